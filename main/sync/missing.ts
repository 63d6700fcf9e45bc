import type { Missing } from '../../core/connection';
import type { Failure } from '../../core/failures';
import type { RecordKind } from '../../core/history';
import type { Interval } from '../../core/intervals';
import type { Spans, Task } from './plan';

/** A window of what is left that failed, and why. */
export type Stuck = Task & { readonly failure: Failure };

/** What of the last round failed, by kind, while the readings came. */
export type Failing = ReadonlyMap<Missing['of'], Failure>;

const ALWAYS: Interval = { fromAt: Number.NEGATIVE_INFINITY, toAt: Number.POSITIVE_INFINITY };

/** What does not come in now: whole kinds as the last round said, and of the others the older windows that failed. */
export function deriveMissing(failing: Failing, stuck: readonly Stuck[]): Missing[] {
  const whole = [...failing].map(([of, failure]): Missing => ({ of, older: false, failure }));
  const older = new Map(stuck.map(({ kind, failure }) => [kind, failure]));
  const parts = [...older].filter(([kind]) => !failing.has(kind));
  return [...whole, ...parts.map(([of, failure]): Missing => ({ of, older: true, failure }))];
}

/** The times of each kind that cannot be had now. */
export function deriveOutOfReach(failing: Failing, stuck: readonly Stuck[]): Spans {
  const spansOf = (kind: RecordKind): Interval[] =>
    failing.has(kind) ? [ALWAYS] : stuck.filter((one) => one.kind === kind).map(({ window }) => window);
  return {
    egv: spansOf('egv'),
    event: spansOf('event'),
    calibration: spansOf('calibration'),
    alert: spansOf('alert'),
  };
}
