import type { AlertName, AlertSetting, EventType } from '../person/person';

/** When something was recorded: an instant, and what the device showed ahead of UTC. */
export interface Moment {
  /** Epoch ms. */
  readonly at: number;
  readonly offsetMinutes: number;
}

export interface RecordedReading extends Moment {
  /** Whole mg/dL; 39 stands for Low, 401 for High. */
  readonly mgDl: number;
}

export interface RecordedEvent extends Moment {
  readonly type: EventType;
  readonly subType: string | null;
  readonly value: number | null;
  readonly unit: string | null;
  readonly text: string | null;
}

export interface RecordedAlert extends Moment {
  readonly name: AlertName;
}

/** What a file of someone's CGM data holds, in the order of time. */
export interface Recording {
  readonly readings: readonly RecordedReading[];
  readonly events: readonly RecordedEvent[];
  readonly calibrations: readonly RecordedReading[];
  readonly alerts: readonly RecordedAlert[];
  /** The alert limits named in the file's head. */
  readonly settings: readonly AlertSetting[];
}

/** How a file is to be read. */
export interface ReadingOptions {
  /** IANA zone of times without an offset; UTC by default. */
  readonly zone?: string;
  /** Whose rows to take from a file of several people; the first by default. */
  readonly subject?: string;
}
