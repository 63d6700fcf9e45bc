import type { ReadingColumns, TimeRange } from './contract';
import type { StartSign } from './statistics/sensor-starts';

/** The kinds of records that come in windows of time; devices are a kind of their own. */
export type RecordKind = 'egv' | 'event' | 'calibration' | 'alert';

/** In a column of UTC offsets: not known, because the device's date was wrong or missing. */
export const NO_OFFSET = -32_768;

/**
 * Readings reduced to at most so many spans of equal length, oldest first; spans without readings are left out.
 * `fromAt` is the start of a span (epoch ms); `least`, `greatest` and what `sum` adds up are mg/dL codes (39 LOW, 401 HIGH).
 */
export type EnvelopeColumns = {
  readonly spanMs: number;
  readonly fromAt: Float64Array;
  readonly least: Int16Array;
  readonly greatest: Int16Array;
  readonly count: Int32Array;
  readonly sum: Float64Array;
};

/**
 * How the person's UTC offset changed, by travel or by summer time, oldest first: from `at` (epoch ms) on, readings are
 * at `offsetMinutes`. The first row is the first known offset; a change that was taken back within three hours is none.
 */
export type ClockColumns = { readonly at: Float64Array; readonly offsetMinutes: Int16Array };

/**
 * Sums of readings by hour or day of a clock, oldest first. `localAt` is the hour's or day's start on
 * that clock, written as if it were UTC; `at` is the instant (epoch ms) at which the first of its hours began.
 * `sum` is in mg/dL, `sumOfSquares` in its square; an hour that a change of clocks repeats has two rows.
 */
export type AggregateColumns = {
  readonly localAt: Float64Array;
  readonly at: Float64Array;
  readonly offsetMinutes: Int16Array;
  readonly count: Int32Array;
  readonly sum: Float64Array;
  readonly sumOfSquares: Float64Array;
  readonly least: Int16Array;
  readonly greatest: Int16Array;
};

/** How many codes a histogram counts: 39 (LOW) to 401 (HIGH). */
export const HISTOGRAM_CODES = 363;

/**
 * Days, and the readings of each by code: row `i` of `histogram` begins at `i * HISTOGRAM_CODES` with code 39. A reading of
 * a denser series than one in five minutes counts for a part of one, in tenths; numbers are then not whole.
 */
export type DayColumns = Omit<AggregateColumns, 'count'> & {
  readonly count: Int32Array | Float64Array;
  readonly histogram: Uint16Array | Float64Array;
};

/** How many episodes began in a range; very low and very high ones are among the others. */
export type EpisodeCounts = Readonly<Record<'low' | 'veryLow' | 'extended' | 'high' | 'veryHigh', number>>;

/**
 * What comes again by the time of day, without what the person left out: the readings of each hour of the day by code, of
 * Mondays to Fridays and then of the other days (row `i` of `histogram` begins at `i * HISTOGRAM_CODES` with code 39), and
 * of each day on a clock the hours that had readings, a low or a high episode: bit 0 stands for 00:00 to 01:00. Readings
 * of a denser series count for parts, as in days.
 */
export type PatternColumns = {
  readonly histogram: Uint32Array | Float64Array;
  readonly localAt: Float64Array;
  readonly has: Int32Array;
  readonly low: Int32Array;
  readonly high: Int32Array;
  /** Null where the range is longer than what is looked through at once. */
  readonly episodes: EpisodeCounts | null;
};

/** Which sums are wanted. */
export type AggregateStep = 'hour' | 'day';

/** What the person entered. `value` is NaN where there is none; `text` holds a note's words, or a value that is no number. */
export type EventColumns = {
  readonly recordId: readonly string[];
  readonly at: Float64Array;
  readonly offsetMinutes: Int16Array;
  readonly type: readonly string[];
  readonly subType: ReadonlyArray<string | null>;
  readonly value: Float64Array;
  readonly unit: ReadonlyArray<string | null>;
  readonly text: ReadonlyArray<string | null>;
  readonly status: ReadonlyArray<string | null>;
  /** When it was entered (epoch ms), NaN where that is not said. */
  readonly recordedAt: Float64Array;
  readonly displayDevice: ReadonlyArray<string | null>;
};

/** Fingersticks given to the sensor; `mgDl` is NaN where there is no value. */
export type CalibrationColumns = {
  readonly recordId: readonly string[];
  readonly at: Float64Array;
  readonly offsetMinutes: Int16Array;
  readonly mgDl: Float64Array;
  readonly displayDevice: ReadonlyArray<string | null>;
};

/** Steps of the alerts of the person's phone or receiver. */
export type AlertColumns = {
  readonly recordId: readonly string[];
  readonly at: Float64Array;
  readonly offsetMinutes: Int16Array;
  readonly name: readonly string[];
  readonly state: ReadonlyArray<string | null>;
  readonly displayDevice: ReadonlyArray<string | null>;
};

/** What each kind of record looks like in a range. */
export type ColumnsOf = {
  readonly egv: ReadingColumns;
  readonly event: EventColumns;
  readonly calibration: CalibrationColumns;
  readonly alert: AlertColumns;
};

/**
 * A sensor as the readings tell of it: the API does not say when one begins. `firstAt` and `lastAt` are its first and its
 * last reading; `why` is null where it had begun before what was looked at, so that `firstAt` is not its start.
 */
export type WornSensor = {
  readonly firstAt: number;
  readonly lastAt: number;
  readonly why: StartSign | null;
  /** The time without readings before its first, where that has the length of a warm-up. */
  readonly warmUp: TimeRange | null;
  readonly transmitterId: string | null;
  readonly transmitterGeneration: string | null;
  readonly transmitterVariant: string | null;
};

/** Fingersticks of 40 to 400 mg/dL that have a reading beside them, oldest first, both in mg/dL (39 LOW, 401 HIGH). */
export type FingerstickColumns = {
  readonly at: Float64Array;
  readonly mgDl: Float64Array;
  readonly sensorMgDl: Int16Array;
  /** 1 where it was given to the sensor, which changes what that shows after it. */
  readonly isCalibration: Uint8Array;
};

/** One alert of a schedule. Values are as reported, in `unit`; what was not said is null. */
export type AlertRule = {
  readonly name: string;
  readonly value: number | null;
  readonly unit: string | null;
  readonly snoozeMinutes: number | null;
  readonly delayMinutes: number | null;
  readonly enabled: boolean | null;
  readonly soundTheme: string | null;
  readonly soundOutputMode: string | null;
  readonly secondaryTriggerCondition: string | null;
  /** When it was last set on the device (epoch ms). */
  readonly setAt: number | null;
  /** What else was said, as JSON; `{}` where nothing. */
  readonly extra: string;
};

/** A schedule of alerts: minutes after local midnight; start equal to end is the whole day. */
export type AlertSchedule = {
  readonly name: string;
  readonly enabled: boolean | null;
  readonly isDefault: boolean | null;
  readonly isActive: boolean | null;
  readonly startMinutes: number | null;
  readonly endMinutes: number | null;
  /** Lower-case English names, Sunday first. */
  readonly days: readonly string[];
  readonly rules: readonly AlertRule[];
  readonly extra: string;
};

/** A device as the API lists it: it has no id, so these three tell it from others. */
export type DeviceKey = {
  readonly transmitterId: string | null;
  readonly displayDevice: string | null;
  readonly displayApp: string | null;
};

/** What the API says of a device now. */
export type DeviceState = DeviceKey & {
  readonly transmitterGeneration: string | null;
  readonly transmitterVariant: string | null;
  /** By the server's clock, epoch ms. */
  readonly lastUploadAt: number | null;
  readonly schedules: readonly AlertSchedule[];
  readonly extra: string;
};

/** A device and every version of its alert schedules that was seen, newest first, so that a changed threshold shows. */
export type DeviceHistory = Omit<DeviceState, 'schedules'> & {
  readonly firstSeenAt: number;
  readonly lastSeenAt: number;
  readonly versions: ReadonlyArray<{ readonly seenAt: number; readonly schedules: readonly AlertSchedule[] }>;
};

/** Why a record could not be read and was set aside. */
export type RejectReason = 'no-id' | 'no-time' | 'not-an-object' | 'no-name';

/** So many unknown names are listed; what more there are is kept with its records all the same. */
export const MOST_UNKNOWN = 200;

/** What was odd in the data: set aside, unknown to this version, or counted once where it came several times. */
export type DataNotes = {
  readonly rejected: ReadonlyArray<{
    readonly kind: RecordKind | 'device';
    readonly reason: RejectReason;
    readonly count: number;
    readonly lastSeenAt: number;
  }>;
  /**
   * Names that this version does not know, as reported; they are kept and shown. Without a value: the field itself. No
   * more than `MOST_UNKNOWN` are listed.
   */
  readonly unknown: ReadonlyArray<{
    readonly kind: RecordKind | 'device';
    readonly field: string;
    readonly value: string | null;
    readonly firstSeenAt: number;
  }>;
  /** EGVs that are another device's copy of one that is counted. */
  readonly copies: number;
  /** Records whose device had a wrong date, so that their local time is not known. */
  readonly withoutOffset: number;
  /** Records that came from a device whose clock was ahead. */
  readonly ahead: number;
};
