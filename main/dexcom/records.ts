import type { DeviceState, RecordKind, RejectReason } from '../../core/history';

/** Where a record came from: few combinations, repeated in every record. */
export type Source = {
  readonly transmitterId: string | null;
  readonly transmitterGeneration: string | null;
  readonly transmitterVariant: string | null;
  readonly displayDevice: string | null;
  readonly displayApp: string | null;
};

/**
 * What every record has. `systemAt` is epoch ms UTC; `offsetMinutes` is the person's UTC offset then, null where the
 * device's date was wrong; `extra` holds, as JSON, everything the record said that has no column of its own or does
 * not come back from the columns, `{}` where nothing is left.
 */
export type Recorded = {
  readonly recordId: string;
  readonly systemAt: number;
  readonly offsetMinutes: number | null;
  readonly source: Source;
  readonly extra: string;
};

/** One EGV; `code` is mg/dL, 39 for LOW, 401 for HIGH, null for no value. */
export type Egv = Recorded & {
  readonly code: number | null;
  readonly status: string | null;
  readonly trend: string | null;
  readonly trendRate: number | null;
  readonly ticks: number | null;
};

/** What the person entered; `text` is a note's words, or a value that is no number. */
export type LoggedEvent = Recorded & {
  readonly type: string;
  readonly subType: string | null;
  readonly value: number | null;
  readonly unit: string | null;
  readonly text: string | null;
  readonly status: string | null;
  readonly recordedAt: number | null;
};

/** A fingerstick given to the sensor, in mg/dL. */
export type Calibration = Recorded & { readonly mgDl: number | null; readonly ticks: number | null };

/** One step of an alert. */
export type Alert = Recorded & { readonly name: string; readonly state: string | null };

/** The record of each kind. */
export type RecordOf = {
  readonly egv: Egv;
  readonly event: LoggedEvent;
  readonly calibration: Calibration;
  readonly alert: Alert;
};

/** A record that could not be read: why, and the record itself as JSON, so that nothing is lost. */
export type Rejected = { readonly reason: RejectReason; readonly raw: string };

/** A name this version does not know: met in a field that should hold one of a list, or, without a value, the field's own. */
export type Unknown = { readonly field: string; readonly value: string | null };

/** A page as read: good records, those set aside, and unknown names (each once). */
export type ParsedPage<T> = {
  readonly records: readonly T[];
  readonly rejected: readonly Rejected[];
  readonly unknown: readonly Unknown[];
};

/** Reads a page's body; null where it is no such answer at all. */
export type ParsePage = <Kind extends RecordKind>(kind: Kind, body: unknown) => ParsedPage<RecordOf[Kind]> | null;

/** Reads the body of a /devices answer; null where it is no such answer at all. */
export type ParseDevices = (body: unknown) => ParsedPage<DeviceState> | null;
