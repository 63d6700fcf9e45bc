import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { deriveOffset, formatQueryTime, parseInstant, parseRecordTime } from '../../../../main/dexcom/parse-time';
import { readFixture } from '../fixtures';

const DAY = 86_400_000;

describe('times as seen in production', () => {
  test.each<[string, string, number | null]>([
    ['2022-02-06T09:12:35+00:00', '2022-02-06T09:12:35.000Z', 0],
    ['2022-02-06T01:12:35-08:00', '2022-02-06T09:12:35.000Z', -480],
    ['2025-01-30T23:49:55Z', '2025-01-30T23:49:55.000Z', 0],
    ['2022-12-05T15:00:25.438Z', '2022-12-05T15:00:25.438Z', 0],
    ['2021-06-01T01:10:08', '2021-06-01T01:10:08.000Z', null],
    ['2021-02-03T14:15Z', '2021-02-03T14:15:00.000Z', 0],
    ['2021-02-03T14:15', '2021-02-03T14:15:00.000Z', null],
    ['2021-02-03 14:15:16', '2021-02-03T14:15:16.000Z', null],
    ['2021-02-03', '2021-02-03T00:00:00.000Z', null],
    ['2021-2-3T4:5:6', '2021-02-03T04:05:06.000Z', null],
    ['2021-02-03T14:15:16.1', '2021-02-03T14:15:16.100Z', null],
    ['2021-02-03T14:15:16.1239', '2021-02-03T14:15:16.123Z', null],
    ['2021-02-03T14:15:16.123456789Z', '2021-02-03T14:15:16.123Z', 0],
    ['2021-02-03T14:15:16,5Z', '2021-02-03T14:15:16.500Z', 0],
    ['2021-02-03T14:15:16-0700', '2021-02-03T21:15:16.000Z', -420],
    ['2021-02-03T14:15:16-07', '2021-02-03T21:15:16.000Z', -420],
    ['2021-02-03T14:15:16-06:59:58', '2021-02-03T21:15:16.000Z', -420],
    ['2021-02-03T14:15:16+05:45', '2021-02-03T08:30:16.000Z', 345],
    ['2021-02-03T14:15:16+12:45', '2021-02-03T01:30:16.000Z', 765],
    ['2021-02-03T14:15:16+14:00', '2021-02-03T00:15:16.000Z', 840],
    ['2021-02-03T14:15:16-00:00', '2021-02-03T14:15:16.000Z', 0],
    ['  2021-02-03T14:15:16Z  ', '2021-02-03T14:15:16.000Z', 0],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z', 0],
    ['1970-01-01T00:00Z', '1970-01-01T00:00:00.000Z', 0],
    ['1970-01-01T02:00+02:00', '1970-01-01T00:00:00.000Z', 120],
  ])('%j is %s', (text, iso, offsetMinutes) => {
    const time = parseRecordTime(text);
    expect(time && new Date(time.at).toISOString()).toBe(iso);
    expect(time?.offsetMinutes).toBe(offsetMinutes);
  });

  test.each([
    '',
    'now',
    '2021',
    '2021-02',
    '2021-13-01',
    '2021-00-01',
    '2021-02-00',
    '2021-02-30',
    '2023-02-29',
    '2021-02-03T24:00',
    '2021-02-03T14:60',
    '2021-02-03T14:15:60',
    '2021-02-03T14:15:16.1234567890',
    '2021-02-03T14:15:16+15:00',
    '2021-02-03T14:15:16+05:60',
    '2021-02-03T14:15:16 +05:00x',
    '2021-02-03T14:15:16ZZ',
    '0001-01-01T00:00:00Z',
    '0000-01-01',
    '20210203T141516Z',
    '2021-02-03T14:15:16Z\n2021-02-03',
    1612361716000,
    null,
    undefined,
    {},
  ])('%j is no time', (text) => {
    expect(parseRecordTime(text)).toBeNull();
  });
});

describe('an instant', () => {
  test.each(['1970-01-01T00:00Z', '1970-01-01T02:00+02:00', '1969-12-31T16:00:00', 'never', null])(
    '%j is none',
    (text) => {
      expect(parseInstant(text)).toBeNull();
    },
  );

  test('is a time of later years', () => {
    expect(parseInstant('2021-06-01T01:10:08')).toBe(Date.UTC(2021, 5, 1, 1, 10, 8));
  });
});

describe('any instant', () => {
  const anyAt = fc.integer({ min: Date.UTC(1970, 0), max: Date.UTC(2099, 11, 31) });
  const anyOffset = fc.integer({ min: -12 * 60, max: 14 * 60 });

  test('comes back from its text, with any offset', () => {
    fc.assert(
      fc.property(anyAt, anyOffset, (at, offset) => {
        const wall = new Date(at + offset * 60_000).toISOString().slice(0, 23);
        expect(parseRecordTime(wall + writeOffset(offset))).toEqual({ at, offsetMinutes: offset });
      }),
    );
  });

  test('without an offset is UTC, whatever zone this computer is in', () => {
    fc.assert(
      fc.property(anyAt, (at) => {
        expect(parseRecordTime(new Date(at).toISOString().slice(0, 23))).toEqual({ at, offsetMinutes: null });
      }),
    );
  });

  test('is asked for in whole seconds of UTC, which read back', () => {
    fc.assert(
      fc.property(anyAt, (at) => {
        expect(formatQueryTime(at)).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
        expect(parseRecordTime(formatQueryTime(at))?.at).toBe(Math.floor(at / 1000) * 1000);
      }),
    );
  });

  test('no text is ever read as something that is no instant', () => {
    const like = fc.stringMatching(/^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}[T ][0-9:.,+Z-]{0,22}$/);
    fc.assert(
      fc.property(fc.oneof(like, fc.string()), (text) => {
        const time = parseRecordTime(text);
        expect(time === null || Number.isInteger(time.at)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

function writeOffset(minutes: number): string {
  const size = Math.abs(minutes);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

describe('the offset of a record', () => {
  const system = { at: Date.UTC(2026, 4, 1, 12), offsetMinutes: 0 };
  const shown = (minutes: number, offsetMinutes: number | null = null) => ({
    at: system.at + minutes * 60_000,
    offsetMinutes,
  });

  test.each<[string, number, number | null]>([
    ['UTC', 0, 0],
    ['New York in summer', -240, -240],
    ['India', 330, 330],
    ['Nepal', 345, 345],
    ['Chatham', 765, 765],
    ['Chatham in summer', 825, 825],
    ['the Line Islands', 840, 840],
    ['Baker Island', -720, -720],
    ['a clock 7 minutes fast', 60 + 7, 60],
    ['a clock 7 minutes slow', 60 - 7, 60],
    ['a clock 52 seconds fast', -480 + 52 / 60, -480],
    ['a clock a little slow at UTC', -0.5, 0],
    ['a clock just past the west end', -720 - 7, -720],
    ['a date a day ahead', 24 * 60, null],
    ['a date a day behind', -24 * 60, null],
    ['a date a year behind', -365 * 24 * 60, null],
    ['more than any zone', 14 * 60 + 15, null],
    ['less than any zone', -12 * 60 - 15, null],
  ])('%s: a difference of %d minutes is %s', (_name, difference, offset) => {
    expect(deriveOffset(system, shown(difference))).toBe(offset);
  });

  test('is the one written on displayTime, if any is', () => {
    expect(deriveOffset(system, shown(0, -480))).toBe(-480);
    expect(deriveOffset(system, shown(3 * 24 * 60, 0))).toBe(0);
  });

  test.each([-13 * 60, 14 * 60 + 59])('is unknown where %d minutes are written, which no zone has', (written) => {
    expect(deriveOffset(system, shown(0, written))).toBeNull();
  });

  test('is unknown without a displayTime', () => {
    expect(deriveOffset(system, null)).toBeNull();
  });

  test('is found again through any drift of less than 7.5 minutes', () => {
    const anyOffset = fc.integer({ min: -48, max: 56 }).map((quarters) => quarters * 15);
    const anyDrift = fc.integer({ min: -449_000, max: 449_000 });
    fc.assert(
      fc.property(anyOffset, anyDrift, (offset, driftMs) => {
        const display = { at: system.at + offset * 60_000 + driftMs, offsetMinutes: null };
        expect(deriveOffset(system, display)).toBe(offset);
        expect(deriveOffset(system, { ...display, at: display.at + 3 * DAY })).toBeNull();
      }),
    );
  });
});

describe('the rows of others', () => {
  const tidepool = readFixture(
    'tidepool-time-parsing.json',
    v.object({
      valid: v.array(v.object({ input: v.string(), epochMs: v.number(), offsetMinutes: v.nullable(v.number()) })),
      invalid: v.array(v.object({ name: v.string(), input: v.string() })),
    }),
  );
  const balli = readFixture(
    'balli-observed-timestamps.json',
    v.object({ cases: v.array(v.object({ input: v.string(), utc: v.string() })) }),
  );

  test.skipIf(tidepool === null)('every time that Tidepool accepts is read to the same instant', () => {
    for (const { input, epochMs, offsetMinutes } of tidepool?.valid ?? []) {
      expect(parseRecordTime(input), input).toEqual({ at: epochMs, offsetMinutes });
    }
    expect(tidepool?.valid.length).toBeGreaterThan(50);
  });

  test.skipIf(tidepool === null)('every time that Tidepool refuses is refused', () => {
    for (const { name, input } of tidepool?.invalid ?? []) expect(parseRecordTime(input), name).toBeNull();
    expect(tidepool?.invalid.length).toBeGreaterThan(10);
  });

  test.skipIf(balli === null)('every time a production app has met is read', () => {
    for (const { input, utc } of balli?.cases ?? []) expect(parseRecordTime(input)?.at, input).toBe(Date.parse(utc));
    expect(balli?.cases.length).toBeGreaterThan(5);
  });
});
