import { isKnownName, type WordedField } from '../../../core/events';
import type { Unknown } from '../records';
import { textOf } from './fields';

/** Names of fields that no list shows in words. Source: Dexcom swagger v3 and names met in production. */
const WORDLESS = {
  status: ['unknown', 'high', 'low', 'ok'],
  trend: [
    'none',
    'unknown',
    'doubleUp',
    'singleUp',
    'fortyFiveUp',
    'flat',
    'fortyFiveDown',
    'singleDown',
    'doubleDown',
    'notComputable',
    'rateOutOfRange',
  ],
  unit: ['unknown', 'mg/dL', 'mmol/L', 'mg/dL/min', 'mmol/L/min', 'grams', 'units', 'minutes'],
  rateUnit: ['unknown', 'mg/dL/min', 'mmol/L/min'],
  soundTheme: ['unknown', 'modern', 'classic'],
  soundOutputMode: ['unknown', 'sound', 'vibrate', 'match'],
  mode: ['unknown', 'quiet', 'vibrate'],
} as const satisfies Record<string, readonly string[]>;

type WordlessField = keyof typeof WORDLESS;

/** A field that holds one name of a list. */
export type NamedField = WordedField | WordlessField;

/** Reads names, and remembers those this version does not know, the names of fields too. */
export type Names = {
  /** The name as it came, or null where there is none. */
  read(field: NamedField, value: unknown): string | null;
  /** Remembers a field that no version of the API is known to have. */
  meet(field: string): void;
  /** Each unknown name once, in the order of meeting. */
  readonly unknown: readonly Unknown[];
};

/** Names of one page. */
export function createNames(): Names {
  const met = new Set<string>();
  const unknown: Unknown[] = [];
  const note = (field: string, value: string | null): void => {
    const both = JSON.stringify([field, value]);
    if (!met.has(both)) unknown.push({ field, value });
    met.add(both);
  };
  return {
    unknown,
    read: (field, value) => {
      const name = textOf(value);
      if (name !== null && !isKnown(field, name)) note(field, name);
      return name;
    },
    meet: (field) => note(field, null),
  };
}

const isWordless = (field: NamedField): field is WordlessField => Object.hasOwn(WORDLESS, field);

function isKnown(field: NamedField, name: string): boolean {
  if (!isWordless(field)) return isKnownName(field, name);
  const names: readonly string[] = WORDLESS[field];
  return names.includes(name);
}
