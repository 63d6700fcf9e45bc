import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseTimeOfDay } from '../../../../main/dexcom/parse-record/time-of-day';
import { parseRecordTime } from '../../../../main/dexcom/parse-time';
import { casesOf, LAW_TIMEOUT_MS } from '../../../support/soak';
import { createClient, DAY_MS, NOW, queryTime } from '../../simulator/client';
import { type AnyKind, checkPage, isJsonObject, namedLeaves, parseAny } from './laws';
import { SAMPLES } from './samples';

const KINDS: readonly AnyKind[] = ['egv', 'event', 'calibration', 'alert', 'device'];

/** Half of all cases are made field by field, the other half by damaging recorded answers. */
const OF_FIELDS = { numRuns: casesOf(2_000, 100_000) };
const OF_BYTES = { numRuns: casesOf(2_000, 100_000) };

/** What comes where something else should, and what has been a trap to others. */
const anyJunk = fc.oneof(
  fc.constantFrom<unknown>(
    '',
    ' ',
    '12',
    '-1.00',
    '1e3',
    '0x10',
    'null',
    'low',
    'high',
    'mmol/L',
    'mmol/L/min',
    'notes',
  ),
  fc.constantFrom<unknown>(null, true, 0, -0, 39, 401, 5.5, -3, 28, 2 ** 60, '@infinite', '__proto__', '\ud83d', '\0'),
  fc.constantFrom<unknown>(
    '1970-01-01T00:00Z',
    '2021-02-03T14:15',
    '2021-02-03T14:15:16-06:59:58',
    '9999-12-31T23:59:59-14:59',
  ),
  fc.jsonValue({ maxDepth: 2 }),
  fc.string({ unit: 'binary', maxLength: 8 }),
);

const anyKey = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'records', 'eventId', 'extra'),
  fc.string({ maxLength: 6 }),
);

/** A value with some of its parts, at any depth, left out or replaced. */
function mutated(value: unknown): fc.Arbitrary<unknown> {
  const changed = Array.isArray(value)
    ? mutatedList(value)
    : isJsonObject(value)
      ? mutatedObject(value)
      : fc.constant(value);
  return fc.oneof({ weight: 12, arbitrary: changed }, { weight: 1, arbitrary: anyJunk });
}

const mutatedList = (list: readonly unknown[]): fc.Arbitrary<unknown> =>
  fc
    .tuple(fc.tuple(...list.map(mutated)), fc.array(anyJunk, { maxLength: 1 }))
    .map(([parts, more]) => [...parts, ...more]);

function mutatedObject(object: Readonly<Record<string, unknown>>): fc.Arbitrary<unknown> {
  const fields = Object.fromEntries(Object.entries(object).map(([key, value]) => [key, mutated(value)]));
  const some = fc.record(fields, { requiredKeys: [] });
  const most = fc.record(fields);
  return fc
    .tuple(fc.oneof(some, most), fc.dictionary(anyKey, anyJunk, { maxKeys: 2 }))
    .map(([known, others]) => ({ ...others, ...known }));
}

/** As it would come: through JSON, which also has numbers beyond all bounds. */
const sent = (value: unknown): unknown => JSON.parse(JSON.stringify(value).replaceAll('"@infinite"', '1e999'));

describe.each(KINDS)('made of fields: %s', (kind) => {
  const sample = SAMPLES[kind];
  const good = { ...sample, recordId: 'good', transmitterId: 'good' };

  test(
    'no record harms another, and nothing is invented',
    () => {
      const before = parseAny(kind, { records: [good] })?.records[0];
      expect(before).toBeDefined();
      fc.assert(
        fc.property(mutated(sample), (odd) => {
          const body = sent({ records: [good, odd, good] });
          expect(checkPage(kind, body)).toBe(true);
          const records = parseAny(kind, body)?.records;
          expect([records?.[0], records?.at(-1)]).toEqual([before, before]);
        }),
        OF_FIELDS,
      );
    },
    LAW_TIMEOUT_MS,
  );
});

test(
  'made of fields: nothing a device says is lost',
  () => {
    fc.assert(
      fc.property(mutated(SAMPLES.device), (odd) => {
        const device = sent(odd);
        const page = parseAny('device', { records: [device] });
        const kept = leavesOf([page?.records, page?.rejected.map(({ raw }) => JSON.parse(raw))]);
        const lost = leavesOf(device).filter((leaf) => !isNever(leaf) && !kept.some((said) => isSaidBy(leaf, said)));
        expect(lost).toEqual([]);
      }),
      { numRuns: casesOf(500, 20_000) },
    );
  },
  LAW_TIMEOUT_MS,
);

/** Everything a value says, also what it says as JSON in `extra`. */
function leavesOf(value: unknown): readonly unknown[] {
  const leaves = Array.from(namedLeaves({ value })).flatMap(([name, leaf]) =>
    name === 'extra' ? [leaf, ...leavesOf(readJson(String(leaf)))] : [leaf],
  );
  return leaves.filter((leaf) => leaf !== undefined && leaf !== null && leaf !== '');
}

/** A time that null says. */
const isNever = (leaf: unknown): boolean => parseRecordTime(leaf)?.at === 0;

/** Whether a column or `extra` says what was sent: the same, or a time or time of day that reads as that number. */
function isSaidBy(leaf: unknown, said: unknown): boolean {
  if (leaf === said || String(leaf) === said) return true;
  if (typeof leaf !== 'string') return false;
  if (typeof said === 'string') return leaf.trim().toLowerCase() === said;
  return parseRecordTime(leaf)?.at === said || parseTimeOfDay(leaf) === said;
}

test.each(KINDS)('any body at all is a page or none: %s', (kind) => {
  const anyBody = fc.oneof(fc.anything(), fc.record({ records: fc.anything(), events: fc.anything() }));
  fc.assert(
    fc.property(anyBody, (body) => {
      parseAny(kind, body);
    }),
  );
});

/** Answers of the simulator, as the specification and as the real service words them, a few records each. */
function recordedAnswers(kind: AnyKind): readonly string[] {
  const people = ['steady', 'variable', 'one'];
  const query = { startDate: queryTime(NOW - 29 * DAY_MS), endDate: queryTime(NOW) };
  const answers = (['plain', 'real'] as const).flatMap((profile) =>
    people.map((person) => {
      const { get } = createClient(person, { profile, historyDays: 30 });
      return get(`/v3/users/self/${kind}s`, query).body;
    }),
  );
  const older = kind === 'event' ? [createClient('steady').get('/v2/users/self/events', query).body] : [];
  return [...answers, ...older].map(shortened).concat(JSON.stringify({ records: [SAMPLES[kind], SAMPLES[kind]] }));
}

function shortened(body: string): string {
  const { records, events, ...envelope } = JSON.parse(body);
  return JSON.stringify({ ...envelope, records: records?.slice(0, 4), events: events?.slice(0, 4) });
}

/** One place of a text damaged: a character, a stretch of it, or one whole value. */
type Damage = { readonly at: number; readonly length: number; readonly by: string; readonly isValue: boolean };

const anyDamage: fc.Arbitrary<Damage> = fc.record({
  at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  length: fc.oneof({ weight: 3, arbitrary: fc.constant(1) }, fc.nat(40)),
  by: fc.oneof(
    fc.constantFrom('0', '9', '-', '.', 'e', ' ', 'Z', 'a', '\\u0000', '\\ud800', '', '"', ',', '}', '[', '1e999'),
    fc.string({ unit: 'binary', maxLength: 3 }),
  ),
  isValue: fc.boolean(),
});

const VALUES = ['null', 'true', '""', '0', '-1', '1e999', '[]', '{}', '"x"', '{"__proto__":1}', '[[1]]', '40.5'];
const VALUE = /(?<=":)(?:"[^"]*"|-?[\d.]+|null|true|false)/g;

function damaged(text: string, { at, length, by, isValue }: Damage): string {
  if (!isValue) {
    const start = Math.floor(at * text.length);
    return text.slice(0, start) + by + text.slice(start + length);
  }
  const values = Array.from(text.matchAll(VALUE));
  const value = values[Math.floor(at * values.length)];
  if (value === undefined) return text;
  return (
    text.slice(0, value.index) + (VALUES[length % VALUES.length] ?? '') + text.slice(value.index + value[0].length)
  );
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

describe.each(KINDS)('damaged answers: %s', (kind) => {
  const answers = recordedAnswers(kind);

  test('whole ones are read whole', () => {
    for (const answer of answers) {
      expect(checkPage(kind, readJson(answer))).toBe(true);
      expect(parseAny(kind, readJson(answer))).toMatchObject({ rejected: [], unknown: [] });
    }
    expect(answers.join().length).toBeGreaterThan(5_000);
  });

  test(
    'no damage is more than its own, and nothing is invented',
    () => {
      let pages = 0;
      const anyAnswer = fc.constantFrom(...answers);
      fc.assert(
        fc.property(anyAnswer, fc.array(anyDamage, { minLength: 1, maxLength: 3 }), (answer, damages) => {
          if (checkPage(kind, readJson(damages.reduce(damaged, answer)))) pages += 1;
        }),
        OF_BYTES,
      );
      expect(pages).toBeGreaterThan(OF_BYTES.numRuns / 4); // most damage must leave JSON, or the test tests JSON.parse
    },
    LAW_TIMEOUT_MS,
  );
});
