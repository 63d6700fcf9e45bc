import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { offsetOfZone } from '../../../core/zone';
import type { Egv, Person } from '../../../simulator/person/person';
import { trendOf } from '../../../simulator/person/readings';
import { settingsAt } from '../../../simulator/person/schedules';
import { instantOf } from '../../../simulator/person/zone';
import { createWorld } from '../../../simulator/world';
import { DAY_MS, NOW } from './client';

const YEAR_MS = 365 * DAY_MS;
const MINUTE_MS = 60_000;

function personOf(id: string, createdAt = NOW, historyDays = 400): Person {
  const person = createWorld({ createdAt, historyDays }).people.find((each) => each.id === id);
  if (person === undefined) throw new Error(`no ${id}`);
  return person;
}

const people = new Map(['steady', 'variable', 'pregnancy', 'new'].map((id) => [id, personOf(id)]));

function shared(id: string): Person {
  return people.get(id) ?? personOf(id);
}

function onPhone(egvs: readonly Egv[]): readonly Egv[] {
  return egvs.filter((egv) => egv.device.key === 'phone');
}

describe('the same life', () => {
  test('another world with the same seed, made at another time and with another history, has the same records', () => {
    const [one, other] = [personOf('steady'), personOf('steady', NOW + 3 * DAY_MS, 3650)];
    const [fromAt, toAt] = [NOW - 20 * DAY_MS, NOW - 17 * DAY_MS];
    expect(one.egvs(fromAt, toAt)).toEqual(other.egvs(fromAt, toAt));
    expect(one.events(fromAt, toAt)).toEqual(other.events(fromAt, toAt));
    expect(one.alerts(fromAt, toAt)).toEqual(other.alerts(fromAt, toAt));
  });

  test.each(['steady', 'variable'])('windows of any cut add up to the whole (%s)', (id) => {
    const startAt = NOW - 25 * DAY_MS;
    const hours = 5 * 24;
    const person = shared(id);
    const read = (from: number, to: number) => [
      ...person.egvs(from, to),
      ...person.events(from, to),
      ...person.alerts(from, to),
      ...person.calibrations(from, to),
    ];
    const nameOf = (record: ReturnType<typeof read>[number]) => `${record.device.key} ${record.key} ${record.at}`;
    const whole = read(startAt, startAt + hours * 3_600_000).map(nameOf);
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: hours * 60 - 1 }), { maxLength: 6 });
    fc.assert(
      fc.property(cuts, (minutes) => {
        const edges = [0, ...minutes.sort((left, right) => left - right), hours * 60];
        const parts = edges.slice(1).flatMap((edge, index) => {
          return read(startAt + (edges[index] ?? 0) * MINUTE_MS, startAt + edge * MINUTE_MS).map(nameOf);
        });
        expect(parts.sort()).toEqual([...whole].sort());
      }),
      { numRuns: 25 },
    );
  });

  test.each(['steady', 'variable', 'pregnancy'])(
    'records are in order, unique, and never arrive before they are made (%s)',
    (id) => {
      const person = shared(id);
      const egvs = person.egvs(NOW - 90 * DAY_MS, NOW);
      expect(new Set(egvs.map((egv) => `${egv.device.key} ${egv.at}`)).size).toBe(egvs.length);
      expect(new Set(egvs.map((egv) => `${egv.device.key} ${egv.key}`)).size).toBe(egvs.length);
      expect(egvs.every((egv, index) => egv.at >= (egvs[index - 1]?.at ?? 0))).toBe(true);
      const all = [
        ...egvs,
        ...person.events(NOW - 90 * DAY_MS, NOW),
        ...person.alerts(NOW - 90 * DAY_MS, NOW),
        ...person.calibrations(NOW - 90 * DAY_MS, NOW),
      ];
      expect(all.filter((record) => record.arrivedAt < record.at)).toEqual([]);
      expect(all.filter((record) => record.arrivedAt - record.at > person.latestArrivalMs)).toEqual([]);
      for (const event of person.events(NOW - 90 * DAY_MS, NOW)) {
        expect(event.recordedAt).toBeGreaterThanOrEqual(event.at);
        if (event.change !== null) expect(event.change.arrivedAt).toBeGreaterThan(event.arrivedAt);
      }
    },
  );

  test.each(['steady', 'variable'])('days cut at midnight add up to two months, receiver included (%s)', (id) => {
    const person = shared(id);
    const midnight = Math.floor(NOW / DAY_MS) * DAY_MS;
    const days = Array.from({ length: 60 }, (_, day) => midnight - (60 - day) * DAY_MS);
    const parts = days.flatMap((day) => person.egvs(day, day + DAY_MS).map((egv) => egv.at));
    const whole = person.egvs(midnight - 60 * DAY_MS, midnight);
    expect(parts).toEqual(whole.map((egv) => egv.at));
    expect(whole.some((egv) => egv.device.key === 'receiver')).toBe(true);
  });

  test('nothing lies before the start of a history; the newly started person has two days', () => {
    const person = shared('new');
    expect(person.egvs(0, NOW - 3 * DAY_MS)).toEqual([]);
    expect(NOW - (person.egvs(NOW - 3 * DAY_MS, NOW)[0]?.at ?? 0)).toBeLessThan(2.1 * DAY_MS);
  });
});

describe('believable statistics over a year', () => {
  const bands = [
    { id: 'steady', mean: [138, 152], cv: [29, 35], inRange: [70, 82], low: 4, extremes: 50 },
    { id: 'variable', mean: [165, 195], cv: [39, 45], inRange: [45, 55], low: 8, extremes: 100 },
    { id: 'pregnancy', mean: [108, 122], cv: [15, 24], inRange: [92, 100], low: 3, extremes: 0 },
  ] as const;

  test.each(bands)('$id', ({ id, mean, cv, inRange, low, extremes }) => {
    const egvs = onPhone(shared(id).egvs(NOW - YEAR_MS, NOW));
    const values = egvs.map((egv) => egv.mgDl);
    const average = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - average) ** 2, 0) / (values.length - 1);
    const shareOf = (isIn: (value: number) => boolean) => (100 * values.filter(isIn).length) / values.length;
    const within = (value: number, [from, to]: readonly [number, number]) => {
      expect(value).toBeGreaterThanOrEqual(from);
      expect(value).toBeLessThanOrEqual(to);
    };
    within(average, mean);
    within((100 * Math.sqrt(variance)) / average, cv);
    within(
      shareOf((value) => value >= 70 && value <= 180),
      inRange,
    );
    expect(shareOf((value) => value < 70)).toBeLessThan(low);
    expect(values.filter((value) => value > 400).length).toBeGreaterThanOrEqual(extremes);
    within((100 * values.length) / (365 * 288), [93, 99.5]);
    expect(values.every((value) => value >= 39 && value <= 401)).toBe(true);
    expect(egvs.every((egv) => (egv.mgDl === 39) === (egv.status === 'low'))).toBe(true);
    expect(egvs.every((egv) => (egv.mgDl === 401) === (egv.status === 'high'))).toBe(true);
  });
});

describe('a sensor', () => {
  let egvs: readonly Egv[] = [];
  beforeAll(() => {
    egvs = onPhone(shared('variable').egvs(NOW - 90 * DAY_MS, NOW));
  });

  test('restarts its ticks about every ten days, after a warm-up, and keeps a phase of its own', () => {
    const starts = egvs.filter((egv, index) => index > 0 && egv.ticks < (egvs[index - 1]?.ticks ?? 0));
    expect(starts.length).toBeGreaterThanOrEqual(8);
    expect(starts.length).toBeLessThanOrEqual(10);
    for (const start of starts) {
      const before = egvs[egvs.indexOf(start) - 1];
      expect(start.at - (before?.at ?? 0)).toBeGreaterThan(2 * 3_600_000);
    }
    const phases = new Set(starts.map((egv) => Math.round((egv.at % 300_000) / 1000)));
    expect(phases.size).toBeGreaterThan(3);
  });

  test('counts seconds since its activation', () => {
    const far = egvs.filter((egv) => Math.abs(egv.at - egv.sensor.activatedAt - egv.ticks * 1000) > 500);
    expect(far).toEqual([]);
  });

  test('lacks an arrow for its first three readings only', () => {
    const sessions = new Set(egvs.map((egv) => egv.sensor.activatedAt));
    const without = egvs.filter((egv) => egv.trend === 'notComputable');
    expect(without.length).toBeGreaterThan(0);
    expect(without.length).toBeLessThanOrEqual(3 * sessions.size);
  });

  test('has an arrow that fits its rate, and a rate that fits its values', () => {
    let compared = 0;
    for (let index = 3; index < egvs.length; index += 1) {
      const [now, then] = [egvs[index], egvs[index - 3]];
      if (now === undefined || then === undefined || now.at - then.at > 16 * MINUTE_MS) continue;
      if (now.trend !== 'rateOutOfRange') expect(now.trend).toBe(trendOf(now.rateMgDlPerMinute));
      if (now.status !== 'ok' || then.status !== 'ok' || now.rateMgDlPerMinute === null) continue;
      expect(Math.abs((now.mgDl - then.mgDl) / 15 - now.rateMgDlPerMinute)).toBeLessThan(0.4);
      compared += 1;
    }
    expect(compared).toBeGreaterThan(10_000);
  });
});

test.each([
  [null, 'notComputable'],
  [0, 'flat'],
  [0.9, 'flat'],
  [1, 'fortyFiveUp'],
  [2, 'singleUp'],
  [3, 'doubleUp'],
  [8, 'doubleUp'],
  [8.1, 'rateOutOfRange'],
  [-0.9, 'flat'],
  [-1, 'fortyFiveDown'],
  [-2, 'singleDown'],
  [-3, 'doubleDown'],
  [-7.9, 'doubleDown'],
  [-8, 'rateOutOfRange'],
])('a rate of %s mg/dL/min has the arrow %s', (rate, trend) => {
  expect(trendOf(rate)).toBe(trend);
});

test('compression lows fall and come back within a quarter of an hour in quiet nights', () => {
  const egvs = onPhone(shared('steady').egvs(NOW - YEAR_MS, NOW));
  let found = 0;
  for (let index = 9; index < egvs.length; index += 1) {
    const [before, now] = [egvs[index - 3], egvs[index]];
    if (before === undefined || now === undefined || now.at - before.at > 16 * MINUTE_MS) continue;
    const hour = Math.floor(((now.at / MINUTE_MS + now.offsetMinutes) % 1440) / 60);
    const isFall = before.mgDl >= 70 && now.mgDl < 70 && before.mgDl - now.mgDl >= 20 && (hour >= 23 || hour < 7);
    const isSteady = Math.abs(before.rateMgDlPerMinute ?? 9) <= 1;
    const later = egvs.slice(index, index + 19);
    const isBack = later.some((egv, step) => egv.mgDl - (later[step - 3]?.mgDl ?? 999) >= 20);
    if (isFall && isSteady && isBack) found += 1;
  }
  expect(found).toBeGreaterThan(10);
});

test.each([
  [0, 300],
  [419, 300],
  [420, 270],
  [1319, 270],
  [1320, 300],
])('at local minute %i the high limit is %i mg/dL', (minute, limit) => {
  const schedules = shared('variable').devices(NOW)[0]?.schedules ?? [];
  expect(settingsAt(schedules, minute).find((setting) => setting.name === 'high')?.value).toBe(limit);
});

test('alerts fit the curve and the schedule in force', () => {
  const person = shared('variable');
  const [fromAt, toAt] = [NOW - 60 * DAY_MS, NOW];
  const egvs = onPhone(person.egvs(fromAt - DAY_MS, toAt));
  const alarms = person.alerts(fromAt, toAt).filter((alert) => alert.state === 'activeAlarming');
  const limits = alarms.filter((alert) => ['high', 'low', 'urgentLow'].includes(alert.name));
  expect(limits.length).toBeGreaterThan(100);
  for (const alert of limits) {
    const egv = egvs.filter((each) => each.at <= alert.at).pop();
    const minute = Math.floor(((egv?.at ?? 0) / MINUTE_MS + (egv?.offsetMinutes ?? 0)) % 1440);
    const schedules = person.devices(egv?.at ?? 0)[0]?.schedules ?? [];
    const limit = settingsAt(schedules, minute).find((setting) => setting.name === alert.name)?.value ?? 0;
    if (alert.name === 'high') expect(egv?.mgDl).toBeGreaterThan(limit);
    else expect(egv?.mgDl).toBeLessThan(limit);
  }
  expect(new Set(person.alerts(fromAt, toAt).map((alert) => alert.state)).size).toBe(3);
});

test('fingersticks lie near the sensor, not on it', () => {
  const person = shared('variable');
  const egvs = onPhone(person.egvs(NOW - YEAR_MS, NOW));
  const differences = person.calibrations(NOW - YEAR_MS, NOW).flatMap((stick) => {
    const near = egvs.find((egv) => Math.abs(egv.at - stick.at) <= 150_000);
    return near === undefined ? [] : [(100 * Math.abs(near.mgDl - stick.mgDl)) / stick.mgDl];
  });
  const mard = differences.reduce((sum, value) => sum + value, 0) / differences.length;
  expect(differences.length).toBeGreaterThan(100);
  expect(mard).toBeGreaterThan(4);
  expect(mard).toBeLessThan(15);
});

describe('clocks', () => {
  test('the phone follows summer time and trips; the year holds at least three offsets', () => {
    const offsets = new Set(onPhone(shared('steady').egvs(NOW - YEAR_MS, NOW)).map((egv) => egv.offsetMinutes));
    expect(offsets.has(-300)).toBe(true);
    expect(offsets.has(-240)).toBe(true);
    expect(offsets.size).toBeGreaterThanOrEqual(3);
  });

  test.each([
    ['Europe/Berlin', '2026-03-29T00:59:59Z', 60],
    ['Europe/Berlin', '2026-03-29T01:00:00Z', 120],
    ['Europe/Berlin', '2026-10-25T00:59:59Z', 120],
    ['Europe/Berlin', '2026-10-25T01:00:00Z', 60],
    ['America/New_York', '2026-11-01T05:59:59Z', -240],
    ['America/New_York', '2026-11-01T06:00:00Z', -300],
    ['Asia/Kolkata', '2026-01-01T00:00:00Z', 330],
  ])('%s at %s is %i minutes ahead', (zone, instant, minutes) => {
    expect(offsetOfZone(zone)(Date.parse(instant))).toBe(minutes);
  });

  test('a wall clock leads back to its instant', () => {
    const zones = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Sydney');
    const instants = fc.integer({ min: Date.UTC(2020, 0, 1) / MINUTE_MS, max: Date.UTC(2030, 0, 1) / MINUTE_MS });
    fc.assert(
      fc.property(zones, instants, (zone, minute) => {
        const at = minute * MINUTE_MS;
        const wall = at + offsetOfZone(zone)(at) * MINUTE_MS;
        const back = instantOf(zone, wall);
        expect(back + offsetOfZone(zone)(back) * MINUTE_MS).toBe(wall);
      }),
    );
  });
});
