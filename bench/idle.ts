import { setTimeout as sleep } from 'node:timers/promises';
import type { Case } from './lib/case';
import { watchPoll } from './lib/polls';
import { treeCpuSeconds, treeWakeUps } from './lib/process-tree';
import { startProgram } from './lib/program';
import { createRow, type Target, type Unit } from './lib/row';
import type { Stage } from './lib/stage';

const TARGET = { kind: 'difference', atMost: 0.2 } as const;
/** Nothing of the app's own may tick: its timers and its thread sleep for minutes. */
const WAKE_UPS = { kind: 'difference', atMost: 2 } as const;
/** A start and its first questions have a tail of timers: it is not what an hour is made of. */
const SETTLE_MS = 15_000;
const WATCH_MS = 30_000;
const MOST_RUNS = 2;

/** Processor time with no window, in per cent of one core, and how often a thread is woken; both programs idle side by side, so that both meet the same machine. */
export const idle: Case = {
  name: 'idle',
  measure: async ({ stage, runs }) => {
    const theStage = await stage();
    const [app, bare]: [Idling[], Idling[]] = [[], []];
    for (let run = 0; run < Math.min(runs, MOST_RUNS); run += 1) {
      const idling = await watchBoth(theStage);
      app.push(idling.app);
      bare.push(idling.bare);
    }
    const row = (what: string, unit: Unit, target: Target, of: (idling: Idling) => number) =>
      createRow({ what, unit, measured: app.map(of), bare: bare.map(of), target });
    return [
      row('processor while idle', '%', TARGET, ({ percent }) => percent),
      row('wake-ups while idle', '/s', WAKE_UPS, ({ wakeUps }) => wakeUps),
    ];
  },
};

/** Processor time in per cent of one core, and wake-ups a second. */
type Idling = { readonly percent: number; readonly wakeUps: number };

async function watchBoth(stage: Stage): Promise<{ app: Idling; bare: Idling }> {
  const polled = watchPoll(stage);
  const bare = await startProgram(stage, 'bare');
  const app = await startProgram(stage, 'app');
  await polled();
  await sleep(SETTLE_MS);
  const [ofApp, ofBare] = [watch(app.pid), watch(bare.pid)];
  await sleep(WATCH_MS);
  const idling = { app: ofApp(), bare: ofBare() };
  await app.stop();
  await bare.stop();
  return idling;
}

/** Begins to watch a program; what it returns says how it idled since. */
function watch(pid: number): () => Idling {
  const [began, cpu, wakeUps] = [performance.now(), treeCpuSeconds(pid), treeWakeUps(pid)];
  return () => {
    const seconds = (performance.now() - began) / 1000;
    const woken = [...treeWakeUps(pid)].reduce((sum, [thread, count]) => sum + count - (wakeUps.get(thread) ?? 0), 0);
    return { percent: (100 * (treeCpuSeconds(pid) - cpu)) / seconds, wakeUps: woken / seconds };
  };
}
