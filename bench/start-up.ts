import type { Case } from './lib/case';
import { startProgram } from './lib/program';
import { createRow } from './lib/row';
import type { ProgramName, Stage } from './lib/stage';

const TARGET = { kind: 'ratio', atMost: 1.3 } as const;
/** A program that ended just now still frees memory and writes; the next start should not pay for it. */
const REST_MS = 300;

/** From spawn to the tray item on D-Bus, with a year in the archive; the first start of each, into a cold cache, is left out. */
export const startUp: Case = {
  name: 'start-up',
  measure: async ({ stage, runs }) => {
    const theStage = await stage();
    const times: Record<ProgramName, number[]> = { app: [], bare: [] };
    for (let run = -1; run < runs; run += 1) {
      for (const name of ['bare', 'app'] as const) {
        const ms = await timeToTray(theStage, name);
        if (run >= 0) times[name].push(ms);
      }
    }
    return [
      createRow({ what: 'spawn to tray item', unit: 'ms', measured: times.app, bare: times.bare, target: TARGET }),
    ];
  },
};

async function timeToTray(stage: Stage, name: ProgramName): Promise<number> {
  const running = await startProgram(stage, name);
  await running.stop();
  await new Promise((resolve) => setTimeout(resolve, REST_MS));
  return running.msToTray;
}
