import type { RecordKind } from '../../core/history';
import { fail, ok } from '../../core/result';
import { parseJson } from '../dexcom/body';
import type { ParseDevices, ParsedPage, ParsePage, RecordOf } from '../dexcom/records';
import { createAggregateReader } from './aggregates';
import { archiveErrorOf } from './archive-failure';
import type { Archive, ArchiveSummary, Kept, Page } from './contract';
import { createCoverage } from './covered';
import { createNoteKeeper } from './data-notes';
import { createReadingDeriver } from './derive-readings';
import { createDeviceKeeper } from './devices';
import type { Dictionary } from './dictionary';
import { createEnvelopeReader } from './envelope';
import { createRecordKeeper, type RecordKeeper } from './keep-records';
import { AHEAD_MARK, SHOWN } from './marks';
import { prepareNewest } from './newest';
import { createOwners } from './owners';
import { createRecordReader } from './record-columns';
import { RECORD_KINDS } from './record-tables';
import { type Database, inTransaction } from './sqlite';

/** How answers are read: given from outside, so that the archive knows nothing of their wire format. */
export type Parsers = { readonly parsePage: ParsePage; readonly parseDevices: ParseDevices };

/** The archive over an open, migrated database. */
export function createHistoryArchive(database: Database, dictionary: Dictionary, parsers: Parsers): Archive {
  const parts = prepareParts(database, dictionary);
  const { owners, coverage, notes, devices, memos, newest } = parts;
  const change = <T>(work: () => T): T => {
    try {
      return inTransaction(database, work);
    } catch (error) {
      dictionary.reload();
      throw error;
    }
  };
  return {
    keep: (page) =>
      guard(() => {
        const parsed = parsers.parsePage(page.kind, parseJson(page.body));
        return parsed ? ok(change(() => keepPage(parts, page, parsed))) : fail('unreadable');
      }),
    keepDevices: (body, at) =>
      guard(() => {
        const parsed = parsers.parseDevices(parseJson(body));
        if (!parsed) return fail('unreadable');
        return ok(
          change(() => {
            const isNoted = notes.keep('device', parsed, at);
            const changes = parsed.records.filter((device) => devices.keep(device, at));
            return keptOf(parsed, isNoted || changes.length > 0, null);
          }),
        );
      }),
    newest: (atMost) => guard(() => newest(atMost)),
    records: (kind, range, signal) => guard(() => parts.records(kind, range, signal), signal),
    envelope: (range, spans, signal) => guard(() => parts.envelope(range, spans, signal), signal),
    hours: (range, signal) => guard(() => parts.aggregates.hours(range, signal), signal),
    days: (range, signal) => guard(() => parts.aggregates.days(range, signal), signal),
    newestOfEach: () => guard(parts.newestOfEach),
    devices: () => guard(devices.read),
    dataNotes: () => guard(notes.read),
    summary: () => guard(parts.summary),
    covered: (kind) => guard(() => coverage.of(kind)),
    uncover: (kind) => guard(() => coverage.clear(kind)),
    memo: (name) => guard(() => memos.get(name)),
    setMemo: (name, text) => guard(() => memos.set(name, text)),
    userIds: () => guard(owners.userIds),
    addUserId: (userId) => guard(() => owners.add(userId)),
    close: () => guard(() => closeDatabase(database)),
  };
}

/** Everything that fails, fails as an `ArchiveError`; a question taken back fails with its signal's reason. */
async function guard<T>(work: () => T | Promise<T>, signal?: AbortSignal): Promise<T> {
  try {
    signal?.throwIfAborted();
    return await work();
  } catch (error) {
    if (signal?.aborted && error === signal.reason) throw error;
    throw archiveErrorOf(error);
  }
}

type Parts = ReturnType<typeof prepareParts>;

function prepareParts(database: Database, dictionary: Dictionary) {
  const keepers: { readonly [Kind in RecordKind]: RecordKeeper<Kind> } = {
    egv: createRecordKeeper(database, 'egv', dictionary),
    event: createRecordKeeper(database, 'event', dictionary),
    calibration: createRecordKeeper(database, 'calibration', dictionary),
    alert: createRecordKeeper(database, 'alert', dictionary),
  };
  return {
    keepers,
    derive: createReadingDeriver(database, dictionary),
    owners: createOwners(database),
    coverage: createCoverage(database),
    notes: createNoteKeeper(database),
    devices: createDeviceKeeper(database),
    memos: createMemos(database),
    newest: prepareNewest(database),
    records: createRecordReader(database),
    envelope: createEnvelopeReader(database),
    aggregates: createAggregateReader(database),
    newestOfEach: prepareNewestOfEach(database),
    summary: prepareSummary(database),
  };
}

function keepPage<Kind extends RecordKind>(
  { keepers, owners, derive, coverage, notes }: Parts,
  { kind, window, fetchedAt }: Page & { readonly kind: Kind },
  parsed: ParsedPage<RecordOf[Kind]>,
): Kept {
  const keeper: RecordKeeper<Kind> = keepers[kind];
  const { touched, newestNewAt } = keeper(parsed.records, { ...owners.current(), fetchedAt });
  if (kind === 'egv') derive(touched);
  const isNoted = notes.keep(kind, parsed, fetchedAt);
  coverage.add(kind, window);
  return keptOf(parsed, isNoted || touched.length > 0, newestNewAt);
}

const keptOf = (parsed: ParsedPage<unknown>, changed: boolean, newestNewAt: number | null): Kept => ({
  changed,
  records: parsed.records.length,
  rejected: parsed.rejected.length,
  newestNewAt,
});

function createMemos(database: Database) {
  const get = database.prepare('SELECT text FROM memo WHERE name = ?');
  const set = database.prepare('INSERT OR REPLACE INTO memo VALUES (?, ?)');
  return {
    get: (name: string): string | null => (get.get(name) as { text: string } | undefined)?.text ?? null,
    set: (name: string, text: string): void => void set.run(name, text),
  };
}

function prepareNewestOfEach(database: Database) {
  const newest = RECORD_KINDS.map((kind) => {
    const sql = `SELECT system_at AS at FROM ${kind} WHERE marks & ${AHEAD_MARK} = 0 ORDER BY system_at DESC LIMIT 1`;
    return [kind, database.prepare(sql)] as const;
  });
  return () =>
    Object.fromEntries(
      newest.map(([kind, sql]) => [kind, (sql.get() as { at: number } | undefined)?.at ?? null]),
    ) as Record<RecordKind, number | null>;
}

/** From the hourly sums: ten years are a few milliseconds. */
function prepareSummary(database: Database): () => ArchiveSummary {
  const summary = database.prepare(
    `SELECT ifnull(sum(count), 0) AS count,
       (SELECT system_at FROM egv WHERE ${SHOWN} ORDER BY system_at LIMIT 1) AS firstAt,
       (SELECT system_at FROM egv WHERE ${SHOWN} ORDER BY system_at DESC LIMIT 1) AS lastAt FROM hour`,
  );
  return () => ({ ...(summary.get() as ArchiveSummary) });
}

function closeDatabase(database: Database): void {
  try {
    database.exec('PRAGMA optimize; PRAGMA wal_checkpoint(TRUNCATE)');
  } finally {
    database.close();
  }
}
