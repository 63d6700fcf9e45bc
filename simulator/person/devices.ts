import { DAY_MS, MINUTE_MS } from '../units';
import { type Arrivals, receiverUploadAt } from './arrival';
import type { DeviceState } from './person';
import type { PersonProfile } from './profile';
import { schedulesOfWeek, scheduleWeekAt } from './schedules';
import { sessionIndexAt, sessionOf } from './sensor';

function phoneUploadedAt(arrivals: Arrivals, now: number): number {
  const silent = arrivals
    .outagesBetween(now, now + 1)
    .reduce((earliest, outage) => Math.min(earliest, outage.startAt), now);
  return Math.floor(silent / (5 * MINUTE_MS)) * 5 * MINUTE_MS;
}

/** The devices of a person that have uploaded by `now`. */
export function devicesAt(profile: PersonProfile, arrivals: Arrivals, now: number): readonly DeviceState[] {
  const { sensor } = sessionOf(profile, sessionIndexAt(profile, now));
  const states: DeviceState[] = [];
  if (now > profile.startAt + profile.arrivalDelayMs) {
    const lastUploadAt = phoneUploadedAt(arrivals, now);
    states.push({
      device: profile.phone,
      sensor,
      lastUploadAt,
      schedules: schedulesOfWeek(profile.schedules, scheduleWeekAt(now)),
    });
  }
  if (profile.receiver !== null) {
    const nextAt = receiverUploadAt(profile, profile.receiver, now + 1);
    const lastUploadAt = nextAt - profile.receiver.uploadEveryDays * DAY_MS;
    const worn = sessionOf(profile, sessionIndexAt(profile, lastUploadAt)).sensor;
    if (lastUploadAt > profile.startAt) {
      states.push({ device: profile.receiver.device, sensor: worn, lastUploadAt, schedules: [] });
    }
  }
  return states;
}
