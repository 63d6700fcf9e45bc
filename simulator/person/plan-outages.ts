import { MINUTE_MS } from '../units';
import type { PlanContext } from './plan-context';

/** A span without contact: `late` readings are back-filled when it ends, `lost` ones never reach the phone. */
export interface Outage {
  readonly kind: 'late' | 'lost';
  readonly startAt: number;
  readonly endAt: number;
}

/** Shares of days with a long loss, a short loss, and an upload that stops for hours. */
const LONG_LOSS = 0.035;
const SHORT_LOSS = 0.4;
const LATE_UPLOAD = 0.09;

function outage(context: PlanContext, kind: Outage['kind'], minutes: number): Outage {
  const startAt = context.atMinute(context.random.between(0, 1439));
  return { kind, startAt, endAt: startAt + Math.round(minutes) * MINUTE_MS };
}

/** Plans a day's lost and late spans; none is longer than six hours. */
export function planOutages(context: PlanContext): readonly Outage[] {
  const { random } = context;
  const outages: Outage[] = [];
  if (random.chance(LONG_LOSS)) outages.push(outage(context, 'lost', random.between(60, 300)));
  if (random.chance(SHORT_LOSS)) outages.push(outage(context, 'lost', random.between(6, 35)));
  if (random.chance(LATE_UPLOAD)) outages.push(outage(context, 'late', random.between(90, 360)));
  return outages;
}
