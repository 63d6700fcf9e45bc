import { createAggregateReader } from './aggregates';
import { archiveErrorOf } from './archive-failure';
import { prepareClocks } from './clocks';
import type { Archive } from './contract';
import { createCoverage } from './covered';
import { createNoteKeeper } from './data-notes';
import { createDeviceKeeper } from './devices';
import type { Dictionary } from './dictionary';
import { createEnvelopeReader } from './envelope';
import { createFingerstickReader } from './fingersticks';
import { createAnswerKeeper, type Parsers } from './keep-answers';
import { createMemos } from './memos';
import { prepareNewest } from './newest';
import { createOwners } from './owners';
import { createPatternReader } from './patterns';
import { createRecordReader } from './record-columns';
import { createRest } from './rest';
import { createSensorReader } from './sensors';
import type { Database } from './sqlite';
import { prepareNewestOfEach, prepareSummary } from './summary';

/** The archive over an open, migrated database. */
export function createHistoryArchive(database: Database, dictionary: Dictionary, parsers: Parsers): Archive {
  const owners = createOwners(database);
  const coverage = createCoverage(database);
  const notes = createNoteKeeper(database);
  const devices = createDeviceKeeper(database);
  const answers = createAnswerKeeper(database, dictionary, parsers, { owners, coverage, notes, devices });
  const newest = prepareNewest(database);
  const records = createRecordReader(database);
  const envelope = createEnvelopeReader(database);
  const clocks = prepareClocks(database);
  const aggregates = createAggregateReader(database);
  const pattern = createPatternReader(records);
  const sensors = createSensorReader(database, dictionary);
  const fingersticks = createFingerstickReader(database, records);
  const newestOfEach = prepareNewestOfEach(database);
  const summary = prepareSummary(database);
  const memos = createMemos(database);
  const answered = createRest(database);
  const guard: typeof guarded = (work, signal) => guarded(work, signal).finally(answered);
  return {
    keep: (page) => guard(() => answers.keep(page)),
    keepDevices: (body, at) => guard(() => answers.keepDevices(body, at)),
    newest: (atMost) => guard(() => newest(atMost)),
    records: (kind, range, signal) => guard(() => records(kind, range, signal), signal),
    envelope: (range, spans, signal) => guard(() => envelope(range, spans, signal), signal),
    clocks: () => guard(clocks),
    hours: (range, signal) => guard(() => aggregates.hours(range, signal), signal),
    days: (range, clock, signal) => guard(() => aggregates.days(range, clock, signal), signal),
    pattern: (range, policy, signal) => guard(() => pattern(range, policy, signal), signal),
    newestOfEach: () => guard(newestOfEach),
    devices: () => guard(devices.read),
    sensors: (range, signal) => guard(() => sensors(range, signal), signal),
    fingersticks: (range, signal) => guard(() => fingersticks(range, signal), signal),
    dataNotes: () => guard(notes.read),
    summary: () => guard(summary),
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
async function guarded<T>(work: () => T | Promise<T>, signal?: AbortSignal): Promise<T> {
  try {
    signal?.throwIfAborted();
    return await work();
  } catch (error) {
    if (signal?.aborted && error === signal.reason) throw error;
    throw archiveErrorOf(error);
  }
}

function closeDatabase(database: Database): void {
  try {
    database.exec('PRAGMA optimize; PRAGMA wal_checkpoint(TRUNCATE)');
  } finally {
    database.close();
  }
}
