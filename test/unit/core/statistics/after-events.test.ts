import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AfterEvents, deriveAfterEvents, LEAST_EVENTS } from '../../../../core/statistics/after-events';
import { START_STEP, STEPS } from '../../../../core/statistics/event-curves';
import { quantileOfSorted } from '../../../../core/statistics/quantiles';
import { anyCode } from './columns';

type Curve = readonly number[];
const flat = (code: number): Curve => Array(STEPS).fill(code);
/** From a value to another from the event on. */
const step = (from: number, to: number): Curve => flat(from).map((code, i) => (i < START_STEP + 1 ? code : to));

const given = (curves: readonly Curve[], near: readonly number[] = []) => ({
  codes: Int16Array.from(curves.flat()),
  hasNeighbour: curves.map((_, i) => near.includes(i)),
});
const at = ({ average }: AfterEvents, i: number) =>
  average && [average.low[i], average.median[i], average.high[i], average.count[i]];

describe('the average after events', () => {
  const five = [100, 140, 120, 160, 110].map((from, i) => step(from, from + 10 * (i + 1)));

  test('is the median between measured quartiles, from five events on', () => {
    const all = deriveAfterEvents(given(five), 'all', 'glucose');
    expect(at(all, START_STEP)).toEqual([110, 120, 140, 5]);
    expect(at(all, STEPS - 1)).toEqual([150, 160, 160, 5]);
    const four = deriveAfterEvents(given(five.slice(1)), 'all', 'glucose');
    expect(four).toMatchObject({ events: 4, counted: LEAST_EVENTS - 1, average: null });
  });

  test('of changes is of each event by itself', () => {
    const all = deriveAfterEvents(given(five), 'all', 'change');
    expect(at(all, START_STEP)).toEqual([0, 0, 0, 5]);
    expect(at(all, STEPS - 1)).toEqual([20, 30, 40, 5]);
  });

  test('says which were left out: with another near, with few readings, without a number to count from', () => {
    const thin = flat(120).map((code, i) => (i < STEPS * 0.7 - 1 ? code : 0));
    const noStart = flat(120).map((code, i) => (i === START_STEP ? 0 : code));
    const low = flat(120).map((code, i) => (i === START_STEP ? 39 : code));
    const curves = [...five, thin, noStart, low, flat(401)];
    expect(deriveAfterEvents(given(curves, [4, 5]), 'alone', 'change')).toMatchObject({
      events: 9,
      withNeighbour: 2,
      thin: 0,
      withoutStart: 3,
      counted: 4,
    });
    expect(deriveAfterEvents(given(curves, [4, 5]), 'all', 'glucose')).toMatchObject({
      events: 9,
      withNeighbour: 2,
      thin: 1,
      withoutStart: 0,
      counted: 8,
      clipped: { low: 1, high: STEPS },
    });
  });

  test('has no value where fewer than five were measured', () => {
    const late = five.map((curve, i) => (i === 0 ? curve.map((code, k) => (k > 50 ? 0 : code)) : curve));
    const all = deriveAfterEvents(given(late), 'all', 'glucose');
    expect(at(all, 50)?.[3]).toBe(5);
    expect(at(all, 51)).toEqual([Number.NaN, Number.NaN, Number.NaN, 4]);
  });

  test('of none is none', () => {
    expect(deriveAfterEvents(given([]), 'all', 'glucose')).toEqual({
      events: 0,
      withNeighbour: 0,
      thin: 0,
      withoutStart: 0,
      counted: 0,
      clipped: { low: 0, high: 0 },
      average: null,
    });
  });
});

describe('laws', () => {
  const anyCurve = fc.array(fc.oneof({ weight: 9, arbitrary: anyCode }, { weight: 1, arbitrary: fc.constant(0) }), {
    minLength: STEPS,
    maxLength: STEPS,
  });
  const anyEvents = fc.array(fc.tuple(anyCurve, fc.boolean()), { maxLength: 12 });
  const anyCounting = fc.constantFrom('all' as const, 'alone' as const);
  const anyMeasure = fc.constantFrom('glucose' as const, 'change' as const);
  const deriveOf = (
    events: ReadonlyArray<readonly [Curve, boolean]>,
    ...how: ['all' | 'alone', 'glucose' | 'change']
  ) =>
    deriveAfterEvents(
      { codes: Int16Array.from(events.flatMap(([curve]) => curve)), hasNeighbour: events.map(([, near]) => near) },
      ...how,
    );

  test('the order of events does not matter, and each is counted once', () => {
    fc.assert(
      fc.property(anyEvents, anyCounting, anyMeasure, (events, counting, measure) => {
        const made = deriveOf(events, counting, measure);
        expect(deriveOf([...events].reverse(), counting, measure)).toEqual(made);
        const left = counting === 'alone' ? made.withNeighbour : 0;
        expect(left + made.thin + made.withoutStart + made.counted).toBe(made.events);
      }),
    );
  });

  test('twice the same events have the same median; quartiles lie around it and inside what was measured', () => {
    fc.assert(
      fc.property(anyEvents, anyCounting, (events, counting) => {
        const { average } = deriveOf(events, counting, 'glucose');
        const kept = events
          .filter(([curve, near]) => (counting === 'all' || !near) && curve.filter(Boolean).length >= 0.7 * STEPS)
          .map(([curve]) => curve);
        for (let i = 0; average && i < STEPS; i += 1) {
          const values = kept
            .map((curve) => curve[i] ?? 0)
            .filter(Boolean)
            .sort((a, b) => a - b);
          expect(average.count[i]).toBe(values.length);
          if (values.length < LEAST_EVENTS) expect(average.median[i]).toBeNaN();
          else expect(average.median[i]).toBe(quantileOfSorted(values, 0.5));
          const [low, median, high] = [average.low, average.median, average.high].map((curve) => Number(curve[i]));
          if (values.length >= LEAST_EVENTS)
            expect([low, median, high].sort((a = 0, b = 0) => a - b)).toEqual([low, median, high]);
        }
        const twice = deriveOf([...events, ...events], counting, 'glucose').average;
        if (average && twice)
          for (const [i, value] of average.median.entries())
            if (!Number.isNaN(value)) expect(twice.median[i]).toBe(value);
      }),
    );
  });
});
