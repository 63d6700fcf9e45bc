import { DAY_MS, SECOND_MS } from '../units';
import type { Arrivals } from './arrival';
import type { PlansBetween } from './day-plan';
import { meterMgDl } from './events';
import type { Calibration } from './person';
import type { PersonProfile } from './profile';
import { sessionIndexAt, sessionOf } from './sensor';
import { phoneOffsetMinutesAt } from './travel';

/** The calibrations of one UTC day, oldest first: fingersticks a running sensor would accept (40 to 400 mg/dL). */
export function calibrationsOfDay(
  profile: PersonProfile,
  arrivals: Arrivals,
  plans: PlansBetween,
  day: number,
): readonly Calibration[] {
  const fromAt = day * DAY_MS;
  const sticks = plans(fromAt, fromAt + DAY_MS).flatMap((plan) => plan.fingersticks);
  return sticks
    .filter((stick) => stick.isCalibration && stick.at >= fromAt && stick.at < fromAt + DAY_MS)
    .map((stick) => {
      const session = sessionOf(profile, sessionIndexAt(profile, stick.at));
      const sentAt = arrivals.phoneArrivedAt(stick.at);
      const calibration: Calibration = {
        key: stick.at,
        at: stick.at,
        offsetMinutes: phoneOffsetMinutesAt(profile, stick.at),
        arrivedAt: Number.isFinite(sentAt) ? sentAt : stick.at + profile.arrivalDelayMs,
        device: profile.phone,
        sensor: session.sensor,
        ticks: Math.round((stick.at - session.sensor.activatedAt) / SECOND_MS),
        mgDl: meterMgDl(profile, plans, stick),
      };
      return { calibration, session };
    })
    .filter(({ calibration, session }) => calibration.at >= session.firstReadingAt && calibration.at < session.endAt)
    .map(({ calibration }) => calibration)
    .filter((calibration) => calibration.mgDl >= 40 && calibration.mgDl <= 400)
    .sort((left, right) => left.at - right.at);
}
