import { describe, expect, test } from 'vitest';
import { mergeFingersticks, withoutStickCopies } from '../../../core/fingersticks';
import { type FakeEvent, type FakeLogged, toLoggedColumns } from '../../support/fake-records';

const MIDNIGHT = Date.UTC(2024, 4, 1);
const at = (minutes: number): number => MIDNIGHT + minutes * 60_000;
const stick = (minutes: number, value: number, more: Partial<FakeEvent> = {}): FakeEvent => ({
  type: 'bloodGlucose',
  at: at(minutes),
  value,
  unit: 'mg/dL',
  ...more,
});
const columnsOf = (logged: FakeLogged) => toLoggedColumns(logged, { fromAt: 0, toAt: Number.MAX_SAFE_INTEGER });
const GIVEN = { at: at(60), mgDl: 110, displayDevice: 'iOS' };

describe('fingersticks of both kinds', () => {
  const merge = (events: readonly FakeEvent[]) => {
    const { calibration, event } = columnsOf({ calibrations: [GIVEN], events });
    const { at: times, mgDl, isCalibration } = mergeFingersticks(calibration, event);
    return Array.from(times, (time, i) => [(time - MIDNIGHT) / 60_000, mgDl[i], isCalibration[i]]);
  };
  const ONE = [60, 110, 1];
  test.each([
    ['are by time', [stick(30, 100), stick(90, 120)], [[30, 100, 0], ONE, [90, 120, 0]]],
    ['in mmol/L are in mg/dL', [stick(90, 7.8, { unit: 'mmol/L' })], [ONE, [90, 140, 0]]],
    ['written down as well count once', [stick(60.5, 110)], [ONE]],
    ['written down before it was given count once', [stick(59.5, 110)], [ONE]],
    ['written down on two devices count once', [stick(90, 120), stick(90.2, 120)], [ONE, [90, 120, 0]]],
    ['of another value count, too', [stick(60.5, 111)], [ONE, [60.5, 111, 0]]],
    ['of another time count, too', [stick(62, 110)], [ONE, [62, 110, 0]]],
    ['are nothing else that was entered', [stick(90, 45, { type: 'carbs', unit: 'grams' })], [ONE]],
  ])('%s', (_, events, merged) => {
    expect(merge(events)).toEqual(merged);
  });

  test('that phone and receiver both passed on count once', () => {
    const calibrations = [GIVEN, { ...GIVEN, at: at(60.3), displayDevice: 'receiver' }, { ...GIVEN, at: at(300) }];
    const { calibration, event } = columnsOf({ calibrations });
    expect(mergeFingersticks(calibration, event).at).toEqual(Float64Array.of(at(60), at(300)));
  });
});

describe('what was logged, without copies of fingersticks', () => {
  const without = (logged: FakeLogged) => withoutStickCopies(columnsOf(logged));

  test('has one that phone and receiver both passed on once, and all that is said of it', () => {
    const kept = stick(90, 120, { displayDevice: 'iOS', status: 'updated' });
    const after = stick(95, 120, { text: 'again' });
    const { event } = without({ events: [kept, stick(90.2, 120, { displayDevice: 'receiver' }), after] });
    expect({ ...event, recordId: [] }).toEqual({ ...columnsOf({ events: [kept, after] }).event, recordId: [] });
    expect(event.recordId).toEqual(['event-0', 'event-2']);
  });

  test('has one that was given to the sensor as that, and once', () => {
    const calibrations = [GIVEN, { ...GIVEN, at: at(60.3), displayDevice: 'receiver' }, { ...GIVEN, at: at(70) }];
    const { event, calibration } = without({ calibrations, events: [stick(59.5, 110)] });
    expect(event.recordId).toEqual([]);
    expect(calibration).toEqual({
      recordId: ['calibration-0', 'calibration-2'],
      at: Float64Array.of(at(60), at(70)),
      offsetMinutes: Int16Array.of(...columnsOf({ calibrations: [GIVEN, GIVEN] }).calibration.offsetMinutes),
      displayDevice: ['iOS', 'iOS'],
      mgDl: Float64Array.of(110, 110),
    });
  });

  test('has all else twice that was entered twice, and alerts as they came', () => {
    const twice = (type: string, unit: string): readonly FakeEvent[] => [
      { type, at: at(10), value: 20, unit },
      { type, at: at(10), value: 20, unit },
    ];
    const logged = columnsOf({
      events: [...twice('carbs', 'grams'), ...twice('insulin', 'units'), stick(10, 20), stick(10, 20)],
      alerts: [
        { at: at(10), name: 'low' },
        { at: at(10), name: 'low' },
      ],
    });
    const { event, alert } = withoutStickCopies(logged);
    expect(event.type).toEqual(['carbs', 'carbs', 'insulin', 'insulin', 'bloodGlucose']);
    expect(alert).toEqual(logged.alert);
  });

  test('has those without a value', () => {
    const logged = columnsOf({ events: [stick(10, Number.NaN), stick(10, Number.NaN)] });
    expect(withoutStickCopies(logged)).toEqual(logged);
  });
});
