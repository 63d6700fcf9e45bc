import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deriveAccuracy, isNear, mergeFingersticks, pairFingersticks } from '../../../../core/statistics/accuracy';
import { columnsOf, every5, MINUTE } from './columns';

const MIDNIGHT = Date.UTC(2024, 4, 1);
const sticksOf = (...sticks: ReadonlyArray<readonly [minutes: number, mgDl: number]>) =>
  mergeFingersticks(
    {
      at: Float64Array.from(sticks, ([minutes]) => MIDNIGHT + minutes * MINUTE),
      mgDl: Float64Array.from(sticks, ([, mgDl]) => mgDl),
    },
    NO_EVENTS,
  );
const eventsOf = (
  ...events: ReadonlyArray<readonly [minutes: number, value: number, unit?: string, type?: string]>
) => ({
  at: Float64Array.from(events, ([minutes]) => MIDNIGHT + minutes * MINUTE),
  value: Float64Array.from(events, ([, value]) => value),
  unit: events.map(([, , unit]) => unit ?? null),
  type: events.map(([, , , type]) => type ?? 'bloodGlucose'),
});
const NO_EVENTS = eventsOf();

describe('fingersticks', () => {
  const merge = (events: ReturnType<typeof eventsOf>) => {
    const given = { at: Float64Array.of(MIDNIGHT + 60 * MINUTE), mgDl: Float64Array.of(110) };
    const { at, mgDl, isCalibration } = mergeFingersticks(given, events);
    return Array.from(at, (time, i) => [(time - MIDNIGHT) / MINUTE, mgDl[i], isCalibration[i]]);
  };
  const GIVEN = [60, 110, 1];
  test.each([
    ['of both kinds, by time', eventsOf([90, 120], [30, 100]), [[30, 100, 0], GIVEN, [90, 120, 0]]],
    ['in mmol/L are in mg/dL', eventsOf([90, 7.8, 'mmol/L']), [GIVEN, [90, 140, 0]]],
    ['written down as well count once', eventsOf([60.5, 110]), [GIVEN]],
    ['written down before it was given count once', eventsOf([59.5, 110]), [GIVEN]],
    ['written down on two devices count once', eventsOf([90, 120], [90.2, 120]), [GIVEN, [90, 120, 0]]],
    ['of another value count, too', eventsOf([60.5, 111]), [GIVEN, [60.5, 111, 0]]],
    ['of another time count, too', eventsOf([62, 110]), [GIVEN, [62, 110, 0]]],
    ['are nothing else that was entered', eventsOf([90, 45, 'grams', 'carbs']), [GIVEN]],
  ])('%s', (_, events, merged) => {
    expect(merge(events)).toEqual(merged);
  });
});

test('a calibration that phone and receiver both passed on counts once', () => {
  expect(sticksOf([60, 110], [60.3, 110], [300, 110]).at).toEqual(
    Float64Array.of(MIDNIGHT + 60 * MINUTE, MIDNIGHT + 300 * MINUTE),
  );
});

describe('the sensor beside fingersticks', () => {
  const readings = columnsOf(every5(MIDNIGHT, [100, 110, 120]));
  const pair = (minutes: number, mgDl: number) => pairFingersticks(sticksOf([minutes, mgDl]), readings).sensorMgDl[0];
  test.each([
    ['at the same time', 5, 100, 110],
    ['the nearer', 8, 100, 120],
    ['the earlier of two', 2.5, 100, 100],
    ['five minutes off', 15, 100, 120],
    ['farther off', 15.1, 100, undefined],
    ['five minutes before', -5, 100, 100],
    ['what no sensor measures', 5, 30, undefined],
    ['no value', 5, Number.NaN, undefined],
  ])('%s', (_, minutes, mgDl, sensor) => {
    expect(pair(minutes, mgDl)).toBe(sensor);
  });

  test('is nothing where there are no readings', () => {
    expect(pairFingersticks(sticksOf([0, 100]), columnsOf([])).at).toHaveLength(0);
  });

  const PAIRS = [
    [100, 110],
    [50, 66],
    [50, 65],
    [200, 230],
    [200, 231],
  ] as const;
  const columns = (pairs: ReadonlyArray<readonly [stick: number, sensor: number]>) => ({
    mgDl: Float64Array.from(pairs, ([stick]) => stick),
    sensorMgDl: Int16Array.from(pairs, ([, sensor]) => sensor),
  });

  test('mean difference, bias and shares near, from five on', () => {
    expect(deriveAccuracy(columns(PAIRS))).toEqual({
      kind: 'value',
      value: {
        pairs: 5,
        mardPercent: expect.closeTo((10 + 32 + 30 + 15 + 15.5) / 5, 9),
        biasMgDl: expect.closeTo((10 + 16 + 15 + 30 + 31) / 5, 9),
        nearPercent: { 15: 60, 20: 100, 30: 100 },
      },
    });
    expect(deriveAccuracy(columns(PAIRS.slice(1)))).toMatchObject({ kind: 'not-enough', have: 4, need: 5 });
  });

  test.each([
    [99, 114, 15, true],
    [99, 115, 15, false],
    [100, 115, 15, true],
    [100, 116, 15, false],
    [99, 119, 20, true],
    [100, 121, 20, false],
    [300, 210, 30, true],
    [300, 209, 30, false],
  ] as const)('%d beside %d is within %d: %s', (stick, sensor, near, is) => {
    expect(isNear(stick, sensor, near)).toBe(is);
  });

  test('has no say in the order of pairs, and each wider share holds the narrower', () => {
    const glucose = fc.integer({ min: 40, max: 400 });
    fc.assert(
      fc.property(fc.array(fc.tuple(glucose, glucose), { minLength: 5 }), (pairs) => {
        const [one, other] = [pairs, [...pairs].reverse()].map((some) => deriveAccuracy(columns(some)));
        if (one?.kind !== 'value' || other?.kind !== 'value') throw new Error('no value');
        const { nearPercent, mardPercent, biasMgDl } = one.value;
        expect(other.value.mardPercent).toBeCloseTo(mardPercent, 6);
        expect(other.value.biasMgDl).toBeCloseTo(biasMgDl, 6);
        expect(nearPercent[15] <= nearPercent[20] && nearPercent[20] <= nearPercent[30]).toBe(true);
      }),
    );
  });
});
