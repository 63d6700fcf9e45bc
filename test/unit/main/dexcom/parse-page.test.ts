import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { RecordKind, RejectReason } from '../../../../core/history';
import { parsePage } from '../../../../main/dexcom/parse-page';
import type { Calibration, Egv, LoggedEvent, Recorded, RecordOf, Source } from '../../../../main/dexcom/records';
import { readFixture } from '../fixtures';
import { readPage, readSample, SAMPLES } from './samples';

const KINDS: readonly RecordKind[] = ['egv', 'event', 'calibration', 'alert'];

const extraOf = ({ extra }: { readonly extra: string }): unknown => JSON.parse(extra);

const worn = (source: Partial<Source>): Source => ({
  transmitterId: null,
  transmitterGeneration: null,
  transmitterVariant: null,
  displayDevice: null,
  displayApp: null,
  ...source,
});

test.each<[string, unknown, unknown]>([
  [
    'EGV',
    readSample('egv'),
    {
      recordId: SAMPLES.egv.recordId,
      systemAt: Date.UTC(2025, 0, 30, 23, 49, 55),
      offsetMinutes: -480,
      source: {
        transmitterId: SAMPLES.egv.transmitterId,
        transmitterGeneration: 'g7',
        transmitterVariant: 'g7',
        displayDevice: 'iOS',
        displayApp: 'G7',
      },
      code: 120,
      status: null,
      trend: 'flat',
      trendRate: 0.3,
      ticks: 85273,
      extra: '{}',
    },
  ],
  [
    'event',
    readSample('event'),
    {
      recordId: SAMPLES.event.recordId,
      systemAt: Date.UTC(2022, 1, 6, 9, 12, 35),
      offsetMinutes: -480,
      source: worn({
        transmitterId: String(SAMPLES.event.transmitterId),
        transmitterGeneration: 'g6',
        displayDevice: 'android',
      }),
      type: 'insulin',
      subType: 'fastActing',
      value: 2.5,
      unit: 'units',
      text: null,
      status: 'created',
      recordedAt: Date.UTC(2022, 1, 6, 10),
      extra: '{}',
    },
  ],
  [
    'calibration',
    readSample('calibration'),
    {
      recordId: SAMPLES.calibration.recordId,
      systemAt: Date.UTC(2026, 3, 30, 8, 11, 30),
      offsetMinutes: -420,
      source: worn({ transmitterId: '8GA1JK', transmitterGeneration: 'g6', displayDevice: 'receiver' }),
      mgDl: 117,
      ticks: 12345610,
      extra: '{}',
    },
  ],
  [
    'alert',
    readSample('alert'),
    {
      recordId: SAMPLES.alert.recordId,
      systemAt: Date.UTC(2022, 11, 5, 15, 0, 25, 438),
      offsetMinutes: 0,
      source: worn({
        transmitterId: String(SAMPLES.alert.transmitterId),
        transmitterGeneration: 'g6',
        displayDevice: 'receiver',
      }),
      name: 'high',
      state: 'activeAlarming',
      extra: '{}',
    },
  ],
])('an ordinary %s is in its columns and costs no extra', (_kind, record, expected) => {
  expect(record).toEqual(expected);
});

describe.each(KINDS)('any %s', (kind) => {
  test.each<[string, object, Partial<Recorded>, unknown]>([
    ['no display time', { displayTime: undefined }, { offsetMinutes: null }, undefined],
    ['an unreadable display time', { displayTime: 'noon' }, { offsetMinutes: null }, { displayTime: 'noon' }],
    [
      'a receiver a little slow, in Nepal',
      { systemTime: '2025-01-30T23:49:55', displayTime: '2025-01-31T05:34:20' },
      { systemAt: Date.UTC(2025, 0, 30, 23, 49, 55), offsetMinutes: 345 },
      { displayTime: '2025-01-31T05:34:20' },
    ],
    [
      'a wrong date on the device',
      { systemTime: '2025-01-30T23:49:55', displayTime: '2025-02-09T15:49:55' },
      { offsetMinutes: null },
      { displayTime: '2025-02-09T15:49:55' },
    ],
    [
      'an offset with seconds',
      { systemTime: '2024-05-28T12:00:00Z', displayTime: '2024-05-28T05:00:02-06:59:58' },
      { offsetMinutes: -420 },
      { displayTime: '2024-05-28T05:00:02-06:59:58' },
    ],
    [
      'an offset of no zone',
      { displayTime: '2025-01-30T10:49:55-13:00' },
      { offsetMinutes: null },
      { displayTime: '2025-01-30T10:49:55-13:00' },
    ],
    [
      'no seconds, a space',
      { systemTime: '2025-01-30 23:49Z', displayTime: '2025-01-31 01:49+0200' },
      { systemAt: Date.UTC(2025, 0, 30, 23, 49), offsetMinutes: 120 },
      {},
    ],
    [
      'digits finer than a millisecond',
      { systemTime: '2025-01-30T23:49:55.1234560Z', displayTime: '2025-01-30T23:49:55.1230000Z' },
      { systemAt: Date.UTC(2025, 0, 30, 23, 49, 55, 123) },
      { systemTime: '2025-01-30T23:49:55.1234560Z' },
    ],
    [
      'a local systemTime',
      { systemTime: '2025-09-30T11:54:34+03:00', displayTime: '2025-09-30T08:54:34Z' },
      { systemAt: Date.UTC(2025, 8, 30, 8, 54, 34), offsetMinutes: 0 },
      { systemTime: '2025-09-30T11:54:34+03:00' },
    ],
    [
      'an empty transmitter id',
      { transmitterId: '' },
      { source: expect.objectContaining({ transmitterId: null }) },
      {},
    ],
    ['a field of later days', { note: null, more: { a: [1] } }, {}, { note: null, more: { a: [1] } }],
    ['an id beside the id', { eventId: 'other' }, { recordId: String(SAMPLES[kind].recordId) }, { eventId: 'other' }],
    [
      'half a character and NUL',
      { transmitterId: 'a\ud83d', displayApp: '\0' },
      { source: expect.objectContaining({ transmitterId: 'a\ufffd', displayApp: '\ufffd' }) },
      { transmitterId: 'a\ud83d', displayApp: '\0' },
    ],
  ])('%s', (_name, change, columns, extra) => {
    const record = readSample(kind, { recordedSystemTime: undefined, recordedDisplayTime: undefined, ...change });
    expect(record).toMatchObject(columns);
    if (extra !== undefined) expect(extraOf(record)).toEqual(extra);
  });

  test.each(['g6 pro', 'g6Pro', 'g715day', 'dexcomPro', 'g8'])(
    'a generation of %s is kept',
    (transmitterGeneration) => {
      expect(readSample(kind, { transmitterGeneration }).source.transmitterGeneration).toBe(transmitterGeneration);
    },
  );

  test.each<[unknown, RejectReason]>([
    [null, 'not-an-object'],
    ['record', 'not-an-object'],
    [7, 'not-an-object'],
    [[], 'not-an-object'],
    [{}, 'no-id'],
    [{ ...SAMPLES[kind], recordId: null }, 'no-id'],
    [{ ...SAMPLES[kind], recordId: '' }, 'no-id'],
    [{ ...SAMPLES[kind], recordId: 5 }, 'no-id'],
    [{ ...SAMPLES[kind], systemTime: null }, 'no-time'],
    [{ ...SAMPLES[kind], systemTime: 'soon' }, 'no-time'],
    [{ ...SAMPLES[kind], systemTime: 1738280995 }, 'no-time'],
    [{ ...SAMPLES[kind], systemTime: '0001-01-01T00:00:00' }, 'no-time'],
    [{ ...SAMPLES[kind], systemTime: '1970-01-01T02:00+02:00' }, 'no-time'],
  ])('a bad one is set aside with its reason: %j', (bad, reason) => {
    const page = readPage(kind, [SAMPLES[kind], bad, { ...SAMPLES[kind], recordId: 'other' }]);
    expect(page.records.map(({ recordId }) => recordId)).toEqual([SAMPLES[kind].recordId, 'other']);
    expect(page.rejected.map((rejected) => rejected.reason)).toEqual([reason]);
    expect(page.rejected.map(({ raw }) => JSON.parse(raw))).toEqual([bad]);
  });

  test('names of prototypes are fields like others', () => {
    const text = JSON.stringify(SAMPLES[kind]).replace(
      '{',
      '{"__proto__":{"value":9},"constructor":1,"toString":null,',
    );
    const [record] = readPage(kind, [JSON.parse(text)]).records;
    expect(record).toEqual({ ...readSample(kind), extra: '{"__proto__":{"value":9},"constructor":1,"toString":null}' });
  });

  test('fields in another order read the same', () => {
    const odd = { ...SAMPLES[kind], b: 1, a: 2, displayTime: 'noon' };
    const turned = Object.fromEntries(Object.entries(odd).reverse());
    expect(readPage(kind, [turned]).records).toEqual(readPage(kind, [odd]).records);
  });

  test('numbers and nesting without end do no harm', () => {
    const deep = '['.repeat(200_000) + ']'.repeat(200_000);
    const text = JSON.stringify(SAMPLES[kind]).replace('{', `{"deep":${deep},"huge":[-1e999],`);
    const page = readPage(kind, [JSON.parse(text), JSON.parse(deep)]);
    expect(page.records.map(extraOf)).toEqual([{ deep: 'nested too deeply', huge: ['-Infinity'] }]);
    expect(page.rejected).toEqual([{ reason: 'not-an-object', raw: '"nested too deeply"' }]);
  });

  test.each([undefined, null, 'text', 1, [], [SAMPLES[kind]], {}, { records: null }, { records: {} }, { egvs: [] }])(
    '%j is no answer',
    (body) => {
      expect(parsePage(kind, body)).toBeNull();
    },
  );

  test.each(['egv', 'egvs', 'thing', null, undefined])('a record type of %s', (recordType) => {
    expect(parsePage(kind, { recordType, recordVersion: 9, records: [] })).toEqual({
      records: [],
      rejected: [],
      unknown: [],
    });
  });
});

describe('glucose', () => {
  test.each<[string, object, number | null, unknown]>([
    ['39 is LOW', { value: 39 }, 39, {}],
    ['401 is HIGH', { value: 401 }, 401, {}],
    ['more than 401 is HIGH', { value: 450 }, 401, { value: 450 }],
    ['a status of low wins over a number', { value: 55, status: 'low' }, 39, { value: 55 }],
    ['a status of high wins over a number', { value: 120, status: 'high' }, 401, { value: 120 }],
    ['a status of low without a value', { value: null, status: 'low' }, 39, {}],
    ['a status of ok', { status: 'ok' }, 120, {}],
    ['a status of later days', { status: 'urgentLow' }, 120, {}],
    ['null is no value', { value: null }, null, {}],
    ['nothing is no value', { value: undefined }, null, undefined],
    ['0 is no value', { value: 0 }, null, { value: 0 }],
    ['a sensor code is no value', { value: 12 }, null, { value: 12 }],
    ['a negative number is no value', { value: -120 }, null, { value: -120 }],
    ['a number as text', { value: '120' }, 120, { value: '120' }],
    ['a fraction', { value: 120.4 }, 120, { value: 120.4 }],
    ['text', { value: 'Low' }, null, { value: 'Low' }],
    ['hexadecimal', { value: '0x78' }, null, { value: '0x78' }],
    ['a truth', { value: true }, null, { value: true }],
    ['a list', { value: [120] }, null, { value: [120] }],
    ['mmol/L', { value: 5.5, unit: 'mmol/L' }, 99, { value: 5.5, unit: 'mmol/L' }],
    ['mmol/L on a bound', { value: 3.9, unit: 'mmol/L' }, 70, { value: 3.9, unit: 'mmol/L' }],
    ['an unknown unit is mg/dL', { unit: 'unknown' }, 120, { unit: 'unknown' }],
    ['no unit is mg/dL', { unit: null, rateUnit: null }, 120, {}],
  ])('%s', (_name, change, code, extra) => {
    const egv = readSample('egv', change);
    expect(egv.code).toBe(code);
    if (extra !== undefined) expect(extraOf(egv)).toEqual(extra);
  });

  test.each<[string, object, Partial<Egv>, unknown]>([
    ['no trend', { trend: null, trendRate: null }, { trend: null, trendRate: null }, {}],
    ['a trend of later days', { trend: 'tripleUp' }, { trend: 'tripleUp' }, {}],
    ['a rate as text', { trendRate: '-1.5' }, { trendRate: -1.5 }, { trendRate: '-1.5' }],
    [
      'a rate in mmol/L',
      { trendRate: -0.1, rateUnit: 'mmol/L/min' },
      { trendRate: -0.1 * 18.01559 },
      { trendRate: -0.1, rateUnit: 'mmol/L/min' },
    ],
    ['ticks of 0', { transmitterTicks: 0 }, { ticks: 0 }, {}],
    ['no ticks', { transmitterTicks: null }, { ticks: null }, {}],
    ['half ticks', { transmitterTicks: 1.5 }, { ticks: null }, { transmitterTicks: 1.5 }],
    ['ticks beyond counting', { transmitterTicks: 2 ** 60 }, { ticks: null }, { transmitterTicks: 2 ** 60 }],
  ])('%s', (_name, change, columns, extra) => {
    const egv = readSample('egv', change);
    expect(egv).toMatchObject(columns);
    expect(extraOf(egv)).toEqual(extra);
  });

  test.each<[string, object, Calibration['mgDl'], unknown]>([
    ['without a unit', { unit: null }, 117, {}],
    ['in mmol/L', { value: 5.5, unit: 'mmol/L' }, 99, { value: 5.5, unit: 'mmol/L' }],
    ['without a value', { value: null }, null, {}],
    ['of 0', { value: 0 }, null, { value: 0 }],
    ['as text', { value: '117' }, 117, { value: '117' }],
  ])('a calibration %s', (_name, change, mgDl, extra) => {
    const calibration = readSample('calibration', change);
    expect(calibration.mgDl).toBe(mgDl);
    expect(extraOf(calibration)).toEqual(extra);
  });
});

describe('events', () => {
  const plain = { eventSubType: null, unit: null };

  test.each<[string, object, Partial<LoggedEvent>, unknown]>([
    ['a number', { value: 400 }, { value: 400, text: null }, {}],
    ['a number as text', { eventType: 'carbs', value: '45' }, { type: 'carbs', value: 45 }, {}],
    ['0', { eventType: 'carbs', value: 0 }, { value: 0 }, {}],
    ['no value', { value: '', unit: '' }, { value: null, unit: null, text: null }, {}],
    ['null', { value: null }, { value: null, text: null }, {}],
    [
      'more digits than a number has',
      { value: '0.12345678901234567' },
      { value: Number('0.12345678901234567') },
      { value: '0.12345678901234567' },
    ],
    ['a value that is no number', { value: 'two' }, { value: null, text: 'two' }, {}],
    ['a decimal comma', { value: '2,5' }, { value: null, text: '2,5' }, {}],
    ['a value that is an object', { value: { units: 2 } }, { value: null, text: null }, { value: { units: 2 } }],
    ['an insulin without a subtype', { eventSubType: undefined }, { subType: null, value: 2.5 }, {}],
    ['an insulin of an unknown subtype', { eventSubType: 'unknown' }, { subType: 'unknown' }, {}],
    ['exercise', { ...plain, eventType: 'exercise', value: '30' }, { type: 'exercise', value: 30 }, {}],
    ['exercise of -1', { ...plain, eventType: 'exercise', value: '-1' }, { value: null }, { value: '-1' }],
    ['exercise of -1.00', { ...plain, eventType: 'exercise', value: '-1.00' }, { value: null }, { value: '-1.00' }],
    [
      'health with a stray value',
      { eventType: 'health', eventSubType: 'alcohol', value: '0', unit: null },
      { type: 'health', subType: 'alcohol', value: null, text: null, unit: null },
      { value: '0' },
    ],
    ['notes', { ...plain, eventType: 'notes', value: 'pizza' }, { type: 'notes', value: null, text: 'pizza' }, {}],
    ['a note', { ...plain, eventType: 'note', value: 'felt low' }, { type: 'notes', text: 'felt low' }, {}],
    ['a note of digits', { ...plain, eventType: 'notes', value: '12' }, { value: null, text: '12' }, {}],
    [
      'a note cut in the middle of a character',
      { ...plain, eventType: 'notes', value: 'sushi \ud83c' },
      { text: 'sushi \ufffd' },
      { value: 'sushi \ud83c' },
    ],
    [
      'blood glucose',
      { ...plain, eventType: 'bloodGlucose', value: '117', unit: 'mg/dL' },
      { value: 117, unit: 'mg/dL' },
      {},
    ],
    [
      'blood glucose in mmol/L',
      { ...plain, eventType: 'bloodGlucose', value: '6.5', unit: 'mmol/L' },
      { value: 6.5, unit: 'mmol/L' },
      {},
    ],
    ['an unknown type', { ...plain, eventType: 'unknown', value: '1' }, { type: 'unknown', value: 1 }, {}],
    ['a type of later days', { eventType: 'meditation' }, { type: 'meditation', value: 2.5 }, {}],
    ['no type', { eventType: null }, { type: 'unknown' }, {}],
    ['updated', { eventStatus: 'updated' }, { status: 'updated' }, {}],
    ['deleted', { eventStatus: 'deleted' }, { status: 'deleted' }, {}],
    ['not said when entered', { recordedSystemTime: null, recordedDisplayTime: null }, { recordedAt: null }, {}],
    [
      'entered "never"',
      { recordedSystemTime: '1970-01-01T00:00Z', recordedDisplayTime: '1970-01-01T02:00+02:00' },
      { recordedAt: null },
      { recordedDisplayTime: '1970-01-01T02:00+02:00' },
    ],
    [
      'entered in another zone',
      { recordedDisplayTime: '2022-02-06T11:00:00+01:00' },
      { recordedAt: Date.UTC(2022, 1, 6, 10) },
      { recordedDisplayTime: '2022-02-06T11:00:00+01:00' },
    ],
  ])('%s', (_name, change, columns, extra) => {
    const event = readSample('event', change);
    expect(event).toMatchObject(columns);
    expect(extraOf(event)).toEqual(extra);
  });

  test('of the older page are keyed by eventId, in their own envelope', () => {
    const { recordId: _newer, ...fields } = SAMPLES.event;
    const page = parsePage('event', {
      events: [
        { ...fields, eventId: 'older' },
        { ...fields, eventId: '' },
      ],
    });
    expect(page?.records).toEqual([{ ...readSample('event'), recordId: 'older' }]);
    expect(page?.rejected.map(({ reason }) => reason)).toEqual(['no-id']);
  });

  test.each(['egv', 'calibration', 'alert'] as const)('the older envelope holds no %s', (kind) => {
    expect(parsePage(kind, { events: [] })).toBeNull();
  });
});

describe('alerts', () => {
  test.each([
    'high',
    'low',
    'rise',
    'fall',
    'outOfRange',
    'urgentLow',
    'urgentLowSoon',
    'noReadings',
    'fixedLow',
    'new',
  ])('%s', (alertName) => {
    expect(readSample('alert', { alertName }).name).toBe(alertName);
  });

  test.each([undefined, null, '', 5])('one named %j is set aside', (alertName) => {
    const page = readPage('alert', [{ ...SAMPLES.alert, alertName }]);
    expect(page.rejected.map(({ reason }) => reason)).toEqual(['no-name']);
  });

  test('a state that is not said', () => {
    expect(readSample('alert', { alertState: null }).state).toBeNull();
  });
});

test('names of later days are told once a page each, and ordinary ones never', () => {
  const odd = { ...SAMPLES.egv, trend: 'tripleUp', transmitterGeneration: 'g8', status: 'constructor' };
  expect(readPage('egv', [SAMPLES.egv, odd, { ...odd, trend: 'tripleDown' }]).unknown).toEqual([
    { field: 'transmitterGeneration', value: 'g8' },
    { field: 'status', value: 'constructor' },
    { field: 'trend', value: 'tripleUp' },
    { field: 'trend', value: 'tripleDown' },
  ]);
});

describe('fields', () => {
  test.each(KINDS)('(%s) of later days are told once a page each, whatever they say, and kept', (kind) => {
    const odd = { ...SAMPLES[kind], mood: 'calm', empty: null };
    const page = readPage(kind, [SAMPLES[kind], odd, { ...odd, mood: {} }]);
    expect(page.unknown).toEqual([
      { field: 'mood', value: null },
      { field: 'empty', value: null },
    ]);
    expect(page.records[1]?.extra).toBe('{"empty":null,"mood":"calm"}');
  });

  test.each<[string, RecordKind, object]>([
    ['a clock that drifts', 'egv', { displayTime: '2025-01-30T15:49:59' }],
    ['a wrong date', 'event', { systemTime: '2022-02-06T09:12:35', displayTime: '2031-02-06T01:12:35' }],
    ['another unit', 'egv', { unit: 'mmol/L', rateUnit: 'mmol/L/min', value: 6.5 }],
    ['a value of the older API', 'egv', { realtimeValue: 120, smoothedValue: null }],
    ['an id of the older API', 'event', { eventId: 'another' }],
    ['a value that means nothing', 'event', { eventType: 'health', value: '7' }],
  ])('known ones that no column gives back are not told: %s', (_name, kind, change) => {
    expect(readPage(kind, [{ ...SAMPLES[kind], ...change }]).unknown).toEqual([]);
    expect(readSample(kind, change).extra).not.toBe('{}');
  });
});

describe('samples of others', () => {
  describe.each([
    ['egv', 'official-docs-egvs-v3.json', { code: 39, status: 'low', offsetMinutes: -480 }],
    ['event', 'official-docs-events-v3.json', { value: 400, subType: 'longActing', offsetMinutes: -480 }],
    ['alert', 'official-docs-alerts-v3.json', { name: 'high', state: 'activeAlarming', offsetMinutes: 0 }],
  ] as const)("Dexcom's own %s", (kind, name, columns) => {
    const sample = readFixture(name, v.object({ records: v.array(v.unknown()) }));

    test.skipIf(sample === null)('is read whole', () => {
      const read = readPage(kind, sample?.records);
      expect(read.records).toMatchObject([{ ...columns, extra: '{}' }]);
      expect([read.rejected, read.unknown]).toEqual([[], []]);
    });
  });

  const older = readFixture('seed-v2-events.json', v.object({ events: v.array(v.unknown()) }));

  test.skipIf(older === null)('that of the older page', () => {
    expect(parsePage('event', older)?.unknown).toEqual([]);
    expect(parsePage('event', older)?.records).toMatchObject([
      { recordId: '4b790d7c-542e-4673-b1c4-92e4d8d4550a', type: 'insulin', subType: 'longActing', value: 17 },
    ]);
  });

  const odd = readFixture(
    'tidepool-derived-events-quirks.json',
    v.object({ cases: v.array(v.object({ record: v.record(v.string(), v.unknown()) })) }),
  );

  test.skipIf(odd === null)('every oddity Tidepool handles', () => {
    const read = readPage(
      'event',
      odd?.cases.map(({ record }) => record),
    );
    expect(read.rejected).toEqual([]);
    expect(read.unknown).toEqual([]);
    expect(read.records.map(said)).toEqual(TIDEPOOL);
  });

  const said = ({ type, subType, value, text, unit, status }: RecordOf['event']) => [
    type,
    subType,
    value,
    text,
    unit,
    status,
  ];
  const TIDEPOOL = [
    ['carbs', null, 45, null, 'grams', 'created'],
    ['notes', null, null, 'felt low after run', null, 'created'],
    ['notes', null, null, 'pizza', null, 'created'],
    ['exercise', 'light', null, null, 'minutes', 'created'],
    ['exercise', null, 30, null, 'minutes', 'created'],
    ['insulin', null, 2.5, null, 'units', 'created'],
    ['insulin', 'fastActing', null, null, null, 'created'],
    ['carbs', null, null, null, null, 'created'],
    ['health', 'alcohol', null, null, null, 'created'],
    ['bloodGlucose', null, 117, null, 'mg/dL', 'created'],
    ['unknown', null, 1, null, null, 'created'],
    ['carbs', null, 50, null, 'grams', 'updated'],
    ['carbs', null, 45, null, 'grams', 'deleted'],
    ['carbs', null, 10, null, 'grams', 'created'],
    ['carbs', null, 10, null, 'grams', 'created'],
    ['carbs', null, 10, null, 'grams', 'created'],
    ['carbs', null, 10, null, 'grams', 'created'],
  ];
});
