import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { watchBus } from '../test/support/bus-watch';
import type { Case } from './lib/case';
import { watchPoll } from './lib/polls';
import { startProgram } from './lib/program';
import { createRow } from './lib/row';
import type { Stage } from './lib/stage';

const TARGET = { kind: 'value', atMost: 50 } as const;
const PATIENCE_MS = 20_000;

/**
 * From the archive's word to the main process that a reading is the newest to the panel's word on D-Bus that the icon is
 * another; and the whole way from the answer of the service. The account is signed in and has no history: its first
 * reading is new.
 */
export const trayIcon: Case = {
  name: 'tray-icon',
  measure: async ({ stage, runs }) => {
    const theStage = await stage();
    const [fromState, fromAnswer]: [number[], number[]] = [[], []];
    for (let run = 0; run < runs; run += 1) {
      const { answeredAt, toldAt, shownAt } = await firstReading(theStage, theStage.scratch(`icons-${run}`));
      fromState.push(shownAt - toldAt);
      fromAnswer.push(shownAt - answeredAt);
    }
    return [
      createRow({ what: 'new reading to icon on D-Bus', unit: 'ms', measured: fromState, target: TARGET }),
      createRow({ what: 'answer of the service to icon on D-Bus', unit: 'ms', measured: fromAnswer }),
    ];
  },
};

type Moments = { readonly answeredAt: number; readonly toldAt: number; readonly shownAt: number };
type Drawn = { readonly toldAt: number; readonly drawnAt: number };

async function firstReading(stage: Stage, report: string): Promise<Moments> {
  const { requests } = stage.account.simulator;
  const before = requests.length;
  const bus = await watchBus(stage.session.env.DBUS_SESSION_BUS_ADDRESS ?? '');
  const polled = watchPoll(stage);
  const env = { STEADYLINE_PROBE_ICONS: report };
  const app = await startProgram(stage, 'app', { probe: true, withoutHistory: true, env });
  try {
    await polled();
    for (const giveUpAt = Date.now() + PATIENCE_MS; Date.now() < giveUpAt; await sleep(20)) {
      const answeredAt = requests.slice(before).find(({ path }) => path.endsWith('/egvs'))?.at;
      if (answeredAt === undefined) continue;
      const drawn = (await drawnIn(report)).find(({ drawnAt }) => drawnAt > answeredAt);
      const shown = drawn && bus.messages.find(({ at, member }) => member === 'NewIcon' && at >= drawn.drawnAt);
      if (drawn && shown) return { answeredAt, toldAt: drawn.toldAt, shownAt: shown.at };
    }
    throw new Error('the first reading did not come to the tray');
  } finally {
    await app.stop();
    await bus.stop();
  }
}

const drawnIn = async (report: string): Promise<Drawn[]> =>
  (await readFile(report, 'utf8').catch(() => ''))
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Drawn);
