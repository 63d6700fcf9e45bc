/** A device that shows readings and uploads them. */
export interface Device {
  readonly key: 'phone' | 'receiver';
  readonly displayDevice: 'iOS' | 'android' | 'receiver';
  readonly displayApp: string;
  /** Phones write their UTC offset, receivers do not (Dexcom swaggerV3). */
  readonly writesOffset: boolean;
}

/** A worn sensor with its transmitter. */
export interface Sensor {
  /** Six characters, as printed on a transmitter; the real API hashes it. */
  readonly transmitterId: string;
  readonly generation: 'g6' | 'g7';
  readonly variant: string;
  /** Epoch ms; transmitterTicks are seconds since then. */
  readonly activatedAt: number;
}

/** What every record has. */
export interface Recorded {
  /** Unique within one kind and one device of a person. */
  readonly key: number;
  /** `systemTime`, epoch ms by the device's clock. */
  readonly at: number;
  /** `displayTime` minus `systemTime`. */
  readonly offsetMinutes: number;
  /** Epoch ms from which the API has the record; Infinity when it never comes. */
  readonly arrivedAt: number;
  readonly device: Device;
  readonly sensor: Sensor;
}

/** The arrows the API names (the subset that a worn sensor produces). */
export type Trend =
  | 'notComputable'
  | 'rateOutOfRange'
  | 'doubleUp'
  | 'singleUp'
  | 'fortyFiveUp'
  | 'flat'
  | 'fortyFiveDown'
  | 'singleDown'
  | 'doubleDown';

/** One estimated glucose value. */
export interface Egv extends Recorded {
  readonly ticks: number;
  /** Whole mg/dL: 39 when low, 401 when high, else 40 to 400. */
  readonly mgDl: number;
  readonly status: 'low' | 'ok' | 'high';
  readonly trend: Trend;
  /** mg/dL per minute with one decimal; null when it cannot be computed. */
  readonly rateMgDlPerMinute: number | null;
}

export type EventType = 'carbs' | 'insulin' | 'exercise' | 'health' | 'bloodGlucose' | 'notes';

/** Something the person entered. */
export interface LoggedEvent extends Recorded {
  readonly type: EventType;
  readonly subType: string | null;
  readonly value: number | null;
  readonly unit: string | null;
  /** The words of a note. */
  readonly text: string | null;
  /** When it was entered, epoch ms; later than `at` for late entries. */
  readonly recordedAt: number;
  /** A later correction by the person, visible from its own arrival on. */
  readonly change: EventChange | null;
}

export interface EventChange {
  readonly status: 'updated' | 'deleted';
  readonly value: number | null;
  readonly arrivedAt: number;
}

/** A fingerstick given to the sensor. */
export interface Calibration extends Recorded {
  readonly ticks: number;
  readonly mgDl: number;
}

export type AlertName =
  | 'high'
  | 'low'
  | 'rise'
  | 'fall'
  | 'outOfRange'
  | 'urgentLow'
  | 'urgentLowSoon'
  | 'noReadings'
  | 'fixedLow';

/** One step of an alert on the phone. */
export interface Alert extends Recorded {
  readonly name: AlertName;
  readonly state: 'inactive' | 'activeSnoozed' | 'activeAlarming';
}

export interface AlertSetting {
  readonly name: AlertName;
  readonly value: number | null;
  readonly unit: 'mg/dL' | 'mg/dL/min' | 'minutes';
  readonly snoozeMinutes: number | null;
  readonly isEnabled: boolean;
}

export interface AlertSchedule {
  readonly name: string;
  readonly isDefault: boolean;
  /** Minutes after local midnight; start equal to end is the whole day. */
  readonly startMinutes: number;
  readonly endMinutes: number;
  /** When the person last changed it, epoch ms. */
  readonly setAt: number;
  readonly settings: readonly AlertSetting[];
}

/** What /devices says about one device. */
export interface DeviceState {
  readonly device: Device;
  readonly sensor: Sensor;
  /** Epoch ms, by the server's clock. */
  readonly lastUploadAt: number;
  readonly schedules: readonly AlertSchedule[];
}

/** Reads the records of one kind whose `at` lies in [fromAt, toAt), oldest first, whether they have arrived or not. */
export type ReadRecords<T> = (fromAt: number, toAt: number) => readonly T[];

/** The four kinds of records that are asked for by window. */
export interface RecordOf {
  readonly egv: Egv;
  readonly event: LoggedEvent;
  readonly calibration: Calibration;
  readonly alert: Alert;
}

export type RecordKind = keyof RecordOf;

/** Someone with a CGM: generated, replayed or scripted, the endpoints cannot tell. */
export interface Person {
  readonly id: string;
  /** A role, never an invented personal name. */
  readonly name: string;
  readonly about: string;
  /** No record lies before this instant, epoch ms. */
  readonly startAt: number;
  /** No record lies at or after this instant, epoch ms; Infinity for a life that goes on. */
  readonly endAt: number;
  /** No record arrives later than this after its own time (records that never arrive aside). */
  readonly latestArrivalMs: number;
  readonly egvs: ReadRecords<Egv>;
  readonly events: ReadRecords<LoggedEvent>;
  readonly calibrations: ReadRecords<Calibration>;
  readonly alerts: ReadRecords<Alert>;
  /** The devices known to the API at an instant. */
  readonly devices: (now: number) => readonly DeviceState[];
  /** No record's time is further ahead of the moment at which it arrives; 0 without. */
  readonly aheadMs?: number;
  /** The person as the API has them at an instant, where records are edited or withdrawn after they arrived. */
  readonly asOf?: (now: number) => Person;
}
