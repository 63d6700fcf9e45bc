import type { LogEntry } from '../events/derive-log';

/** The lanes below the glucose, from top to bottom. */
export const LANES = ['carbs', 'insulin', 'exercise', 'health', 'notes', 'alerts', 'sensor'] as const;
export type Lane = (typeof LANES)[number];

export const LANE_WORDS: Record<Lane, string> = {
  carbs: 'Carbs',
  insulin: 'Insulin',
  exercise: 'Exercise',
  health: 'Health',
  notes: 'Notes',
  alerts: 'Alerts',
  sensor: 'Sensor',
};

/** A mark's shape tells kinds of one lane apart, where colour would say nothing. */
export type Shape =
  | 'disc'
  | 'triangle'
  | 'square'
  | 'ring'
  | 'bar'
  | 'frame'
  | 'cross'
  | 'page'
  | 'bell'
  | 'dot'
  | 'drop'
  | 'flag';

/** Something of a moment: what somebody entered or a device noted, what is inferred of a sensor, or a change of clock. */
export type Mark = {
  readonly kind: 'entry' | 'sensor' | 'clock';
  /** Null for fingersticks, which are drawn at their value, and for changes of the clock. */
  readonly lane: Lane | null;
  readonly shape: Shape;
  readonly at: number;
  /** Later than `at` only where it lasted. */
  readonly toAt: number;
  /** A few words beside it. */
  readonly label: string;
  readonly mgDl: number | null;
  /** All of it as words, such as "Carbs 45 g" or "Note: pizza". */
  readonly words: string;
  /** The line of the log; null for what is inferred. */
  readonly entry: LogEntry | null;
};
