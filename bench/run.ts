import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { buildIfStale } from '../scripts/lib/build';
import { projectDir } from '../scripts/lib/paths';
import { runScript, say } from '../scripts/lib/say';
import { bundle } from './bundle';
import { eventLoop } from './event-loop';
import { firstFill } from './fill';
import { firstGlance } from './first-glance';
import { history } from './history';
import { idle } from './idle';
import type { Case } from './lib/case';
import { parseOptions } from './lib/options';
import type { Row } from './lib/row';
import { openStage, type Stage } from './lib/stage';
import { formatTable } from './lib/table';
import { memory } from './memory';
import { popover } from './popover';
import { replay } from './replay';
import { startUp } from './start-up';
import { statistics } from './statistics';
import { trayIcon } from './tray-icon';
import { trayTick } from './tray-tick';
import { views } from './views';

/** Everything that is measured; a new case is a file and a line here. */
const CASES: readonly Case[] = [
  startUp,
  firstGlance,
  memory,
  idle,
  eventLoop,
  bundle,
  popover,
  trayTick,
  trayIcon,
  firstFill,
  history,
  replay,
  statistics,
  views,
];

const REPORT = join(projectDir, 'artifacts/bench.json');

/** A report, not a gate: a missed target is marked and the exit code stays 0. */
async function main(): Promise<number> {
  const { runs, cases } = parseOptions(process.argv.slice(2), CASES);
  await buildIfStale();
  let opened: Promise<Stage> | undefined;
  const stage = (): Promise<Stage> => {
    opened ??= openStage();
    return opened;
  };
  const rows: Row[] = [];
  try {
    for (const { name, measure } of cases) {
      say(`Measuring ${name} …`);
      rows.push(...(await measure({ runs, stage })));
    }
  } finally {
    await (await opened?.catch(() => undefined))?.stop();
  }
  process.stdout.write(`\n${formatTable(rows)}\n`);
  await writeReport(runs, rows);
  return 0;
}

async function writeReport(runs: number, rows: readonly Row[]): Promise<void> {
  await mkdir(join(projectDir, 'artifacts'), { recursive: true });
  const machine = { platform: process.platform, arch: process.arch, cores: cpus().length };
  const report = { measuredAt: new Date().toISOString(), machine, runs, rows };
  await writeFile(REPORT, `${JSON.stringify(report, null, 2)}\n`);
}

runScript(main);
