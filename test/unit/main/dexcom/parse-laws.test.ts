import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import type { RecordKind } from '../../../../core/history';
import { parseRecordTime } from '../../../../main/dexcom/parse-time';
import type { Recorded, RecordOf } from '../../../../main/dexcom/records';
import { casesOf, LAW_TIMEOUT_MS } from '../../../support/soak';
import { readPage, SAMPLES } from './samples';

/** Whether the columns of a record give a field back in meaning; a field without an entry has no column. */
type Says<T> = Readonly<Record<string, (record: T, value: unknown) => boolean>>;

/** The clock on the device's screen, as if it were UTC. */
function wallAt(value: unknown): number | null {
  const time = parseRecordTime(value);
  return time && time.at + (time.offsetMinutes ?? 0) * 60_000;
}

const shows = (at: number | null, offsetMinutes: number | null, value: unknown): boolean =>
  at !== null && offsetMinutes !== null && wallAt(value) === at + offsetMinutes * 60_000;

const COMMON: Says<Recorded> = {
  recordId: ({ recordId }, value) => value === recordId,
  eventId: ({ recordId }, value) => value === recordId,
  systemTime: ({ systemAt }, value) => parseRecordTime(value)?.at === systemAt,
  displayTime: ({ systemAt, offsetMinutes }, value) => shows(systemAt, offsetMinutes, value),
  transmitterId: ({ source }, value) => value === source.transmitterId,
  transmitterGeneration: ({ source }, value) => value === source.transmitterGeneration,
  transmitterGenerationVariant: ({ source }, value) => value === source.transmitterVariant,
  displayDevice: ({ source }, value) => value === source.displayDevice,
  displayApp: ({ source }, value) => value === source.displayApp,
};

const SAYS: { readonly [Kind in RecordKind]: Says<RecordOf[Kind]> } = {
  egv: {
    ...COMMON,
    value: ({ code }, value) => value === code,
    status: ({ status }, value) => value === status,
    trend: ({ trend }, value) => value === trend,
    trendRate: ({ trendRate }, value) => value === trendRate,
    transmitterTicks: ({ ticks }, value) => value === ticks,
    unit: (_egv, value) => value === 'mg/dL',
    rateUnit: (_egv, value) => value === 'mg/dL/min',
  },
  event: {
    ...COMMON,
    eventType: ({ type }, value) => value === type || (value === 'note' && type === 'notes'),
    eventSubType: ({ subType }, value) => value === subType,
    value: (event, value) => value === event.text || (event.value !== null && Number(value) === event.value),
    unit: ({ unit }, value) => value === unit,
    eventStatus: ({ status }, value) => value === status,
    recordedSystemTime: ({ recordedAt }, value) => (parseRecordTime(value)?.at || null) === recordedAt,
    recordedDisplayTime: ({ recordedAt, offsetMinutes }, value) => shows(recordedAt, offsetMinutes, value),
  },
  calibration: {
    ...COMMON,
    value: ({ mgDl }, value) => value === mgDl,
    transmitterTicks: ({ ticks }, value) => value === ticks,
    unit: (_calibration, value) => value === 'mg/dL',
  },
  alert: {
    ...COMMON,
    alertName: ({ name }, value) => value === name,
    alertState: ({ state }, value) => value === state,
  },
};

const anyTime = fc
  .tuple(
    fc.integer({ min: Date.UTC(2010, 0), max: Date.UTC(2030, 0) }),
    fc.constantFrom('', 'Z', '+00:00', '-08:00', '+05:45'),
  )
  .map(([at, zone]) => new Date(at).toISOString().slice(0, at % 2 ? 19 : 23) + zone);

const anyValue = fc.oneof(
  anyTime,
  fc.constantFrom<unknown>(
    '',
    ' ',
    '12',
    '2.50',
    '-1.00',
    '0.12345678901234567',
    'flat',
    'note',
    'notes',
    'health',
    'exercise',
  ),
  fc.constantFrom<unknown>(
    'low',
    'high',
    'mg/dL',
    'mmol/L',
    'mmol/L/min',
    'grams',
    '1970-01-01T00:00Z',
    0,
    -1,
    39,
    120,
    5.5,
  ),
  fc.jsonValue({ maxDepth: 2 }),
);

test.each(['egv', 'event', 'calibration', 'alert'] as const)(
  'columns and extra together hold every field of any %s',
  (kind) => {
    const known = Object.keys(SAYS[kind]).map((key) => [key, anyValue] as const);
    const anyKnown = fc.record(Object.fromEntries(known), { requiredKeys: [] });
    const anyOther = fc.dictionary(fc.oneof(fc.constant('__proto__'), fc.string()), anyValue, { maxKeys: 3 });
    fc.assert(
      fc.property(anyOther, anyKnown, anyTime, (others, some, systemTime) => {
        const { recordId, systemTime: _sample, alertName } = SAMPLES[kind];
        const sent = { ...others, ...(kind === 'alert' ? { alertName } : {}), ...some, recordId, systemTime };
        checkNothingLost(kind, JSON.parse(JSON.stringify(sent)));
      }),
      { numRuns: casesOf(1_000, 20_000) },
    );
  },
  LAW_TIMEOUT_MS,
);

function checkNothingLost<Kind extends RecordKind>(kind: Kind, sent: Readonly<Record<string, unknown>>): void {
  const page = readPage(kind, [sent]);
  const [record] = page.records;
  if (record === undefined) {
    expect(page.rejected.map(({ raw }) => JSON.parse(raw))).toEqual([sent]);
    return;
  }
  const extra = v.parse(v.record(v.string(), v.unknown()), JSON.parse(record.extra));
  for (const [key, value] of Object.entries(sent)) {
    if (isKept(record.extra, key, value)) continue;
    const says = Object.hasOwn(SAYS[kind], key) ? SAYS[kind][key] : undefined;
    const isSaid = says !== undefined && (value === null || value === '' || says(record, value));
    expect(isSaid, `${key} ${JSON.stringify(value)} in ${JSON.stringify({ ...record, extra })}`).toBe(true);
  }
}

/** Whether a field is in extra exactly as it came. */
function isKept(extra: string, key: string, value: unknown): boolean {
  const kept = Object.entries(JSON.parse(extra)).find(([name]) => name === key);
  return kept !== undefined && JSON.stringify(kept[1]) === JSON.stringify(value);
}
