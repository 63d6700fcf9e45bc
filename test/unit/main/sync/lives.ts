import type { Calibration, Egv, LoggedEvent, Person, Recorded } from '../../../../simulator/person/person';
import { DAY, type Made, personWith } from '../simulated';

const base = (at: number, arrivedAt: number): Recorded => ({
  key: at,
  at,
  offsetMinutes: 60,
  arrivedAt,
  device: { key: 'phone', displayDevice: 'iOS', displayApp: 'G7', writesOffset: true },
  sensor: { transmitterId: 'AB12CD', generation: 'g7', variant: 'g7', activatedAt: 0 },
});

export const carbsAt = (at: number, arrivedAt = at): LoggedEvent => ({
  ...base(at, arrivedAt),
  type: 'carbs',
  subType: null,
  value: 20,
  unit: 'grams',
  text: null,
  recordedAt: at,
  change: null,
});

export const fingerstickAt = (at: number): Calibration => ({ ...base(at, at), ticks: 1, mgDl: 100 });

/** A person with these readings, and an entry and a fingerstick at each of these times. */
export function personWithAll(readings: readonly Made[], entries: readonly number[], startAt: number): Person {
  const within = (fromAt: number, toAt: number) => entries.filter((at) => at >= fromAt && at < toAt);
  return {
    ...personWith(readings, startAt),
    events: (fromAt, toAt) => within(fromAt, toAt).map((at) => carbsAt(at)),
    calibrations: (fromAt, toAt) => within(fromAt, toAt).map(fingerstickAt),
    alerts: (fromAt, toAt) => within(fromAt, toAt).map((at) => ({ ...base(at, at), name: 'high', state: 'inactive' })),
  };
}

/** Readings every so often, from `firstAt` up to `lastAt`. */
export const readingsEvery = (stepMs: number, firstAt: number, lastAt: number, delayMs = 0): Made[] =>
  Array.from({ length: Math.floor((lastAt - firstAt) / stepMs) + 1 }, (_, i) => {
    const at = firstAt + i * stepMs;
    return { at, mgDl: 60 + (i % 300), arrivedAt: at + delayMs };
  });

/** What the service has by now, oldest first, as [time, value]. */
export const truthOf = (readings: readonly Made[], now: number): Array<[number, number]> =>
  readings
    .filter(({ at, arrivedAt = at }) => arrivedAt <= now)
    .map(({ at, mgDl = 120 }): [number, number] => [at, mgDl])
    .sort(([a], [b]) => a - b);

/** A person who reads every value silently changed by `change` from now on. */
export const silentlyChanged = (person: Person, change: (egv: Egv) => Egv): Person => ({
  ...person,
  egvs: (fromAt, toAt) => person.egvs(fromAt, toAt).map(change),
});

export const daysBetween = (fromAt: number, toAt: number): number => Math.ceil((toAt - fromAt) / DAY);
