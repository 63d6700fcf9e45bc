import { DAY_MS, HOUR_MS } from '../units';
import { alertsOfDay } from './alerts';
import { createArrivals } from './arrival';
import { calibrationsOfDay } from './calibrations';
import { readDays, rememberDays } from './day-cache';
import { createPlans } from './day-plan';
import { devicesAt } from './devices';
import { egvsOfDay } from './egvs';
import { eventsOfDay } from './events';
import type { Person, ReadRecords } from './person';
import type { PersonProfile } from './profile';
import { readDay } from './readings';

/** Corrections of events and outages add up to less than this on top of the delay. */
const LATEST_PHONE_MS = 2 * DAY_MS;

const none = () => [];

/** A person who lives by a profile: any span can be read at any time, and each instant is always the same. */
export function createGeneratedPerson(profile: PersonProfile): Person {
  const plans = createPlans(profile);
  const arrivals = createArrivals(profile, plans);
  const readingsOfDay = rememberDays((day) => readDay(profile, plans, day));
  const readings = (fromAt: number, toAt: number) => readDays(readingsOfDay, fromAt, toAt);
  const read = <T extends { readonly at: number }>(ofDay: (day: number) => readonly T[]): ReadRecords<T> => {
    const remembered = rememberDays(ofDay);
    return (fromAt, toAt) => readDays(remembered, Math.max(fromAt, profile.startAt), toAt);
  };
  const egvs = read((day) => egvsOfDay(profile, arrivals, readings, day));
  const receiverMs = (profile.receiver?.uploadEveryDays ?? 0) * DAY_MS;
  return {
    id: profile.id,
    name: profile.name,
    about: profile.about,
    startAt: profile.startAt,
    endAt: Number.POSITIVE_INFINITY,
    latestArrivalMs: Math.max(LATEST_PHONE_MS, receiverMs) + profile.arrivalDelayMs + HOUR_MS,
    egvs,
    events: profile.isReadingsOnly ? none : read((day) => eventsOfDay(profile, arrivals, plans, day)),
    calibrations: profile.isReadingsOnly ? none : read((day) => calibrationsOfDay(profile, arrivals, plans, day)),
    alerts: read((day) => alertsOfDay(profile, arrivals, egvs, day)),
    devices: (now) => devicesAt(profile, arrivals, now),
  };
}
