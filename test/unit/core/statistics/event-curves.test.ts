import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  AROUND,
  cutCurves,
  findNeighbours,
  joinEntries,
  msOfStep,
  START_STEP,
  STEPS,
} from '../../../../core/statistics/event-curves';
import { anyReadings, columnsOf, every5, HOUR, MINUTE, type Read } from './columns';

const NOON = Date.UTC(2024, 4, 1, 12);
const minutes = (of: ArrayLike<number>): readonly number[] => Array.from(of, (at) => (at - NOON) / MINUTE);
const times = (of: readonly number[]): number[] => of.map((minute) => NOON + minute * MINUTE);

test('steps go from an hour before to four hours after, as far apart as readings', () => {
  expect([msOfStep(0), msOfStep(START_STEP), msOfStep(STEPS - 1)]).toEqual([-HOUR, 0, 4 * HOUR]);
});

describe('entries as events', () => {
  test.each<[string, readonly number[], readonly number[]]>([
    ['none', [], []],
    ['each by itself', [0, 16, 40], [0, 16, 40]],
    ['a meal in parts begins with its first', [0, 10, 25, 41], [0, 41]],
    ['in no order, and twice', [40, 0, 40, 0], [0, 40]],
  ])('%s', (_, entries, events) => {
    expect(minutes(joinEntries(times(entries)))).toEqual(events);
  });

  test.each<[string, readonly number[], readonly boolean[]]>([
    ['none', [], []],
    ['alone', [0], [false]],
    ['four hours between', [0, 240], [true, false]],
    ['an hour between', [0, 60], [true, true]],
    ['farther', [0, 241, 600], [false, false, false]],
  ])('know of each other: %s', (_, events, near) => {
    expect(findNeighbours(Float64Array.from(times(events)))).toEqual(near);
  });
});

describe('a curve', () => {
  const cut = (readings: readonly Read[], events: readonly number[] = [0]) =>
    Array.from(cutCurves(columnsOf(readings), times(events)));

  test('has each reading at its step, LOW and HIGH as they are', () => {
    const codes = Array.from({ length: STEPS }, (_, step) => (step === 3 ? 39 : step === 50 ? 401 : 100 + step));
    expect(cut(every5(NOON - HOUR, codes))).toEqual(codes);
  });

  test('leaves a gap a gap', () => {
    const codes = Array.from({ length: STEPS }, (_, step) => (step >= 20 && step < 26 ? 0 : 120));
    expect(cut(every5(NOON - HOUR, codes))).toEqual(codes);
  });

  test('takes the nearest of denser readings, and none farther than three minutes', () => {
    const dense = Array.from({ length: 5 }, (_, minute): Read => [NOON + (minute - 2) * MINUTE, 100 + minute]);
    expect(cut(dense)[START_STEP]).toBe(102);
    expect(cut([[NOON + 3 * MINUTE, 90]])[START_STEP]).toBe(90);
    expect(cut([[NOON + 3 * MINUTE + 1, 90]]).filter(Boolean)).toEqual([90]);
    expect(cut([[NOON + 3 * MINUTE + 1, 90]])[START_STEP]).toBe(0);
  });

  test('of a sensor that is seconds off has no holes', () => {
    const off = every5(NOON - HOUR - 2.5 * MINUTE, Array(STEPS + 1).fill(110)).map(
      ([at, code], i): Read => [at + (i % 2 === 0 ? 9000 : -9000), code],
    );
    expect(cut(off)).toEqual(Array(STEPS).fill(110));
  });

  test('of nothing is empty', () => {
    expect(cut([])).toEqual(Array(STEPS).fill(0));
    expect(cut([[NOON, 100]], [])).toEqual([]);
  });

  test('does not depend on order, duplicates or other events', () => {
    const anyEvents = fc.array(fc.integer({ min: -300, max: 4000 }), { maxLength: 6 });
    fc.assert(
      fc.property(anyReadings, anyEvents, fc.infiniteStream(fc.nat()), (reads, events, random) => {
        const at = events.map((minute) => Date.UTC(2024, 1, 28, 20) + minute * MINUTE);
        const whole = cutCurves(columnsOf(reads), at);
        const shuffled = [...reads, ...reads.slice(0, 20)]
          .map((read) => [random.next().value ?? 0, read] as const)
          .sort(([a], [b]) => a - b)
          .map(([, read]) => read);
        expect(cutCurves(columnsOf(shuffled), at)).toEqual(whole);
        expect(at.flatMap((one) => Array.from(cutCurves(columnsOf(reads), [one])))).toEqual(Array.from(whole));
      }),
    );
  });

  test('has only codes that were measured, each near its step', () => {
    fc.assert(
      fc.property(anyReadings, fc.integer({ min: -300, max: 4000 }), (reads, minute) => {
        const zeroAt = Date.UTC(2024, 1, 28, 20) + minute * MINUTE;
        for (const [step, code] of cutCurves(columnsOf(reads), [zeroAt]).entries()) {
          const wanted = zeroAt + step * 5 * MINUTE - AROUND.beforeMs;
          const near = reads.filter(([at]) => Math.abs(at - wanted) <= 3 * MINUTE);
          expect(code === 0 ? near : near.some(([, one]) => one === code)).toEqual(code === 0 ? [] : true);
        }
      }),
    );
  });
});
