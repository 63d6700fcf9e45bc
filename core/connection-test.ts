import type { FailureText } from './failures';

/** What the connection test walks through, in this order; the last six are the operations of the API. */
export type StepName =
  | 'name'
  | 'reach'
  | 'secure'
  | 'clock'
  | 'sign-in'
  | 'dataRange'
  | 'egvs'
  | 'events'
  | 'calibrations'
  | 'alerts'
  | 'devices';

export type StepState = 'waiting' | 'running' | 'ok' | 'failed' | 'skipped';

/** One step: what it found in plain words (never a token or a value), and where it failed what happened and what to do. */
export type Step = {
  readonly name: StepName;
  readonly state: StepState;
  readonly detail: string | null;
  readonly problem: FailureText | null;
};

/** A connection test under way or done; every step is there from the start. */
export type ConnectionTest = { readonly steps: readonly Step[]; readonly running: boolean };

/** What each step is called in the window. */
export const STEP_LABEL: Record<StepName, string> = {
  name: 'The address is found',
  reach: 'Dexcom answers',
  secure: 'The connection is secure',
  clock: 'The clock of this computer is right',
  'sign-in': 'The sign-in is accepted',
  dataRange: 'Which data there is',
  egvs: 'Glucose readings',
  events: 'Events',
  calibrations: 'Calibrations',
  alerts: 'Alerts',
  devices: 'Devices',
};

/** The names in the order of the walk. */
export const STEP_NAMES = Object.keys(STEP_LABEL) as readonly StepName[];

/** A test of which nothing is done yet. */
export const FIRST_STEPS: readonly Step[] = STEP_NAMES.map((name) => ({
  name,
  state: 'waiting',
  detail: null,
  problem: null,
}));
