import { describe, expect, test } from 'vitest';
import { parseDataRange } from '../../main/dexcom/parse-data-range';
import { parseAny } from '../unit/main/dexcom/laws';
import { CONTRACTS } from './contracts';
import { isNode, isThere, type Node, SPECIFICATION } from './specification';

/** What each example says where that is not what is written. */
const MEANINGS: Readonly<Record<string, unknown>> = {
  '2026-04-01T09:12:35': Date.UTC(2026, 3, 1, 9, 12, 35),
  '2026-04-01T11:12:35': 120,
  '2026-04-30T23:59:59': Date.UTC(2026, 3, 30, 23, 59, 59),
  '2026-04-30T15:59:59': -480,
  '22:00': 1320,
  '07:30': 450,
  '00:00': 0,
  '06:00': 360,
};

/** A schema by its name, or a part of one by its path. */
function propertiesOf(name: string): Record<string, Node> {
  const { schemas } = SPECIFICATION.components;
  const [schema = '', ...parts] = name.split('.');
  const properties = parts.reduce((node, part) => propertiesIn(node)[part] ?? {}, schemas[schema] ?? {});
  return propertiesIn(properties);
}

const propertiesIn = (schema: Node): Record<string, Node> => schema.properties as Record<string, Node>;

/** The names a property may have, its own or those of what it refers to or is a list of. */
function namesOf(property: Node): readonly string[] {
  const { schemas } = SPECIFICATION.components;
  const reference = typeof property.$ref === 'string' ? schemas[property.$ref.split('/').at(-1) ?? ''] : undefined;
  const schema = reference ?? (isNode(property.items) ? property.items : property);
  return (schema.enum as readonly string[] | undefined) ?? [];
}

const at = (value: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((part, key) => (part as Node | undefined)?.[key], value);

const meaningOf = (example: unknown, path: string): unknown => {
  if (path.endsWith('.length')) return (example as readonly unknown[]).length;
  if (isNode(example)) return example.alertScheduleName;
  return typeof example === 'string' ? (MEANINGS[example] ?? example) : example;
};

/** Everything called `extra` in a value, however deep. */
const extrasIn = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, part]) => (key === 'extra' ? [part] : extrasIn(part)))
    : [];

const isOwn = (schema: Node): boolean => isNode(schema.properties) && !('$ref' in schema);

describe.skipIf(!isThere)('every property of the specification lands in a column', () => {
  describe.each(Object.entries(CONTRACTS))('%s', (name, { kind, landing, examples, whole }) => {
    test('this test knows every property, and no other', () => {
      expect(Object.keys(landing).sort()).toEqual(Object.keys(propertiesOf(name)).sort());
    });

    test.each(examples.map((example, i) => [i + 1, example] as const))('example %d is read in whole', (_i, example) => {
      const page = parseAny(kind, { records: [whole(example)] });
      expect(page).toMatchObject({ rejected: [], unknown: [], records: [{}] });
      const landed = Object.entries(landing).filter(([, path]) => path !== null) as [string, string][];
      const read = Object.fromEntries(landed.map(([property, path]) => [property, at(page?.records[0], path)]));
      const said = landed.map(([property, path]) => [property, meaningOf(example[property], path)]);
      expect(read).toEqual(Object.fromEntries(said));
      const extras = extrasIn(page?.records[0]);
      expect(extras.length).toBeGreaterThan(0);
      expect(new Set(extras)).toEqual(new Set(['{}']));
    });

    test('the examples differ in all that lands', () => {
      const [first, second] = examples;
      for (const [property, path] of Object.entries(landing)) {
        if (path !== null) expect([property, first[property]]).not.toEqual([property, second[property]]);
      }
    });

    test('every name of its lists is known', () => {
      for (const [property, schema] of Object.entries(propertiesOf(name))) {
        for (const each of namesOf(schema)) {
          const value = schema.type === 'array' ? [each] : each;
          const page = parseAny(kind, { records: [whole({ ...examples[0], [property]: value })] });
          expect([property, each, page?.unknown, page?.rejected, page?.records.length]).toEqual([
            property,
            each,
            [],
            [],
            1,
          ]);
          const path = landing[property];
          if (path) expect(at(page?.records[0], path)).toEqual(value);
        }
      }
    });
  });

  test('all records and parts of records of the specification are among them', () => {
    const { schemas } = SPECIFICATION.components;
    const records = Object.entries(schemas).filter(([name, schema]) => isOwn(schema) && /Record$|^Alert/.test(name));
    const others = ['AlertsResponse'];
    expect(records.map(([name]) => name).filter((name) => !(name in CONTRACTS))).toEqual(others);
  });
});

describe.skipIf(!isThere)('what /dataRange says is read', () => {
  const moment = (systemTime: string) => ({ systemTime, displayTime: systemTime });
  const window = (day: number) => ({
    start: moment(`2026-04-0${day}T00:00:00`),
    end: moment(`2026-05-0${day}T00:00:01`),
  });
  const span = (day: number) => ({ startAt: Date.UTC(2026, 3, day), endAt: Date.UTC(2026, 4, day, 0, 0, 1) });
  const ENVELOPE = ['recordType', 'recordVersion'];
  const body = { userId: 'someone', calibrations: window(1), egvs: window(2), events: window(3) };

  test('every property but those that say which answer it is', () => {
    expect([...Object.keys(body), ...ENVELOPE].sort()).toEqual(Object.keys(propertiesOf('DataRangeResponse')).sort());
    expect(parseDataRange(body)).toEqual({ userId: 'someone', calibrations: span(1), egvs: span(2), events: span(3) });
  });

  test('the window of each is its own', () => {
    for (const kind of ['calibrations', 'egvs', 'events'] as const) {
      const nothing = { userId: null, calibrations: null, egvs: null, events: null };
      expect(parseDataRange({ [kind]: body[kind] })).toEqual({ ...nothing, [kind]: parseDataRange(body)?.[kind] });
    }
  });
});
