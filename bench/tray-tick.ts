import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { watchBus } from '../test/support/bus-watch';
import type { Case } from './lib/case';
import { watchPoll } from './lib/polls';
import { startProgram } from './lib/program';
import { createRow } from './lib/row';
import type { Stage } from './lib/stage';

const SETTLE_MS = 8000;
/** An age in minutes changes within this time. */
const MINUTE_MS = 65_000;
/** Much less than a minute, so that nothing changes in it. */
const WATCH_MS = 20_000;
const MOST_RUNS = 2;

/** What it costs to look at the clock again while nothing shown changes; the ticks of hours are had within seconds. */
export const trayTick: Case = {
  name: 'tray-tick',
  measure: async ({ stage, runs }) => {
    const theStage = await stage();
    const [medians, messages, details]: [number[], number[], string[]] = [[], [], []];
    for (let run = 0; run < Math.min(runs, MOST_RUNS); run += 1) {
      const watched = await watchTicks(theStage, theStage.scratch(`ticks-${run}.json`));
      const sorted = [...watched.tookMs].sort((a, b) => a - b);
      const share = (of: number): number => sorted[Math.floor((sorted.length - 1) * of)] ?? Number.NaN;
      medians.push(share(0.5));
      messages.push(watched.members.length);
      const longest = `99 % within ${share(0.99).toFixed(2)} ms, the longest ${share(1).toFixed(2)} ms`;
      details.push(`${sorted.length} ticks: ${longest}`, ...watched.members);
    }
    const unchanged = 'tick with nothing changed';
    return [
      createRow({ what: unchanged, unit: 'ms', measured: medians, target: { kind: 'value', atMost: 1 }, details }),
      createRow({
        what: `${unchanged}, on D-Bus in ${WATCH_MS / 1000} s`,
        unit: 'messages',
        measured: messages,
        target: { kind: 'value', atMost: 0 },
      }),
    ];
  },
};

/** Waits for the age to change and then watches the ticks until well before it does again. */
async function watchTicks(stage: Stage, report: string): Promise<{ tookMs: number[]; members: string[] }> {
  const polled = watchPoll(stage);
  const app = await startProgram(stage, 'app', { probe: true, env: { STEADYLINE_PROBE_TICKS: report } });
  await polled();
  await sleep(SETTLE_MS);
  const bus = await watchBus(stage.session.env.DBUS_SESSION_BUS_ADDRESS ?? '');
  try {
    for (const giveUpAt = Date.now() + MINUTE_MS; !bus.messages.some(({ member }) => member === 'NewToolTip'); ) {
      if (Date.now() > giveUpAt) throw new Error('no age changed within a minute');
      await sleep(100);
    }
    await sleep(1000); // the menu follows the tooltip
    const [seen, ticked] = [bus.messages.length, (await ticksIn(report)).length];
    await sleep(WATCH_MS);
    const members = bus.messages.slice(seen).map(({ member }) => member);
    return { tookMs: (await ticksIn(report)).slice(ticked), members };
  } finally {
    await bus.stop();
    await app.stop();
  }
}

const ticksIn = async (report: string): Promise<number[]> =>
  JSON.parse(await readFile(report, 'utf8').catch(() => '[]')) as number[];
