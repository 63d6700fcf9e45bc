import type { DemoPerson, EventsVersion } from './account';
import type { PersonAnswer } from './connection';
import type { Deleted, DeleteStep } from './deleted';
import type {
  ClockColumns,
  ColumnsOf,
  DataNotes,
  DayColumns,
  DeviceHistory,
  EnvelopeColumns,
  FingerstickColumns,
  PatternColumns,
  WornSensor,
} from './history';
import type { Note } from './notes';
import type { RuleName } from './notices/rules';
import type { Place } from './place';
import type { PrivacyChoice } from './privacy';
import type { Result } from './result';
import type { Settings } from './settings';
import type { KeptIn, Refusal, SignInForm } from './sign-in';
import type { Snapshot } from './snapshot';
import type { Clock } from './statistics/clock';
import type { PresetName } from './statistics/presets';

/** A span of time, epoch ms UTC; the start is inside, the end is not. */
export type TimeRange = { readonly fromAt: number; readonly toAt: number };

/**
 * Readings as columns, oldest first. `mgDl` holds mg/dL, 39 for LOW, 401 for HIGH; readings without a value are left out.
 * `offsetMinutes` is the person's UTC offset at that time, `NO_OFFSET` where it is not known.
 */
export type ReadingColumns = {
  readonly at: Float64Array;
  readonly mgDl: Int16Array;
  readonly offsetMinutes: Int16Array;
};

/** What a range holds beside readings: what the person entered, and what their devices noted. */
export type LoggedColumns = Pick<ColumnsOf, 'event' | 'calibration' | 'alert'>;

/** The pages outside the app that may be opened; nothing else can be. */
export type Page = 'register-app' | 'manage-access' | 'login';

/** Where the history in use lies on this computer, and how many bytes it takes there with all that lies beside it. */
export type HistoryPlace = { readonly folder: string; readonly bytes: number };

/** Everything the window may ask of main. Channel, method and handler have the same name. */
export interface Requests {
  getSnapshot(): Snapshot;
  getReadings(range: TimeRange): ReadingColumns;
  /** A fingerstick that came twice is told once. */
  getRecords(range: TimeRange): LoggedColumns;
  /** A range of any length in at most so many spans. */
  getEnvelope(range: TimeRange, spans: number): EnvelopeColumns;
  /** By days of a clock, with the readings of each day counted by value. */
  getDays(range: TimeRange, clock: Clock): DayColumns;
  /** What comes again by the time of day, on a clock and by the bounds of a preset. */
  getPattern(range: TimeRange, preset: PresetName, clock: Clock): PatternColumns;
  /** Of the whole history. */
  getClocks(): ClockColumns;
  /** The spans of readings that the person left out of statistics, oldest first; the readings themselves stay. */
  getExclusions(): readonly TimeRange[];
  /** Leaves a span out of statistics, or counts it again; answers with what is left out then. */
  setExcluded(span: TimeRange, excluded: boolean): readonly TimeRange[];
  getDevices(): readonly DeviceHistory[];
  /** The sensors worn in a range, as the readings tell of them, oldest first. */
  getSensors(range: TimeRange): readonly WornSensor[];
  /** The fingersticks of a range that have a reading beside them. */
  getFingersticks(range: TimeRange): FingerstickColumns;
  getDataNotes(): DataNotes;
  /** Null where there is no account. */
  getHistoryPlace(): HistoryPlace | null;
  /** Opens the folder of the history in use; which that is, main knows. */
  showHistory(): null;
  /** Rests or resumes the first fetch of older history; what is new is asked for all the same. */
  pauseFill(paused: boolean): null;
  refresh(): null;
  startDemo(person: DemoPerson): null;
  startSignIn(form: SignInForm): Result<null, Refusal>;
  cancelSignIn(): null;
  replaceSecret(clientSecret: string): Result<KeptIn, Refusal>;
  signOut(choice: { readonly keepHistory: boolean }): null;
  /** Answers "Whose data is this?", while the connection asks it. */
  answerPerson(answer: PersonAnswer): null;
  setEventsVersion(version: EventsVersion): null;
  /** Deletes everything of the account in use; where a step fails it can be asked again. */
  deleteData(): Result<Deleted, DeleteStep>;
  /** Walks the connection step by step; the steps are in the snapshot while it runs. */
  testConnection(): null;
  saveSettings(settings: Settings): null;
  dismissNote(note: Note): null;
  copyText(text: string): null;
  /** Copies a picture, as a PNG. */
  copyImage(png: Uint8Array): null;
  openPage(page: Page): null;
  /** Opens the window at a place, or leads it there. */
  openWindow(place: Place): null;
  /** The view that was last kept, to begin with; null where there is none. */
  getPlace(): Place | null;
  keepPlace(place: Place): null;
  /** Copies the link that leads to a place. */
  copyLink(place: Place): null;
  /** The page of the glance is so high (px); its window becomes so. */
  fitGlance(heightPx: number): null;
  setPrivacy(choice: PrivacyChoice): null;
  /** Mutes one rule for so long (ms, one of `SNOOZE_MS`), or until what it tells of is over, where that comes first. */
  snooze(rule: RuleName, forMs: number, cancelledByRecovery: boolean): null;
  unsnooze(rule: RuleName): null;
  /** Shows how a notice of a rule looks and sounds; false where the system shows none. */
  testNotice(rule: RuleName): boolean;
  dismissAway(): null;
}

export type RequestName = keyof Requests;

/** The names at run time: a request that is missing here does not compile. */
export const REQUEST_NAMES: Record<RequestName, true> = {
  getSnapshot: true,
  getReadings: true,
  getRecords: true,
  getEnvelope: true,
  getDays: true,
  getPattern: true,
  getClocks: true,
  getExclusions: true,
  setExcluded: true,
  getDevices: true,
  getSensors: true,
  getFingersticks: true,
  getDataNotes: true,
  getHistoryPlace: true,
  showHistory: true,
  pauseFill: true,
  refresh: true,
  startDemo: true,
  startSignIn: true,
  cancelSignIn: true,
  replaceSecret: true,
  signOut: true,
  answerPerson: true,
  setEventsVersion: true,
  deleteData: true,
  testConnection: true,
  saveSettings: true,
  dismissNote: true,
  copyText: true,
  copyImage: true,
  openPage: true,
  openWindow: true,
  getPlace: true,
  keepPlace: true,
  copyLink: true,
  fitGlance: true,
  setPrivacy: true,
  snooze: true,
  unsnooze: true,
  testNotice: true,
  dismissAway: true,
};

/** What the window sees of main: every request as a promise, the whole state pushed, and where to go; `onState` and `onGo` return their undo. */
export type Bridge = {
  readonly [Name in RequestName]: (...args: Parameters<Requests[Name]>) => Promise<ReturnType<Requests[Name]>>;
} & {
  readonly onState: (listener: (state: Snapshot) => void) => () => void;
  readonly onGo: (listener: (place: Place) => void) => () => void;
};

/** The channels of what main pushes: its whole state, and where to go. */
export const STATE_CHANNEL = 'state';
export const GO_CHANNEL = 'go';

/** The name under which the bridge hangs on `window`. */
export const BRIDGE_KEY = 'steadyline';
