import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cutNewestFirst } from '../core/intervals';
import { LIVED } from '../core/statistics/clock';
import type { Archive } from '../main/archive/contract';
import { LONGEST_WINDOW_MS } from '../main/dexcom/client';
import { openArchiveInWorker } from '../main/worker/open-in-worker';
import type { Case } from './lib/case';
import { clientOf, keepWindow } from './lib/client';
import { type Delays, delayRows } from './lib/delay-rows';
import { watchEventLoop } from './lib/event-loop-delay';
import { watchIdleThread } from './lib/idle-thread';
import { watchFill } from './lib/polls';
import { startProgram } from './lib/program';
import { type Service, startService } from './lib/service';
import type { Stage } from './lib/stage';

const DAY_MS = 86_400_000;
const YEAR_DAYS = 365;
/** Each takes as long as a first year does. */
const MOST_STARTS = 3;
const NS_PER_MS = 1e6;

/** How long the thread that fetches is held up while the archive's thread keeps a year: in plain Node, and in the app. */
export const eventLoop: Case = {
  name: 'event-loop',
  measure: async ({ runs, stage }) => [
    ...delayRows('a year kept and asked for', await inNode(runs)),
    ...delayRows("the app's first year", await inTheApp(await stage(), runs)),
  ],
};

async function inNode(runs: number): Promise<Delays[]> {
  const now = Date.now();
  const service = await startService({ now, days: YEAR_DAYS });
  const delays: Delays[] = [];
  try {
    for (let run = 0; run < runs; run += 1) delays.push(await delayOfAYear(service, now));
  } finally {
    await service.stop();
  }
  return delays;
}

/** The app is signed in, has no history and no window; it writes its delays down itself. */
async function inTheApp(stage: Stage, runs: number): Promise<Delays[]> {
  const delays: Delays[] = [];
  for (let run = 0; run < Math.min(runs, MOST_STARTS); run += 1) {
    const report = stage.scratch(`delays-${run}.json`);
    const env = { STEADYLINE_PROBE_DELAYS: report };
    const filled = watchFill(stage);
    const idle = await watchIdleThread();
    const app = await startProgram(stage, 'app', { probe: true, withoutHistory: true, env });
    await filled();
    await app.stop();
    const beside = await idle.stop();
    const { p99, max } = JSON.parse(await readFile(report, 'utf8')) as { p99: number; max: number };
    delays.push({ working: { p99Ms: p99 / NS_PER_MS, maxMs: max / NS_PER_MS }, idle: beside });
  }
  return delays;
}

async function delayOfAYear(service: Service, now: number): Promise<Delays> {
  const folder = await mkdtemp(join(tmpdir(), 'steadyline-bench-'));
  const { archive } = await openArchiveInWorker(join(folder, 'archive.sqlite'), now);
  const client = clientOf(service.origin, service.accessToken);
  const idle = await watchIdleThread();
  const watch = watchEventLoop();
  try {
    for (const window of cutNewestFirst({ fromAt: now - YEAR_DAYS * DAY_MS, toAt: now }, LONGEST_WINDOW_MS)) {
      await keepWindow(client, archive, window);
      await ask(archive, window.fromAt, now);
    }
    return { working: watch.stop(), idle: await idle.stop() };
  } finally {
    await archive.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** What a window asks after each page, and more: the newest, all readings so far, and the longest ranges reduced. */
async function ask(archive: Archive, fromAt: number, now: number): Promise<void> {
  const range = { fromAt, toAt: now };
  await archive.newest(now);
  await archive.records('egv', range);
  await archive.envelope(range, 2000);
  await archive.days(range, LIVED);
}
