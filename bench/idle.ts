import { setTimeout as sleep } from 'node:timers/promises';
import type { Case } from './lib/case';
import { watchPoll } from './lib/polls';
import { treeCpuSeconds } from './lib/process-tree';
import { startProgram } from './lib/program';
import { createRow } from './lib/row';
import type { Stage } from './lib/stage';

const TARGET = { kind: 'difference', atMost: 0.2 } as const;
const SETTLE_MS = 8000;
const WATCH_MS = 30_000;
const MOST_RUNS = 2;

/** Processor time with no window, in per cent of one core; both programs idle side by side, so that both meet the same machine. */
export const idle: Case = {
  name: 'idle',
  measure: async ({ stage, runs }) => {
    const theStage = await stage();
    const [app, bare]: [number[], number[]] = [[], []];
    for (let run = 0; run < Math.min(runs, MOST_RUNS); run += 1) {
      const shares = await idleShares(theStage);
      app.push(shares.app);
      bare.push(shares.bare);
    }
    return [createRow({ what: 'processor while idle', unit: '%', measured: app, bare, target: TARGET })];
  },
};

async function idleShares(stage: Stage): Promise<{ app: number; bare: number }> {
  const polled = watchPoll(stage);
  const bare = await startProgram(stage, 'bare');
  const app = await startProgram(stage, 'app');
  await polled();
  await sleep(SETTLE_MS);
  const both = [app.pid, bare.pid] as const;
  const before = both.map(treeCpuSeconds);
  const began = performance.now();
  await sleep(WATCH_MS);
  const seconds = (performance.now() - began) / 1000;
  const [appShare = 0, bareShare = 0] = both.map(
    (pid, i) => (100 * (treeCpuSeconds(pid) - (before[i] ?? 0))) / seconds,
  );
  await app.stop();
  await bare.stop();
  return { app: appShare, bare: bareShare };
}
