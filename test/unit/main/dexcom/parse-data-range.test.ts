import * as v from 'valibot';
import { expect, test } from 'vitest';
import { parseDataRange } from '../../../../main/dexcom/parse-data-range';
import { readFixture } from '../fixtures';

const moment = (systemTime: unknown) => ({ systemTime, displayTime: systemTime });
const span = (start: unknown, end: unknown) => ({ start: moment(start), end: moment(end) });
const START = Date.UTC(2021, 5, 1, 1, 10, 8);

test('whose the data is and what there is of it', () => {
  const body = { userId: 'someone', egvs: span('2021-06-01T01:10:08', '2021-06-02T00:00:00.438Z'), events: null };
  expect(parseDataRange(body)).toEqual({
    userId: 'someone',
    egvs: { startAt: START, endAt: Date.UTC(2021, 5, 2, 0, 0, 0, 438) },
    events: null,
    calibrations: null,
  });
});

test.each(['egvs', 'events', 'calibrations'] as const)('%s alone', (kind) => {
  const nothing = { userId: null, egvs: null, events: null, calibrations: null };
  expect(parseDataRange({ [kind]: span('2021-06-01T01:10:08', '2021-06-01T01:10:08Z') })).toEqual({
    ...nothing,
    [kind]: { startAt: START, endAt: START },
  });
});

test.each<[string, unknown]>([
  ['absent', undefined],
  ['null', null],
  ['empty', {}],
  ['a list', []],
  ['text', 'none'],
  ['without an end', { start: moment('2021-06-01T01:10:08') }],
  ['with null moments', { start: null, end: null }],
  ['with unreadable times', span('never', 'never')],
  ['with the end before the start', span('2021-06-02', '2021-06-01')],
  ['with "never" for both', span('1970-01-01T00:00Z', '1970-01-01T00:00Z')],
  ['with "never" as a phone writes it', span('1970-01-01T02:00+02:00', '1970-01-01T02:00+02:00')],
])('a new person has no readings: egvs %s', (_name, egvs) => {
  expect(parseDataRange({ userId: 'someone', egvs })).toEqual({
    userId: 'someone',
    egvs: null,
    events: null,
    calibrations: null,
  });
});

test.each([
  ['never', span('1970-01-01T02:00+02:00', '2021-06-01')],
  ['missing', { end: moment('2021-06-01') }],
])('where the start is %s the month before the end is what there surely is', (_name, egvs) => {
  const endAt = Date.UTC(2021, 5, 1);
  expect(parseDataRange({ egvs })?.egvs).toEqual({ startAt: endAt - 30 * 86_400_000, endAt });
});

test.each([null, '', 5, {}])('a user id of %j is none', (userId) => {
  expect(parseDataRange({ userId })?.userId).toBeNull();
});

test.each([undefined, null, 'text', 5, []])('%j is no answer at all', (body) => {
  expect(parseDataRange(body)).toBeNull();
});

const sample = readFixture('official-docs-datarange-v3.json', v.record(v.string(), v.unknown()));

test.skipIf(sample === null)("Dexcom's own sample is read", () => {
  const once = { startAt: START, endAt: START };
  expect(parseDataRange(sample)).toMatchObject({ egvs: once, events: once, calibrations: once });
});
