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
])('a new person has no readings: egvs %s', (_name, egvs) => {
  expect(parseDataRange({ userId: 'someone', egvs })).toEqual({ userId: 'someone', egvs: null });
});

test('a single reading is a range of no length', () => {
  const range = parseDataRange({ egvs: span('2021-06-01T01:10:08', '2021-06-01T01:10:08') });
  expect(range).toEqual({ userId: null, egvs: { startAt: START, endAt: START } });
});

test.each([null, '', 5, {}])('a user id of %j is none', (userId) => {
  expect(parseDataRange({ userId })?.userId).toBeNull();
});

test.each([undefined, null, 'text', 5, []])('%j is no answer at all', (body) => {
  expect(parseDataRange(body)).toBeNull();
});

const sample = readFixture('official-docs-datarange-v3.json', v.record(v.string(), v.unknown()));

test.skipIf(sample === null)("Dexcom's own sample is read", () => {
  expect(parseDataRange(sample)?.egvs).toEqual({ startAt: START, endAt: START });
});
