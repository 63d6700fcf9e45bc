import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ReadingColumns } from '../../core/contract';
import { MG_DL_PER_MMOL_L } from '../../core/units';
import { cacheDir } from '../../scripts/lib/paths';
import { say } from '../../scripts/lib/say';

/** What is asked of Tidepool's statistics, as its own screens ask. */
const STATS = [
  'averageGlucose',
  'standardDev',
  'coefficientOfVariation',
  'glucoseManagementIndicator',
  'timeInRange',
  'sensorUsage',
  'bgExtents',
];

const FOLDER = join(cacheDir(), 'tidepool-viz-1.60.0');
/** The version of sundial that it asks for is not to be had; the one before does. */
const PACKAGE = { private: true, dependencies: { '@tidepool/viz': '1.60.0' }, overrides: { sundial: '1.7.5' } };

/** The answers that are compared: the mean in mg/dL and readings in range. */
type Stats = {
  readonly averageGlucose: { readonly averageGlucose: number };
  readonly timeInRange: { readonly counts: { readonly target: number } };
};

type DataUtil = {
  addData(data: readonly object[], patientId: string): void;
  query(query: object): { readonly data: { readonly current: { readonly stats: Stats } } };
};

/** Tidepool's statistics of readings, which it has taken in already, to be asked for again and again. */
export type Tidepool = () => Stats;

/** Loads Tidepool's package, installed outside the project the first time; null, and said, where it cannot be had. */
export async function loadTidepool(readings: ReadingColumns): Promise<Tidepool | null> {
  try {
    await install();
    return prepare(createRequire(join(FOLDER, 'package.json'))('@tidepool/viz/dist/data.js').DataUtil, readings);
  } catch (error) {
    const [line] = String(error instanceof Error ? error.message : error).split('\n');
    say(`@tidepool/viz is not here to compare with, so that is left out: ${line}`);
    return null;
  }
}

async function install(): Promise<void> {
  if (existsSync(join(FOLDER, 'node_modules/@tidepool/viz'))) return;
  say('Installing @tidepool/viz outside the project …');
  await mkdir(FOLDER, { recursive: true });
  await writeFile(join(FOLDER, 'package.json'), JSON.stringify(PACKAGE));
  const args = ['install', '--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund'];
  await promisify(execFile)('npm', args, { cwd: FOLDER, shell: process.platform === 'win32' });
}

function prepare(Util: new () => DataUtil, { at, mgDl }: ReadingColumns): Tidepool {
  const util = new Util();
  const about = { units: 'mmol/L', deviceId: 'sensor', uploadId: 'upload', timezone: 'UTC', timezoneOffset: 0 };
  const data = Array.from(at, (time, i) => {
    const iso = new Date(time).toISOString();
    const value = (mgDl[i] ?? 0) / MG_DL_PER_MMOL_L;
    return {
      ...about,
      id: `r${i}`,
      type: 'cbg',
      value,
      time: iso,
      deviceTime: iso.slice(0, 19),
      sampleInterval: 300_000,
    };
  });
  util.addData(data, 'person');
  const query = {
    bgSource: 'cbg',
    endpoints: [at[0] ?? 0, (at[at.length - 1] ?? 0) + 1],
    bgPrefs: {
      bgUnits: 'mg/dL',
      bgBounds: { veryHighThreshold: 250, targetUpperBound: 180, targetLowerBound: 70, veryLowThreshold: 54 },
    },
    timePrefs: { timezoneAware: true, timezoneName: 'UTC' },
    stats: STATS,
  };
  return () => util.query(query).data.current.stats;
}
