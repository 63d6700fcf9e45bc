import type { Alert, Calibration, DeviceState, Egv, LoggedEvent, Recorded, RecordKind } from '../person/person';
import type { SimResponse } from '../request';
import type { ProfileName } from '../world';
import type { Ids } from './ids';
import { plainWire } from './profile-plain';
import { realWire } from './profile-real';

/** A JSON object as it goes out. */
export type WireObject = Readonly<Record<string, unknown>>;

/** First and last record of a kind, or null when there is none. */
export interface RecordRange {
  readonly first: Recorded;
  readonly last: Recorded;
}

export interface DataRanges {
  readonly calibrations: RecordRange | null;
  readonly egvs: RecordRange | null;
  readonly events: RecordRange | null;
}

/** An event as of an instant: after a correction has arrived it reads otherwise. */
export interface EventNow {
  readonly event: LoggedEvent;
  readonly status: 'created' | 'updated' | 'deleted';
  readonly value: number | null;
}

/** An error of a data endpoint. */
export type Problem = (
  status: number,
  code: string,
  message: string,
  headers?: Readonly<Record<string, string>>,
) => SimResponse;

/** How records are written: one for the specification, one for the service as it is. */
export interface Wire {
  readonly isNewestFirst: boolean;
  /** A `lastSyncTime` further back than this is answered wrongly (with nothing). */
  readonly lastSyncReachMs: number;
  readonly recordTypes: Readonly<Record<RecordKind | 'device', string>>;
  /** `now` counts because a value may be edited in silence after it arrived. */
  readonly egv: (egv: Egv, ids: Ids, now: number) => WireObject;
  readonly event: (event: EventNow, ids: Ids) => WireObject;
  readonly calibration: (calibration: Calibration, ids: Ids) => WireObject;
  readonly alert: (alert: Alert, ids: Ids) => WireObject;
  readonly device: (state: DeviceState) => WireObject;
  readonly ranges: (ranges: DataRanges) => WireObject;
  readonly token: (body: WireObject) => WireObject;
  readonly problem: Problem;
}

/** The wire of a profile. */
export function wireOf(profile: ProfileName): Wire {
  return profile === 'real' ? realWire : plainWire;
}
