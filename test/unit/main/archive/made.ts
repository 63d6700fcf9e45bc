import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { DeviceState, RecordKind } from '../../../../core/history';
import { LIVED } from '../../../../core/statistics/clock';
import type { Archive, Kept } from '../../../../main/archive/contract';
import type { Parsers } from '../../../../main/archive/keep-answers';
import { openArchiveFile } from '../../../../main/archive/open-archive-file';
import { RECORD_KINDS } from '../../../../main/archive/record-tables';
import { openDatabase } from '../../../../main/archive/sqlite';
import type {
  Alert,
  Calibration,
  Egv,
  LoggedEvent,
  ParsedPage,
  RecordOf,
  Source,
} from '../../../../main/dexcom/records';
import { DAY, makeFolder } from '../simulated';

export const NOW = Date.UTC(2026, 4, 1, 12, 34, 56);
export const WINDOW = { fromAt: NOW - DAY, toAt: NOW };
export const ALL = { fromAt: 0, toAt: Number.MAX_SAFE_INTEGER };

/** Answers in tests are pages as parsed already: how they are read is another room's test. */
export const PARSERS: Parsers = {
  parsePage: ((_kind, body) => pageOf(body)) as Parsers['parsePage'],
  parseDevices: (body) => pageOf(body) as ParsedPage<DeviceState> | null,
};

const pageOf = (body: unknown): unknown =>
  typeof body === 'object' && body !== null && 'records' in body
    ? { rejected: [], unknown: [], ...(body as object) }
    : null;

export const PHONE: Source = {
  transmitterId: 'AB12CD',
  transmitterGeneration: 'g6',
  transmitterVariant: null,
  displayDevice: 'iOS',
  displayApp: 'G6',
};
export const RECEIVER: Source = { ...PHONE, displayDevice: 'receiver', displayApp: null };

type At = { readonly systemAt: number };
const common = ({ systemAt }: At) => ({
  recordId: `r${systemAt}`,
  systemAt,
  offsetMinutes: 60,
  source: PHONE,
  extra: '{}',
});

/** An EGV of 120 mg/dL, but for what a test cares about. */
export const egvOf = (about: Partial<Egv> & At): Egv => ({
  ...common(about),
  code: 120,
  status: null,
  trend: 'flat',
  trendRate: 0,
  ticks: null,
  ...about,
});

export const eventOf = (about: Partial<LoggedEvent> & At): LoggedEvent => ({
  ...common(about),
  type: 'carbs',
  subType: null,
  value: 40,
  unit: 'grams',
  text: null,
  status: 'created',
  recordedAt: null,
  ...about,
});

export const calibrationOf = (about: Partial<Calibration> & At): Calibration => ({
  ...common(about),
  mgDl: 110,
  ticks: null,
  ...about,
});

export const alertOf = (about: Partial<Alert> & At): Alert => ({
  ...common(about),
  name: 'low',
  state: 'activeAlarming',
  ...about,
});

/** One record of each kind, alike in what they have in common. */
export const recordOf: { readonly [Kind in RecordKind]: (about: Partial<RecordOf['egv']> & At) => RecordOf[Kind] } = {
  egv: egvOf,
  event: eventOf as never,
  calibration: calibrationOf as never,
  alert: alertOf as never,
};

/** A new archive, closed when the test ends. */
export async function openNew(): Promise<{ archive: Archive; path: string }> {
  const path = join(await makeFolder(), 'a.sqlite');
  return { archive: await openAt(path), path };
}

export async function openAt(path: string): Promise<Archive> {
  const { archive } = await openArchiveFile(path, NOW, PARSERS);
  onTestFinished(() => archive.close().catch(() => {}));
  return archive;
}

type Page<Kind extends RecordKind> = Partial<ParsedPage<RecordOf[Kind]>>;

/** Keeps a page and gives what that did. */
export async function keep<Kind extends RecordKind>(
  archive: Archive,
  kind: Kind,
  page: ReadonlyArray<RecordOf[Kind]> | Page<Kind>,
  about: { readonly window?: typeof WINDOW; readonly fetchedAt?: number } = {},
): Promise<Kept> {
  const body = JSON.stringify(Array.isArray(page) ? { records: page } : { records: [], ...page });
  const kept = await archive.keep({ kind, body, window: WINDOW, fetchedAt: NOW, ...about });
  if (!kept.ok) throw new Error(kept.error);
  return kept.value;
}

/** Everything an archive can be asked, for comparing two. */
export async function contentOf(archive: Archive): Promise<unknown> {
  return {
    records: await Promise.all(RECORD_KINDS.map((kind) => archive.records(kind, ALL))),
    covered: await Promise.all(RECORD_KINDS.map((kind) => archive.covered(kind))),
    hours: await archive.hours(ALL),
    days: await archive.days(ALL, LIVED),
    summary: await archive.summary(),
    newest: await archive.newest(NOW),
    notes: await archive.dataNotes(),
    devices: await archive.devices(),
  };
}

/** Every row of a kind as it is in the file, with words for their numbers. */
export async function rowsOf(path: string, kind: RecordKind): Promise<Record<string, unknown>[]> {
  const database = await openDatabase(path, { readOnly: true });
  const rows = database
    .prepare(
      `SELECT kind.*, source.transmitter_id, source.display_device, source.display_app
       FROM ${kind} AS kind JOIN source ON source.id = kind.source ORDER BY system_at, kind.id`,
    )
    .all();
  database.close();
  return rows as Record<string, unknown>[];
}
