import type { TimeRange } from '../../core/contract';
import type { Newest } from '../../core/glance';
import type {
  AggregateColumns,
  ClockColumns,
  ColumnsOf,
  DataNotes,
  DayColumns,
  DeviceHistory,
  EnvelopeColumns,
  FingerstickColumns,
  PatternColumns,
  RecordKind,
  WornSensor,
} from '../../core/history';
import type { Interval } from '../../core/intervals';
import type { Result } from '../../core/result';
import type { Clock } from '../../core/statistics/clock';
import type { Body } from '../dexcom/body';
import type { PatternPolicy } from './patterns';

/**
 * An answer of the API as it came: one window of one kind. A body of bytes is given away: nobody else may read it.
 * `fetchedAt` is epoch ms by the server's clock where known.
 */
export type Page = {
  readonly kind: RecordKind;
  readonly window: Interval;
  readonly body: Body;
  readonly fetchedAt: number;
};

/** What keeping a page did. */
export type Kept = {
  /** Whether anything shown or computed may differ now. */
  readonly changed: boolean;
  readonly records: number;
  readonly rejected: number;
  /** The systemTime (epoch ms) of the newest record that was not there before; null where none was new. */
  readonly newestNewAt: number | null;
};

/** What an archive holds in short; readings are EGVs with a value, copies left out. Times are epoch ms. */
export type ArchiveSummary = {
  readonly count: number;
  readonly firstAt: number | null;
  readonly lastAt: number | null;
  /** The time of the oldest record of any kind. */
  readonly beginsAt: number | null;
};

/**
 * A person's history on disk, in another thread: everything is asynchronous, answers are copied or moved.
 * Copies of a reading by another device are kept and counted once; deleted events are kept and left out of `records`.
 * Long questions end early, by rejecting with the signal's reason, when their signal aborts.
 */
export type Archive = {
  /** Reads an answer and keeps it: good records, what was set aside, and that the window was covered; all or nothing. */
  keep(page: Page): Promise<Result<Kept, 'unreadable'>>;
  /** Reads a /devices answer and keeps it; a changed schedule is a new version. `at` is epoch ms. */
  keepDevices(body: Body, at: number): Promise<Result<Kept, 'unreadable'>>;

  /** The newest two readings with a value at or before `atMost` (epoch ms). */
  newest(atMost: number): Promise<Newest>;
  /** The records of a range, oldest first. */
  records<Kind extends RecordKind>(kind: Kind, range: TimeRange, signal?: AbortSignal): Promise<ColumnsOf[Kind]>;
  /** The range in at most `spans` spans, from the hourly sums where those are fine enough. */
  envelope(range: TimeRange, spans: number, signal?: AbortSignal): Promise<EnvelopeColumns>;
  clocks(): Promise<ClockColumns>;
  hours(range: TimeRange, signal?: AbortSignal): Promise<AggregateColumns>;
  /** Whole days of a clock; a range's edges may cut the first and the last. */
  days(range: TimeRange, clock: Clock, signal?: AbortSignal): Promise<DayColumns>;
  /** What comes again by the time of day. */
  pattern(range: TimeRange, policy: PatternPolicy, signal?: AbortSignal): Promise<PatternColumns>;
  /** The time (epoch ms) of the newest record of each kind. */
  newestOfEach(): Promise<Readonly<Record<RecordKind, number | null>>>;
  devices(): Promise<readonly DeviceHistory[]>;
  /** The sensors worn in a range, inferred from its readings and those around. */
  sensors(range: TimeRange, signal?: AbortSignal): Promise<readonly WornSensor[]>;
  fingersticks(range: TimeRange, signal?: AbortSignal): Promise<FingerstickColumns>;
  dataNotes(): Promise<DataNotes>;
  summary(): Promise<ArchiveSummary>;

  covered(kind: RecordKind): Promise<Interval[]>;
  /** Forgets that anything of a kind was covered, so that it is asked for again; nothing kept is touched. */
  uncover(kind: RecordKind): Promise<void>;
  /** Short texts of the engine that writes them, such as the state of the sync. */
  memo(name: string): Promise<string | null>;
  setMemo(name: string, text: string): Promise<void>;

  /** The user ids under which records came, first to last; records of an earlier one are matched by time and value. */
  userIds(): Promise<readonly string[]>;
  addUserId(userId: string): Promise<void>;
  close(): Promise<void>;
};

/** An open archive, and what had to be done to open it. */
export type OpenedArchive = {
  readonly archive: Archive;
  /** A damaged file was set aside; `salvaged` says how many records of it could still be read. */
  readonly setAside: { readonly salvaged: number } | null;
};

/** Why an archive cannot be opened or written; `damaged` is set aside and never reaches anyone. */
export type ArchiveFailure = 'disk-full' | 'read-only' | 'locked' | 'newer' | 'other';

/** Rejections of an archive's promises carry this; its message names no value. */
export class ArchiveError extends Error {
  constructor(readonly failure: ArchiveFailure) {
    super(`archive: ${failure}`);
  }
}
