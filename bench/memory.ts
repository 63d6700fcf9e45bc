import { setTimeout as sleep } from 'node:timers/promises';
import type { Case } from './lib/case';
import { watchPoll } from './lib/polls';
import { processFacts, treePssMb } from './lib/process-tree';
import { type Running, startProgram } from './lib/program';
import { createRow } from './lib/row';
import type { Stage } from './lib/stage';

const TARGET = { kind: 'ratio', atMost: 1.25 } as const;
/** What must be back once every window was open and is gone, as a share of what it was before. */
const AFTER_ALL = { kind: 'ratio', atMost: 1.1 } as const;
const SETTLE_MS = 6000;
/** The glance is kept for a minute after it was closed (ms). */
const GLANCE_KEPT_MS = 60_000;
const WINDOW_MS = 4000;
/** Memory varies little from run to run and each run takes half a minute. */
const MOST_RUNS = 3;

/** PSS of all processes with no window: after the first poll, after a window was open, and after all of them were. */
export const memory: Case = {
  name: 'memory',
  measure: async ({ stage, runs }) => {
    const theStage = await stage();
    await (await startProgram(theStage, 'bare')).stop(); // a home's very first start also loads what the graphics driver then caches
    const [bare, polled, closed, after]: [number[], number[], number[], number[]] = [[], [], [], []];
    let [bareParts, polledParts, closedParts, afterParts] = ['', '', '', ''];
    for (let run = 0; run < Math.min(runs, MOST_RUNS); run += 1) {
      const alone = await startProgram(theStage, 'bare', { probe: true });
      await sleep(SETTLE_MS);
      bare.push(treePssMb(alone.pid));
      bareParts = describe('bare', alone);
      await alone.stop();
      const app = await startPolled(theStage);
      polled.push(treePssMb(app.pid));
      polledParts = describe('app', app);
      await openAndCloseWindow(app);
      closed.push(treePssMb(app.pid));
      closedParts = describe('app', app);
      await openAndCloseAll(app);
      after.push(treePssMb(app.pid));
      afterParts = describe('app', app);
      await app.stop();
    }
    const common = { unit: 'MB', bare, target: TARGET } as const;
    return [
      createRow({ ...common, what: 'memory after a poll', measured: polled, details: [bareParts, polledParts] }),
      createRow({ ...common, what: 'memory after a window', measured: closed, details: [bareParts, closedParts] }),
      createRow({
        unit: 'MB',
        what: 'memory after all windows, to before',
        measured: after,
        bare: polled,
        target: AFTER_ALL,
        details: [polledParts, afterParts],
      }),
    ];
  },
};

async function startPolled(stage: Stage): Promise<Running> {
  const polled = watchPoll(stage);
  const app = await startProgram(stage, 'app', { probe: true });
  await polled();
  await sleep(SETTLE_MS);
  return app;
}

/** The history, the glance and the widget at once. */
async function openAndCloseAll(app: Running): Promise<void> {
  await app.item.click('Mini widget');
  await app.item.activate();
  await sleep(WINDOW_MS);
  await openAndCloseWindow(app);
  await sleep(GLANCE_KEPT_MS);
  if (hasRenderer(app)) throw new Error('a window is still there');
}

async function openAndCloseWindow(app: Running): Promise<void> {
  await app.item.click('Open Steadyline');
  await sleep(WINDOW_MS);
  if (!hasRenderer(app)) throw new Error('the window did not open');
  app.process.kill('SIGUSR2');
  await sleep(SETTLE_MS);
}

const hasRenderer = ({ pid }: Running): boolean => processFacts(pid).some(({ role }) => role === 'renderer');

/** Each process with its share, for one run. */
const describe = (name: string, { pid }: Running): string =>
  `${name}: ${processFacts(pid)
    .map(({ role, pssMb }) => `${role} ${pssMb.toFixed(1)}`)
    .join(', ')} MB`;
