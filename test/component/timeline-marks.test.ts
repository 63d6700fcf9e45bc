import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_NAMES } from '../../core/events';
import type { AlertRule, AlertSchedule, DeviceHistory } from '../../core/history';
import { deriveAlertLevels } from '../../renderer/timeline/alert-levels';
import { deriveClockMarks } from '../../renderer/timeline/clock-marks';
import { deriveEntryMarks } from '../../renderer/timeline/entry-marks';
import { groupMarks, seenIn } from '../../renderer/timeline/mark-groups';
import { LANES, type Mark } from '../../renderer/timeline/marks';
import { deriveSensorMarks } from '../../renderer/timeline/sensor-marks';
import { FAKE_NOW } from '../support/fake-bridge';
import { type FakeLogged, toLoggedColumns } from '../support/fake-records';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ALL = { fromAt: 0, toAt: FAKE_NOW + DAY };
const marksOf = (logged: FakeLogged) => deriveEntryMarks(toLoggedColumns(logged, ALL), 'mg/dL', 'en-GB');
const at = FAKE_NOW - DAY;

describe('marks', () => {
  it.each([
    ['carbs', { type: 'carbs', value: 45, unit: 'grams' }, 'carbs', 'disc', '45 g', 0],
    ['fast-acting insulin', { type: 'insulin', subType: 'fastActing', value: 2.5 }, 'insulin', 'triangle', '2.5', 0],
    ['long-acting insulin', { type: 'insulin', subType: 'longActing', value: 14 }, 'insulin', 'square', '14', 0],
    ['insulin of no known kind', { type: 'insulin', value: 1 }, 'insulin', 'ring', '1', 0],
    ['insulin of a kind of later days', { type: 'insulin', subType: 'toString', value: 3 }, 'insulin', 'ring', '3', 0],
    [
      'exercise',
      { type: 'exercise', subType: 'light', value: 30, unit: 'minutes' },
      'exercise',
      'bar',
      'light',
      HOUR / 2,
    ],
    ['exercise of a year', { type: 'exercise', value: 525_600, unit: 'minutes' }, 'exercise', 'bar', 'Exercise', 0],
    ['health', { type: 'health', subType: 'illness' }, 'health', 'cross', 'illness', 0],
    ['a note', { type: 'notes', text: ' two\nlines ' }, 'notes', 'page', 'two lines', 0],
    ['a kind of later days', { type: 'mindfulness', subType: 'breathing' }, 'notes', 'ring', 'breathing', 0],
  ] as const)('of %s', (_, event, lane, shape, label, lengthMs) => {
    const [mark] = marksOf({ events: [{ at, ...event }] });
    expect([mark?.lane, mark?.shape, mark?.label, Number(mark?.toAt) - at]).toEqual([lane, shape, label, lengthMs]);
  });

  it('of fingersticks have their value in mg/dL, however they came; one without a value is not drawn', () => {
    const marks = marksOf({
      events: [
        { at, type: 'bloodGlucose', value: 7.8, unit: 'mmol/L' },
        { at, type: 'bloodGlucose' },
      ],
      calibrations: [{ at: at + 1, mgDl: 108 }, { at: at + 2 }],
    });
    expect(marks.map(({ lane, shape, mgDl }) => [lane, shape, mgDl])).toEqual([
      [null, 'drop', 140],
      [null, 'drop', 108],
    ]);
  });

  it('of an alert tell its first step from those that followed', () => {
    const steps = ['activeAlarming', 'activeSnoozed', 'inactive', 'later'].map((state, i) => ({
      at: at + i,
      name: 'low',
      state,
    }));
    expect(marksOf({ alerts: steps }).map(({ lane, shape }) => `${lane} ${shape}`)).toEqual([
      'alerts bell',
      'alerts dot',
      'alerts dot',
      'alerts bell',
    ]);
  });

  it('of a note of 10,000 characters have few words, whatever is asked of them', () => {
    const [mark] = marksOf({ events: [{ at, type: 'notes', text: '<b>x</b> '.repeat(1250) }] });
    if (!mark) throw new Error('no mark');
    expect(mark.label.length).toBeLessThanOrEqual(40);
    expect(mark.words.length).toBeLessThan(140);
  });
});

describe('marks of sensors', () => {
  const SENSOR = {
    firstAt: at,
    lastAt: at + DAY,
    why: 'new-transmitter',
    warmUp: { fromAt: at - HOUR / 2, toAt: at },
    transmitterId: 'abcdef0123',
    transmitterGeneration: 'g7',
    transmitterVariant: null,
  } as const;

  it('are a start and a warm-up, both said to be inferred', () => {
    expect(deriveSensorMarks([SENSOR]).map((mark) => [mark.shape, mark.at, mark.toAt, mark.words])).toEqual([
      ['frame', at - HOUR / 2, at, 'Warm-up, inferred: 30 min without readings'],
      ['flag', at, at, 'Sensor start, inferred from another transmitter: G7 (abcdef), after 30 min without readings'],
    ]);
    expect(deriveSensorMarks([SENSOR]).every(({ lane }) => lane === 'sensor')).toBe(true);
  });

  it('are no warm-up where no gap has the length of one, and nothing where the start is not known', () => {
    expect(deriveSensorMarks([{ ...SENSOR, warmUp: null, why: 'ticks-restarted' }]).map(({ words }) => words)).toEqual([
      'Sensor start, inferred from the transmitter’s count, which began anew: G7 (abcdef)',
    ]);
    expect(deriveSensorMarks([{ ...SENSOR, why: null }])).toEqual([]);
  });
});

it('marks of the clock are its changes, not where it begins', () => {
  const clocks = { at: Float64Array.of(0, at, at + DAY), offsetMinutes: Int16Array.of(-300, 60, 330) };
  expect(deriveClockMarks(clocks).map((mark) => [mark.at, mark.label])).toEqual([
    [at, 'clock UTC−5:00 → UTC+1:00'],
    [at + DAY, 'clock UTC+1:00 → UTC+5:30'],
  ]);
  expect(deriveClockMarks({ at: Float64Array.of(0), offsetMinutes: Int16Array.of(60) })).toEqual([]);
});

const rule = (name: string, value: number, more: Partial<AlertRule> = {}): AlertRule => ({
  name,
  value,
  unit: 'mg/dL',
  snoozeMinutes: null,
  delayMinutes: null,
  enabled: true,
  soundTheme: null,
  soundOutputMode: null,
  secondaryTriggerCondition: null,
  setAt: null,
  extra: '{}',
  ...more,
});
const schedule = (rules: readonly AlertRule[], more: Partial<AlertSchedule> = {}): AlertSchedule => ({
  name: '',
  enabled: true,
  isDefault: true,
  isActive: true,
  startMinutes: 0,
  endMinutes: 0,
  days: DAY_NAMES,
  rules,
  extra: '{}',
  ...more,
});
const device = (...versions: DeviceHistory['versions']): DeviceHistory => ({
  transmitterId: null,
  displayDevice: 'iOS',
  displayApp: null,
  transmitterGeneration: null,
  transmitterVariant: null,
  lastUploadAt: FAKE_NOW,
  extra: '{}',
  firstSeenAt: 0,
  lastSeenAt: FAKE_NOW,
  versions,
});
const MIDNIGHT = Date.UTC(2024, 10, 12);
const TWO_DAYS = { fromAt: MIDNIGHT, toAt: MIDNIGHT + 2 * DAY };
const levels = (one: DeviceHistory, offset = 0) =>
  deriveAlertLevels([one], TWO_DAYS, () => offset).map(({ name, mgDl, fromAt, toAt }) => [
    name,
    mgDl,
    (fromAt - MIDNIGHT) / HOUR,
    (toAt - MIDNIGHT) / HOUR,
  ]);

describe('the thresholds then in force', () => {
  it('are one line where nothing changed', () => {
    expect(levels(device({ seenAt: 0, schedules: [schedule([rule('low', 70), rule('rise', 3)])] }))).toEqual([
      ['low', 70, 0, 48],
    ]);
  });

  it('change with the version that was seen, and begin with the first', () => {
    const newer = { seenAt: MIDNIGHT + 30 * HOUR, schedules: [schedule([rule('low', 80)])] };
    const older = { seenAt: MIDNIGHT + 6 * HOUR, schedules: [schedule([rule('low', 70)])] };
    expect(levels(device(newer, older))).toEqual([
      ['low', 70, 6, 30],
      ['low', 80, 30, 48],
    ]);
  });

  it('count from when they were set, where that is said', () => {
    const seen = {
      seenAt: FAKE_NOW,
      schedules: [schedule([rule('high', 13.9, { unit: 'mmol/L', setAt: MIDNIGHT + HOUR })])],
    };
    expect(levels(device(seen))).toEqual([['high', 250, 1, 48]]);
  });

  it('follow a schedule of the night on the person’s clock, on its days only', () => {
    const night = schedule([rule('low', 90)], {
      isDefault: false,
      startMinutes: 1320,
      endMinutes: 420,
      days: ['monday', 'tuesday'],
    });
    const seen = { seenAt: 0, schedules: [schedule([rule('low', 70)]), night] };
    expect(levels(device(seen))).toEqual([
      ['low', 90, 0, 7],
      ['low', 70, 7, 22],
      ['low', 90, 22, 31],
      ['low', 70, 31, 48],
    ]);
    expect(levels(device(seen), 60)).toEqual([
      ['low', 90, -1, 6],
      ['low', 70, 6, 21],
      ['low', 90, 21, 30],
      ['low', 70, 30, 71],
    ]);
  });

  it('are none of what is off, or of a device without any', () => {
    const off = rule('low', 70, { enabled: false });
    const unused = schedule([rule('high', 200)], { isDefault: false, enabled: false });
    expect(levels(device({ seenAt: 0, schedules: [schedule([off]), unused] }))).toEqual([]);
    expect(levels(device())).toEqual([]);
  });
});

it('finds in each lane all that a range has something of', () => {
  const mark = fc.record({ at: fc.nat(100), lasts: fc.nat(20), lane: fc.constantFrom(...LANES) });
  fc.assert(
    fc.property(fc.array(mark), fc.nat(100), fc.nat(50), (made, fromAt, span) => {
      const range = { fromAt, toAt: fromAt + span };
      const marks = made
        .sort((a, b) => a.at - b.at)
        .map(({ at, lasts, lane }): Mark => {
          const said = { label: '', words: '', mgDl: null, entry: null } as const;
          return { kind: 'entry', shape: 'disc', at, toAt: at + lasts, lane, ...said };
        });
      const { lanes } = groupMarks(marks);
      const seen = marks.filter(({ at, toAt }) => toAt >= range.fromAt && at <= range.toAt);
      for (const [i, lane] of LANES.entries())
        expect(lanes.map((group) => seenIn(group, range))[i]).toEqual(seen.filter((one) => one.lane === lane));
    }),
  );
});
