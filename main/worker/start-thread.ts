import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';

/** The threads of the app, by the names of their files. */
export type ThreadName = 'archive-worker' | 'demo-worker';

/** Starts a thread from the file beside this one: the built script, or in tests its TypeScript source. */
export function startThread(name: ThreadName): Worker {
  const ending = extname(__filename);
  return new Worker(join(__dirname, `${name}${ending}`), {
    execArgv: ending === '.ts' ? ['--require', 'tsx/cjs'] : [],
  });
}
