import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Case } from './lib/case';
import { type Running, startProgram } from './lib/program';
import { createRow } from './lib/row';

const TARGET = { kind: 'value', atMost: 100 } as const;
const SETTLE_MS = 4000;
const BETWEEN_MS = 1000;
/** Each start is measured once cold and so often warm. */
const WARM_TIMES = 3;
const PATIENCE_MS = 5000;

/** From a click on the tray item to the painted glance: its window made anew, and still there from a moment ago. */
export const popover: Case = {
  name: 'popover',
  measure: async ({ stage, runs }) => {
    const theStage = await stage();
    const [cold, warm]: [number[], number[]] = [[], []];
    for (let run = 0; run < runs; run += 1) {
      const report = theStage.scratch(`painted-${run}`);
      const app = await startProgram(theStage, 'app', { probe: true, env: { STEADYLINE_PROBE_PAINTED: report } });
      await sleep(SETTLE_MS);
      cold.push(await clickToPainted(app, report));
      for (let time = 0; time < WARM_TIMES; time += 1) {
        await app.item.activate(); // closes it
        await sleep(BETWEEN_MS);
        warm.push(await clickToPainted(app, report));
      }
      await app.stop();
    }
    const common = { unit: 'ms', target: TARGET } as const;
    return [
      createRow({ ...common, what: 'click to glance, first', measured: cold }),
      createRow({ ...common, what: 'click to glance, again', measured: warm }),
    ];
  },
};

async function clickToPainted(app: Running, report: string): Promise<number> {
  const earlier = (await paintings(report)).length;
  const clickedAt = Date.now();
  await app.item.activate();
  for (const giveUpAt = clickedAt + PATIENCE_MS; Date.now() < giveUpAt; await sleep(20)) {
    const paintedAt = (await paintings(report))[earlier];
    if (paintedAt !== undefined) return paintedAt - clickedAt;
  }
  throw new Error('the glance did not open');
}

/** When windows were painted (epoch ms): both programs go by the same clock. */
const paintings = async (report: string): Promise<number[]> =>
  (await readFile(report, 'utf8').catch(() => '')).split('\n').filter(Boolean).map(Number);
