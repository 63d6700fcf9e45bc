import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { type Egv, parseEgv, parseEgvs } from '../../../../main/dexcom/parse-egv';
import { readFixture } from '../fixtures';

const RECORD = {
  recordId: '2cab70ee-d3b4-5a34-9aa9-767513ab72bd',
  systemTime: '2025-01-30T23:49:55Z',
  displayTime: '2025-01-30T15:49:55-08:00',
  transmitterId: 'cdb4f8eea4392295413c64d5bc7a9e0e0ee9b215fb43c5a6d71d4431e540046b',
  transmitterTicks: 85273,
  value: 120,
  status: null,
  trend: 'flat',
  trendRate: 0.3,
  unit: 'mg/dL',
  rateUnit: 'mg/dL/min',
  displayDevice: 'iOS',
  transmitterGeneration: 'g7',
  displayApp: 'G7',
};

/** Reads one record that must be readable. */
function read(change: object): Egv {
  const egv = parseEgv({ ...RECORD, ...change });
  if (!egv) throw new Error('the record was refused');
  return egv;
}

const extraOf = (egv: Egv): Record<string, unknown> =>
  v.parse(v.record(v.string(), v.unknown()), JSON.parse(egv.extra));

test('a record of a phone', () => {
  const { extra, ...columns } = read({});
  expect(columns).toEqual({
    recordId: RECORD.recordId,
    systemAt: Date.UTC(2025, 0, 30, 23, 49, 55),
    offsetMinutes: -480,
    code: 120,
    status: null,
    trend: 'flat',
    trendRate: 0.3,
    transmitterId: RECORD.transmitterId,
    transmitterTicks: 85273,
    displayDevice: 'iOS',
  });
  expect(JSON.parse(extra)).toEqual({
    displayTime: RECORD.displayTime,
    value: 120,
    unit: 'mg/dL',
    rateUnit: 'mg/dL/min',
    transmitterGeneration: 'g7',
    displayApp: 'G7',
  });
});

describe('glucose', () => {
  test.each<[string, object, number | null]>([
    ['39 is LOW', { value: 39 }, 39],
    ['401 is HIGH', { value: 401 }, 401],
    ['a status of low wins over a number', { value: 55, status: 'low' }, 39],
    ['a status of high wins over a number', { value: 120, status: 'high' }, 401],
    ['a status of low without a value', { value: null, status: 'low' }, 39],
    ['a status of high without a value', { value: undefined, status: 'high' }, 401],
    ['a status of ok', { status: 'ok' }, 120],
    ['a status of unknown', { status: 'unknown' }, 120],
    ['a status nobody has heard of', { status: 'urgentLow' }, 120],
    ['no status', { status: undefined }, 120],
    ['0 is no value', { value: 0 }, null],
    ['null is no value', { value: null }, null],
    ['nothing is no value', { value: undefined }, null],
    ['a sensor code is no value', { value: 12 }, null],
    ['38 is no value', { value: 38 }, null],
    ['a negative number is no value', { value: -120 }, null],
    ['a number as text', { value: '120' }, 120],
    ['text', { value: 'Low' }, null],
    ['empty text', { value: '' }, null],
    ['a truth', { value: true }, null],
    ['an object', { value: { mgDl: 120 } }, null],
    ['a list', { value: [120] }, null],
    ['mmol/L', { value: 5.5, unit: 'mmol/L' }, 99],
    ['mmol/L on a bound', { value: 3.9, unit: 'mmol/L' }, 70],
    ['an unknown unit is mg/dL', { unit: 'unknown' }, 120],
    ['no unit is mg/dL', { unit: undefined }, 120],
  ])('%s', (_name, change, code) => {
    expect(read(change).code).toBe(code);
  });
});

describe('quirks of the real service', () => {
  test.each<[string, object, Partial<Egv>]>([
    ['no trend', { trend: null }, { trend: null }],
    ['a trend of later days', { trend: 'tripleUp' }, { trend: 'tripleUp' }],
    ['no rate', { trendRate: null }, { trendRate: null }],
    ['a rate as text', { trendRate: '-1.5' }, { trendRate: -1.5 }],
    ['an empty transmitter id', { transmitterId: '' }, { transmitterId: null }],
    ['no transmitter id', { transmitterId: null }, { transmitterId: null }],
    ['no ticks', { transmitterTicks: undefined }, { transmitterTicks: null }],
    ['ticks of 0', { transmitterTicks: 0 }, { transmitterTicks: 0 }],
    ['a device of later days', { displayDevice: 'watch' }, { displayDevice: 'watch' }],
    [
      'a receiver without offsets',
      { systemTime: '2025-01-30T23:49:55', displayTime: '2025-01-31T05:34:20' },
      { systemAt: Date.UTC(2025, 0, 30, 23, 49, 55), offsetMinutes: 345 },
    ],
    ['no display time', { displayTime: undefined }, { offsetMinutes: null }],
    ['an unreadable display time', { displayTime: 'noon' }, { offsetMinutes: null }],
    ['a display time of another day', { displayTime: '2025-02-09T15:49:55' }, { offsetMinutes: null }],
    ['a time without seconds', { systemTime: '2025-01-30T23:49Z' }, { systemAt: Date.UTC(2025, 0, 30, 23, 49) }],
  ])('%s', (_name, change, expected) => {
    expect(read(change)).toMatchObject(expected);
  });

  test.each(['g6 pro', 'g715day', 'g8', null])('a generation of %s is kept as it came', (transmitterGeneration) => {
    expect(extraOf(read({ transmitterGeneration }))).toHaveProperty('transmitterGeneration', transmitterGeneration);
  });
});

describe('a page', () => {
  const BAD = [
    null,
    undefined,
    'record',
    7,
    [],
    {},
    { ...RECORD, recordId: null },
    { ...RECORD, recordId: '' },
    { ...RECORD, recordId: 5 },
    { ...RECORD, systemTime: null },
    { ...RECORD, systemTime: 'soon' },
    { ...RECORD, systemTime: '0001-01-01T00:00:00' },
    { ...RECORD, systemTime: 1738280995 },
  ];

  test.each(BAD)('keeps its good records beside %j', (bad) => {
    const body = { recordType: 'egvs', records: [RECORD, bad, { ...RECORD, recordId: 'other' }] };
    const page = parseEgvs(body);
    expect(page?.egvs.map((egv) => egv.recordId)).toEqual([RECORD.recordId, 'other']);
    expect(page?.rejected).toBe(1);
  });

  test('is never lost to a record, whatever is in it', () => {
    fc.assert(
      fc.property(fc.array(fc.anything({ withNullPrototype: true, withObjectString: true })), (junk) => {
        const page = parseEgvs({ records: [...junk, RECORD] });
        expect(page?.egvs.at(-1)?.recordId).toBe(RECORD.recordId);
        expect((page?.egvs.length ?? 0) + (page?.rejected ?? 0)).toBe(junk.length + 1);
      }),
    );
  });

  test('may be empty, of any record type, and have fields of later days', () => {
    expect(parseEgvs({ records: [] })).toEqual({ egvs: [], rejected: 0 });
    expect(parseEgvs({ recordType: 'thing', records: [], next: 1 })).toEqual({ egvs: [], rejected: 0 });
  });

  test.each([undefined, null, 'text', 1, [], [RECORD], {}, { records: null }, { records: {} }, { egvs: [] }])(
    '%j is none',
    (body) => {
      expect(parseEgvs(body)).toBeNull();
    },
  );
});

describe('nothing is lost', () => {
  const COLUMNS = ['status', 'trend', 'trendRate', 'transmitterId', 'transmitterTicks', 'displayDevice'] as const;
  /** What the archive's columns and `extra` say of a record together. */
  const restore = (egv: Egv): unknown => ({
    recordId: egv.recordId,
    ...Object.fromEntries(COLUMNS.map((name) => [name, egv[name]])),
    ...extraOf(egv),
  });

  test('columns and extra together hold every field as it came, whatever it was', () => {
    const anyField = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom('', ' ', '12', 'flat', 0, -1.5, null));
    const known = fc.record(
      {
        displayTime: anyField,
        value: anyField,
        unit: anyField,
        status: anyField,
        trend: anyField,
        trendRate: anyField,
        transmitterId: anyField,
        transmitterTicks: anyField,
        displayDevice: anyField,
        displayApp: anyField,
      },
      { requiredKeys: [] },
    );
    const unknown = fc.dictionary(
      fc.string().filter((key) => key !== '__proto__'),
      anyField,
      { maxKeys: 4 },
    );
    fc.assert(
      fc.property(known, unknown, (some, others) => {
        const sent = { ...others, ...some, recordId: RECORD.recordId, systemTime: RECORD.systemTime };
        const record: unknown = JSON.parse(JSON.stringify(sent));
        const egv = parseEgv(record);
        if (!egv) throw new Error('the record was refused');
        const { systemTime: _kept, ...fields } = v.parse(v.record(v.string(), v.unknown()), record);
        expect(restore(egv)).toMatchObject(fields);
      }),
      { numRuns: 300 },
    );
  });

  test('an ordinary record keeps nothing twice', () => {
    for (const name of COLUMNS) expect(extraOf(read({}))).not.toHaveProperty(name);
  });
});

describe("Dexcom's own sample", () => {
  const sample = readFixture('official-docs-egvs-v3.json', v.object({ records: v.array(v.unknown()) }));

  test.skipIf(sample === null)('is read whole', () => {
    const page = parseEgvs(sample);
    expect(page?.rejected).toBe(0);
    expect(page?.egvs[0]).toMatchObject({ code: 39, status: 'low', offsetMinutes: -480, trend: 'flat' });
  });
});
