import { DAY_MS, HOUR_MS, MINUTE_MS } from '../units';
import type { Arrivals } from './arrival';
import { traceGlucose } from './curve';
import type { DayPlan, PlansBetween } from './day-plan';
import type { EventChange, LoggedEvent } from './person';
import type { Entry } from './plan-context';
import type { Fingerstick } from './plan-fingersticks';
import type { PersonProfile } from './profile';
import { share } from './random';
import { sessionIndexAt, sessionOf } from './sensor';
import { phoneOffsetMinutesAt } from './travel';

const EVENTS = 0xe7e;
const LATE_ENTRY_SHARE = 0.1;
const DELETED_SHARE = 0.03;
const UPDATED_SHARE = 0.06;

/** What a meter would show, whole mg/dL within its range. */
export function meterMgDl(profile: PersonProfile, plans: PlansBetween, stick: Fingerstick): number {
  const grid = { firstAt: stick.at, stepMs: MINUTE_MS, count: 1 };
  const level = traceGlucose(profile, plans(stick.at, stick.at), grid)[0] ?? 0;
  return Math.min(600, Math.max(20, Math.round(level * stick.factor)));
}

function entriesOf(profile: PersonProfile, plans: PlansBetween, plan: DayPlan): readonly Entry[] {
  const checks = plan.fingersticks
    .filter((stick) => !stick.isCalibration)
    .map((stick): Entry => {
      const value = meterMgDl(profile, plans, stick);
      return { at: stick.at, type: 'bloodGlucose', subType: null, value, unit: 'mg/dL', text: null };
    });
  return [...plan.entries, ...checks];
}

/** Entries are made at once or, now and then, up to hours later. */
function recordedAtOf(profile: PersonProfile, key: number, at: number): number {
  const isLate = share(profile.seed, EVENTS, key) < LATE_ENTRY_SHARE;
  const wait = share(profile.seed, EVENTS + 1, key);
  return at + Math.round(isLate ? (20 + 160 * wait) * MINUTE_MS : 2000 + wait * 40_000);
}

function correctedValue(entry: Entry): number | null {
  if (entry.value === null) return null;
  return entry.type === 'insulin' ? entry.value + 0.5 : Math.round(entry.value * 1.2);
}

function changeOf(profile: PersonProfile, arrivals: Arrivals, key: number, entry: Entry, recordedAt: number) {
  const drawn = share(profile.seed, EVENTS + 2, key);
  if (drawn >= DELETED_SHARE + UPDATED_SHARE) return null;
  const madeAt = recordedAt + (0.5 + 18 * share(profile.seed, EVENTS + 3, key)) * HOUR_MS;
  const sentAt = arrivals.phoneArrivedAt(madeAt);
  // A correction made without contact is sent when contact is back; the hours are bounded by the longest outage.
  const arrivedAt = Math.round(Number.isFinite(sentAt) ? sentAt : madeAt + 6 * HOUR_MS + profile.arrivalDelayMs);
  const change: EventChange =
    drawn < DELETED_SHARE
      ? { status: 'deleted', value: entry.value, arrivedAt }
      : { status: 'updated', value: correctedValue(entry), arrivedAt };
  return change;
}

function toEvent(profile: PersonProfile, arrivals: Arrivals, key: number, entry: Entry): LoggedEvent {
  const recordedAt = recordedAtOf(profile, key, entry.at);
  const sentAt = arrivals.phoneArrivedAt(recordedAt);
  return {
    ...entry,
    key,
    offsetMinutes: phoneOffsetMinutesAt(profile, entry.at),
    // Losing the sensor loses readings, not what was typed into the phone.
    arrivedAt: Number.isFinite(sentAt) ? sentAt : recordedAt + profile.arrivalDelayMs,
    device: profile.phone,
    sensor: sessionOf(profile, sessionIndexAt(profile, entry.at)).sensor,
    recordedAt,
    change: changeOf(profile, arrivals, key, entry, recordedAt),
  };
}

/** The events of one UTC day, oldest first. */
export function eventsOfDay(
  profile: PersonProfile,
  arrivals: Arrivals,
  plans: PlansBetween,
  day: number,
): readonly LoggedEvent[] {
  const fromAt = day * DAY_MS;
  const toAt = fromAt + DAY_MS;
  return plans(fromAt, toAt)
    .flatMap((plan) =>
      entriesOf(profile, plans, plan)
        .map((entry, index) => ({ entry, key: plan.day * 256 + index }))
        .filter(({ entry }) => entry.at >= fromAt && entry.at < toAt),
    )
    .map(({ entry, key }) => toEvent(profile, arrivals, key, entry))
    .sort((left, right) => left.at - right.at);
}
