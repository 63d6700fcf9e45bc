import type { Missing } from '../../core/connection';
import type { Failure } from '../../core/failures';
import type { Interval } from '../../core/intervals';
import { inKinds, type Spans } from './plan';
import type { Suspect } from './suspects';

/** What of the last round failed, by kind, while the readings came. */
export type Failing = ReadonlyMap<Missing['of'], Failure>;

const ALWAYS: Interval = { fromAt: Number.NEGATIVE_INFINITY, toAt: Number.POSITIVE_INFINITY };

/** What does not come in now: whole kinds as the last round said, and of the others the older windows that failed. */
export function deriveMissing(failing: Failing, suspects: readonly Suspect[]): Missing[] {
  const whole = [...failing].map(([of, failure]): Missing => ({ of, older: false, failure }));
  const older = new Map(suspects.map(({ kind, failure }) => [kind, failure]));
  const parts = [...older].filter(([kind]) => !failing.has(kind));
  return [...whole, ...parts.map(([of, failure]): Missing => ({ of, older: true, failure }))];
}

/** The times of each kind that cannot be had now: what is to be asked for in parts may be. */
export function deriveOutOfReach(failing: Failing, suspects: readonly Suspect[]): Spans {
  const stuck = suspects.filter(({ tries }) => tries > 0);
  return inKinds((kind) =>
    failing.has(kind) ? [ALWAYS] : stuck.filter((one) => one.kind === kind).map(({ window }) => window),
  );
}
