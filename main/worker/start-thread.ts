import { extname, join } from 'node:path';
import { type ResourceLimits, Worker } from 'node:worker_threads';

/** The threads of the app, by the names of their files. */
export type ThreadName = 'archive-worker' | 'demo-worker';

/**
 * A thread that is left to itself grows to several times what it needs and keeps it; measured with a year of pages.
 * The second is far above what the longest answer takes: below a known limit, V8 collects sooner.
 */
const LIMITS: ResourceLimits = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 1024 };

/** Starts a thread from the file beside this one: the built script, or in tests its TypeScript source. */
export function startThread(name: ThreadName): Worker {
  const ending = extname(__filename);
  const execArgv = ending === '.ts' ? ['--require', 'tsx/cjs'] : [];
  return new Worker(join(__dirname, `${name}${ending}`), { execArgv, resourceLimits: LIMITS });
}
