import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Person } from '../../../simulator/person/person';
import { parseCsv } from '../../../simulator/replay/csv';
import { parseRecording } from '../../../simulator/replay/parse-recording';
import type { ReadingOptions, Recording } from '../../../simulator/replay/recording';
import { createReplayedPerson, shiftToEndAt } from '../../../simulator/replay/replayed-person';
import { createClient, NOW } from './client';

const SHARED = '../shared/verification';
const isThere = existsSync(SHARED);
if (!isThere) console.warn(`skipped: no recordings at ${SHARED}`);

const HEADER =
  'Index,Timestamp (YYYY-MM-DDThh:mm:ss),Event Type,Event Subtype,Patient Info,Device Info,Source Device ID,' +
  'Glucose Value (mg/dL),Insulin Value (u),Carb Value (grams),Duration (hh:mm:ss),Glucose Rate of Change (mg/dL/min)';

const CLARITY = `\uFEFF${HEADER}\r
1,,FirstName,,Made,,,,,,,\r
2,,Device,,,"Phone, app",Phone,,,,,\r
3,,Alert,High,,,Phone,200,,,,\r
4,,Alert,Signal Loss,,,Phone,,,,0:20:00,\r
5,,Alert,Fall,,,Phone,,,,,3\r
6,2024-05-01T08:00:00,EGV,,,,Phone,100,,,,\r
7,2024-05-01T08:05:00,EGV,,,,Phone,Low,,,,\r
8,2024-05-01T08:10:00,EGV,,,,Phone,High,,,,\r
9,2024-05-01T08:15:00,EGV,,,,Phone,130,,,,\r
10,2024-05-01T08:16:00,Insulin,Fast-Acting,,,Phone,,4.5,,,\r
11,2024-05-01T08:17:00,Carbs,,,,Phone,,,45,,\r
12,2024-05-01T08:18:00,Calibration,,,,Phone,128,,,,\r
13,2024-05-01T08:19:00,Exercise,Medium,,,Phone,,,,0:30:00,\r
14,2024-05-01T08:20:00,Alert,Urgent Low,,,Phone,,,,,\r
15,2024-05-01T08:21:00,Health,High Symptoms,,,Phone,,,,,\r
`;

function parsed(text: string, options: ReadingOptions = {}): Recording {
  const recording = parseRecording(text, options);
  if (typeof recording === 'string') throw new Error(recording);
  return recording;
}

function everything(person: Person) {
  return person.egvs(0, NOW * 2);
}

test('a Clarity export becomes readings, events, calibrations, alerts and alert limits', () => {
  const recording = parsed(CLARITY);
  const first = Date.UTC(2024, 4, 1, 8);
  expect(recording.readings.map(({ at, mgDl }) => [(at - first) / 60_000, mgDl])).toEqual([
    [0, 100],
    [5, 39],
    [10, 401],
    [15, 130],
  ]);
  expect(recording.events.map(({ type, subType, value, unit }) => [type, subType, value, unit])).toEqual([
    ['insulin', 'fastActing', 4.5, 'units'],
    ['carbs', null, 45, 'grams'],
    ['exercise', 'medium', 30, 'minutes'],
    ['health', 'highSymptoms', null, null],
  ]);
  expect(recording.calibrations.map(({ mgDl }) => mgDl)).toEqual([128]);
  expect(recording.alerts.map(({ name }) => name)).toEqual(['urgentLow']);
  expect(recording.settings.map(({ name, value, unit }) => [name, value, unit])).toEqual([
    ['high', 200, 'mg/dL'],
    ['outOfRange', 20, 'minutes'],
    ['fall', 3, 'mg/dL/min'],
  ]);
});

test('times without offset are a wall clock of the zone given, in the repeated hour by the order of rows', () => {
  const rows = ['00:30:00', '01:30:00', '01:00:00', '01:30:00', '02:30:00'];
  const text = `id,time,gl\n${rows.map((time) => `A,2025-11-02T${time},100`).join('\n')}`;
  const recording = parsed(text, { zone: 'America/New_York' });
  const hours = recording.readings.map(({ at }) => (at - Date.UTC(2025, 10, 2)) / 3_600_000);
  expect(hours).toEqual([4.5, 5.5, 6, 6.5, 7.5]);
  expect(recording.readings.map(({ offsetMinutes }) => offsetMinutes)).toEqual([-240, -240, -300, -300, -300]);
});

test('mmol/L files are read as mg/dL', () => {
  const text = CLARITY.replace('(mg/dL),', '(mmol/L),')
    .replace('Phone,100,', 'Phone,5.5,')
    .replace('Phone,130,', 'Phone,"7,2",');
  expect(parsed(text).readings.map(({ mgDl }) => mgDl)).toEqual([99, 39, 401, 130]);
});

test('one subject is taken from several: the first, or the one asked for', () => {
  const text =
    'id,time,gl\nA,2024-01-01T00:00:00-05:00,100\nB,2024-01-01T00:00:00Z,200\nA,2024-01-01T00:05:00-05:00,NA\n';
  expect(parsed(text).readings).toEqual([{ at: Date.UTC(2024, 0, 1, 5), offsetMinutes: -300, mgDl: 100 }]);
  expect(parsed(text, { subject: 'B' }).readings[0]?.mgDl).toBe(200);
});

test.each<[string, string, ReadingOptions]>([
  ['The file is empty.', '', {}],
  ['The file is neither a Clarity export nor has it the columns id,time,gl.', 'a,b\n1,2\n', {}],
  ['The file has no rows.', 'id,time,gl\n', {}],
  ['The file has no subject "C".', 'id,time,gl\nA,2024-01-01T00:00:00Z,100\n', { subject: 'C' }],
  ['"noon" is not a date and time.', 'id,time,gl\nA,noon,100\n', {}],
  ['"2024-02-30T00:00:00" is not a date and time.', 'id,time,gl\nA,2024-02-30T00:00:00,100\n', {}],
  ['The file holds no glucose readings.', `${HEADER}\n`, {}],
  ['"Mars/Olympus" is not a time zone.', CLARITY, { zone: 'Mars/Olympus' }],
])('a bad file gets one sentence: %s', (sentence, text, options) => {
  expect(parseRecording(text, options)).toBe(sentence);
});

test('a recording is moved to end now, under the same record ids', () => {
  const recording = parsed(CLARITY);
  const shiftMs = shiftToEndAt(recording, NOW);
  const people = (shift: number) => [createReplayedPerson(recording, { shiftMs: shift, arrivalDelayMs: 0 })];
  const moved = createClient('replay', { people: people(shiftMs) }).records(
    '/v3/users/self/egvs',
    NOW - 3_600_000,
    NOW + 1000,
  );
  const kept = createClient('replay', { people: people(0) });
  const then = Date.UTC(2024, 4, 1);
  const original = kept.records('/v3/users/self/egvs', then, then + 86_400_000);
  expect(moved.map(({ value, status }) => [value, status])).toEqual([
    [100, 'ok'],
    [39, 'low'],
    [401, 'high'],
    [130, 'ok'],
  ]);
  expect(moved.map((record) => record.recordId)).toEqual(original.map((record) => record.recordId));
  expect(moved[3]).toMatchObject({ systemTime: '2026-05-01T12:02:00Z', trend: 'singleUp', trendRate: 2 });
  expect(JSON.parse(kept.get('/v3/users/self/dataRange').body).events.end.systemTime).toBe('2024-05-01T08:21:00Z');
  expect(JSON.parse(kept.get('/v3/users/self/devices').body).records[0].alertSchedules[0].alertSettings).toHaveLength(
    3,
  );
});

test('quotes, doubled quotes and line ends are read as the format says', () => {
  expect(parseCsv('a,"b ""c"", d"\r\n\r\n"two\nlines",')).toEqual([
    ['a', 'b "c", d'],
    ['two\nlines', ''],
  ]);
});

describe.skipIf(!isThere)('recordings of others, read in place', () => {
  const read = (name: string) => readFileSync(`${SHARED}/${name}`, 'utf8');

  test('the Clarity export has all its readings and limits', () => {
    const recording = parsed(read('raw_clarity_g6_export.csv'));
    const person = createReplayedPerson(recording);
    expect(everything(person)).toHaveLength(2148);
    expect(recording.readings[0]).toEqual({ at: Date.UTC(2016, 9, 24, 11, 24, 17), offsetMinutes: 0, mgDl: 103 });
    expect(recording.settings.map((setting) => setting.name)).toHaveLength(7);
    const differing = parsed(read('cgmquantify_g6.csv')).readings.filter((reading, index) => {
      const own = recording.readings[index];
      return own?.at !== reading.at || own.mgDl !== Math.max(39, reading.mgDl);
    });
    expect(differing.filter(({ mgDl }) => mgDl > 45)).toEqual([]);
  });

  test('the five subjects have the readings they were published with', () => {
    const text = read('iglu_5_subject.csv');
    const counts = [1, 2, 3, 4, 5].map((number) => parsed(text, { subject: `Subject ${number}` }).readings.length);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(13_866);
    expect(parsed(text).readings.length).toBe(counts[0]);
    expect(parsed(text).readings[0]).toEqual({ at: Date.UTC(2015, 5, 6, 21, 50, 27), offsetMinutes: -300, mgDl: 153 });
  });
});
