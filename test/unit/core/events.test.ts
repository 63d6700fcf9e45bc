import { describe, expect, test } from 'vitest';
import { describeDays, describeName, formatEventValue, formatThreshold, isKnownName } from '../../../core/events';

describe('names', () => {
  test.each([
    ['eventType', 'bloodGlucose', 'Fingerstick'],
    ['eventSubType', 'highSymptoms', 'symptoms of a high'],
    ['eventStatus', 'updated', 'edited'],
    ['alertName', 'urgentLowSoon', 'Urgent low soon'],
    ['alertName', 'fixedLow', 'Urgent low'],
    ['alertState', 'activeAlarming', 'alerted'],
    ['displayDevice', 'iOS', 'iPhone'],
    ['displayApp', 'D1G7', 'Dexcom ONE+'],
    ['transmitterGeneration', 'g6 pro', 'G6 Pro'],
    ['transmitterGenerationVariant', 'g715day', 'G7 15 Day'],
  ] as const)('%s %s is known and reads "%s"', (field, name, words) => {
    expect(isKnownName(field, name)).toBe(true);
    expect(describeName(field, name)).toBe(words);
  });

  test.each(['meditation', '', 'constructor', '__proto__', 'toString'])('%j is passed through', (name) => {
    expect(isKnownName('eventType', name)).toBe(false);
    expect(describeName('eventType', name)).toBe(name);
  });
});

describe('days', () => {
  const week = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

  test.each<[readonly string[], string]>([
    [week, 'every day'],
    [['sunday', 'saturday'], 'Sunday, Saturday'],
    [['monday', 'holiday'], 'Monday, holiday'],
    [[], ''],
  ])('%j', (days, words) => {
    expect(describeDays(days)).toBe(words);
  });
});

describe('what was entered', () => {
  test.each<[string, number | null, string | null, string | null, string]>([
    ['carbs', 45, 'grams', null, '45 g'],
    ['carbs', 0, 'grams', null, '0 g'],
    ['carbs', 10, null, null, '10 g'],
    ['insulin', 2.5, 'units', null, '2.5 units'],
    ['insulin', 1, 'units', null, '1 unit'],
    ['insulin', null, 'units', null, ''],
    ['insulin', Number.NaN, 'units', null, ''],
    ['exercise', 30, 'minutes', null, '30 min'],
    ['exercise', 30, 'unknown', null, '30 min'],
    ['bloodGlucose', 117, 'mg/dL', null, '117 mg/dL'],
    ['bloodGlucose', 6.5, 'mmol/L', null, '117 mg/dL'],
    ['notes', null, null, 'pizza', 'pizza'],
    ['health', null, null, null, ''],
    ['meditation', 20, 'breaths', null, '20 breaths'],
    ['meditation', 20, null, null, '20'],
    ['constructor', 20, null, null, '20'],
  ])('%s %s %s %s is "%s"', (type, value, unit, text, words) => {
    expect(formatEventValue({ type, value, unit, text }, 'mg/dL', 'en-US')).toBe(words);
  });

  test('a fingerstick is shown in the unit of the person', () => {
    const event = { type: 'bloodGlucose', value: 117, unit: 'mg/dL', text: null };
    expect(formatEventValue(event, 'mmol/L', 'de-DE')).toBe('6,5 mmol/L');
  });
});

describe('thresholds', () => {
  test.each<[string, number | null, string | null, string, string]>([
    ['high', 240, 'mg/dL', '240 mg/dL', '13.3 mmol/L'],
    ['high', 10, 'mmol/L', '180 mg/dL', '10.0 mmol/L'],
    ['high', 240, 'unknown', '240 mg/dL', '13.3 mmol/L'],
    ['rise', 3, 'mg/dL/min', '3 mg/dL per min', '0.17 mmol/L per min'],
    ['fall', 0.1, 'mmol/L/min', '1.8 mg/dL per min', '0.1 mmol/L per min'],
    ['outOfRange', 30, 'minutes', '30 min', '30 min'],
    ['outOfRange', 30, null, '30 min', '30 min'],
    ['urgentLowSoon', null, 'mg/dL', '', ''],
    ['later', 5, null, '5', '5'],
  ])('%s %s %s is "%s" or "%s"', (name, value, unit, mgDl, mmolL) => {
    expect(formatThreshold({ name, value, unit }, 'mg/dL', 'en-US')).toBe(mgDl);
    expect(formatThreshold({ name, value, unit }, 'mmol/L', 'en-US')).toBe(mmolL);
  });
});
