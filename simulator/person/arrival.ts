import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../units';
import type { PlansBetween } from './day-plan';
import type { Outage } from './plan-outages';
import type { PersonProfile, ReceiverHabit } from './profile';
import { hash32, share } from './random';

const ARRIVAL = 0xa44;
/** Uploads come in every few minutes, not at once. */
const SPREAD_SECONDS = 240;
/** No outage is longer. */
const LONGEST_OUTAGE_MS = 6 * HOUR_MS;

/** When records get from a device to the API. */
export interface Arrivals {
  /** When a phone record made at an instant arrives; Infinity when it is lost. */
  readonly phoneArrivedAt: (at: number) => number;
  readonly outagesBetween: (fromAt: number, toAt: number) => readonly Outage[];
}

/** Phone uploads: a fixed delay, a spread of minutes, and the outages of the day's plan. */
export function createArrivals(profile: PersonProfile, plans: PlansBetween): Arrivals {
  const outagesBetween = (fromAt: number, toAt: number): readonly Outage[] =>
    plans(fromAt - LONGEST_OUTAGE_MS, toAt)
      .flatMap((plan) => plan.outages)
      .filter((outage) => outage.startAt < toAt && outage.endAt > fromAt);
  let block = Number.NaN;
  let ofBlock: readonly Outage[] = [];
  const phoneArrivedAt = (at: number): number => {
    const day = Math.floor(at / DAY_MS);
    if (day !== block) {
      block = day;
      ofBlock = outagesBetween(day * DAY_MS, (day + 1) * DAY_MS);
    }
    const covering = ofBlock.filter((outage) => outage.startAt <= at && at < outage.endAt);
    if (covering.some((outage) => outage.kind === 'lost')) return Number.POSITIVE_INFINITY;
    const sentAt = covering.reduce((latest, outage) => Math.max(latest, outage.endAt), at);
    const spread = hash32(profile.seed, ARRIVAL, Math.floor(at / (5 * MINUTE_MS))) % SPREAD_SECONDS;
    return sentAt + profile.arrivalDelayMs + spread * SECOND_MS;
  };
  return { phoneArrivedAt, outagesBetween };
}

/** Whether the receiver is carried during a sensor session. */
export function isReceiverCarried(profile: PersonProfile, receiver: ReceiverHabit, sessionIndex: number): boolean {
  return share(profile.seed, ARRIVAL + 1, sessionIndex) < receiver.sessionShare;
}

/** When a receiver is plugged in next at or after an instant: every few weeks, in the evening. */
export function receiverUploadAt(profile: PersonProfile, receiver: ReceiverHabit, at: number): number {
  const everyMs = receiver.uploadEveryDays * DAY_MS;
  const firstAt = profile.sessionsFromAt + 3 * DAY_MS + 19 * HOUR_MS;
  return firstAt + Math.ceil((at - firstAt) / everyMs) * everyMs;
}
