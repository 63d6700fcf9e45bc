import { describe, expect, test } from 'vitest';
import type { WornSensor } from '../../../../core/history';
import { DAY, HOUR, MINUTE } from '../simulated';
import { ALL, calibrationOf, egvOf, eventOf, keep, NOW, openNew, PHONE, RECEIVER } from './made';

type Worn = { readonly fromAt: number; readonly toAt: number; readonly id: string | null };

/** Readings of a sensor every hour; its count begins with it. */
const readingsOf = ({ fromAt, toAt, id }: Worn) =>
  Array.from({ length: Math.floor((toAt - fromAt) / HOUR) + 1 }, (_, i) =>
    egvOf({
      systemAt: fromAt + i * HOUR,
      ticks: 1800 + i * 3600,
      source: { ...PHONE, transmitterId: id, transmitterVariant: i > 0 ? 'g6' : null },
    }),
  );

const A = { fromAt: NOW - 30 * DAY, toAt: NOW - 20 * DAY, id: 'a' };
const B = { fromAt: A.toAt + 2 * HOUR, toAt: NOW - 10 * DAY, id: 'a' };
const C = { fromAt: B.toAt + HOUR, toAt: NOW - HOUR, id: 'c' };

const shortly = ({ firstAt, lastAt, why, warmUp, transmitterId }: WornSensor) => ({
  fromAt: firstAt,
  toAt: lastAt,
  why,
  warmUpMs: warmUp && warmUp.toAt - warmUp.fromAt,
  id: transmitterId,
});
const SHORT = {
  a: { ...A, why: null, warmUpMs: null },
  b: { ...B, why: 'ticks-restarted', warmUpMs: 2 * HOUR },
  c: { ...C, why: 'new-transmitter', warmUpMs: HOUR },
} as const;

describe('sensors', () => {
  test.each([
    ['all there are', ALL, [SHORT.a, SHORT.b, SHORT.c]],
    ['those worn in a range, whole', { fromAt: B.toAt - MINUTE, toAt: C.fromAt + 1 }, [SHORT.b, SHORT.c]],
    ['the one worn at an instant', { fromAt: NOW - DAY, toAt: NOW - DAY + HOUR }, [SHORT.c]],
    ['none in a warm-up', { fromAt: A.toAt + 1, toAt: B.fromAt }, []],
    ['none before everything', { fromAt: -1e15, toAt: 0 }, []],
    ['none of an inverted range', { fromAt: NOW, toAt: 0 }, []],
  ])('%s', async (_, range, found) => {
    const { archive } = await openNew();
    await keep(archive, 'egv', [A, B, C].flatMap(readingsOf));
    expect((await archive.sensors(range)).map(shortly)).toEqual(found);
  });

  test('say what the first readings do not, and no more than their own', async () => {
    const { archive } = await openNew();
    const alone = egvOf({ systemAt: NOW - 3 * DAY, ticks: 9000, source: { ...PHONE, transmitterVariant: null } });
    await keep(archive, 'egv', [alone, ...readingsOf({ fromAt: NOW - DAY, toAt: NOW, id: 'b' })]);
    const sensors = await archive.sensors(ALL);
    expect(sensors.map((one) => [one.transmitterId, one.transmitterGeneration, one.transmitterVariant])).toEqual([
      ['AB12CD', 'g6', null],
      ['b', 'g6', 'g6'],
    ]);
  });

  test('after months without one the start is known, too', async () => {
    const { archive } = await openNew();
    const long = { fromAt: NOW - 200 * DAY, toAt: NOW - 190 * DAY, id: 'a' };
    await keep(archive, 'egv', [...readingsOf(long), ...readingsOf(C)]);
    expect((await archive.sensors({ fromAt: C.fromAt, toAt: NOW })).map(shortly)).toEqual([
      { ...SHORT.c, warmUpMs: null },
    ]);
  });

  test('of a transmitter that counts on over several sensors the start and the end are looked for farther', async () => {
    const { archive } = await openNew();
    const before = { fromAt: NOW - 110 * DAY, toAt: NOW - 100 * DAY, id: 'a' };
    const long = { fromAt: before.toAt + 2 * HOUR, toAt: NOW - 20 * DAY, id: 'b' };
    await keep(archive, 'egv', [before, long, { fromAt: NOW - 19 * DAY, toAt: NOW, id: 'c' }].flatMap(readingsOf));
    const amid = { fromAt: NOW - 60 * DAY, toAt: NOW - 59 * DAY };
    expect((await archive.sensors(amid)).map(shortly)).toEqual([
      { ...long, why: 'new-transmitter', warmUpMs: 2 * HOUR },
    ]);
  });

  test('a receiver’s copies, late by its clock, begin none', async () => {
    const { archive } = await openNew();
    const readings = readingsOf(C);
    const copies = readings.map((one) => ({
      ...one,
      recordId: `copy ${one.systemAt}`,
      systemAt: one.systemAt + 8 * MINUTE,
      source: { ...RECEIVER, transmitterId: 'c' },
    }));
    await keep(archive, 'egv', [...readings.filter((_, i) => i % 7 !== 3), ...copies]);
    expect(await archive.sensors(ALL)).toHaveLength(1);
  });

  test('a question can be taken back', async () => {
    const { archive } = await openNew();
    const stop = new AbortController();
    stop.abort();
    await expect(archive.sensors(ALL, stop.signal)).rejects.toBe(stop.signal.reason);
  });
});

test('fingersticks come with the reading beside them, those that count only', async () => {
  const { archive } = await openNew();
  await keep(archive, 'egv', [
    egvOf({ systemAt: NOW - 62 * MINUTE, code: 110 }),
    egvOf({ systemAt: NOW - 60 * MINUTE, code: null }),
    egvOf({ systemAt: NOW - 30 * MINUTE, code: 39 }),
  ]);
  await keep(archive, 'calibration', [
    calibrationOf({ systemAt: NOW - 60 * MINUTE, mgDl: 100 }),
    calibrationOf({ systemAt: NOW - 2 * DAY, mgDl: 100 }),
  ]);
  const stick = { type: 'bloodGlucose', unit: 'mg/dL' };
  await keep(archive, 'event', [
    eventOf({ systemAt: NOW - 31 * MINUTE, value: 55, ...stick }),
    eventOf({ systemAt: NOW - 32 * MINUTE, value: 54, ...stick, status: 'deleted' }),
    eventOf({ systemAt: NOW - 33 * MINUTE }),
  ]);
  expect(await archive.fingersticks({ fromAt: NOW - DAY, toAt: NOW })).toEqual({
    at: Float64Array.of(NOW - 60 * MINUTE, NOW - 31 * MINUTE),
    mgDl: Float64Array.of(100, 55),
    sensorMgDl: Int16Array.of(110, 39),
    isCalibration: Uint8Array.of(1, 0),
  });
  expect((await archive.fingersticks({ fromAt: 0, toAt: 0 })).at).toHaveLength(0);
});
