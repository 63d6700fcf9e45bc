/** A JSON object from outside: any field may be anything. */
export type Fields = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object; lists are none. */
export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Characters that no column gives back as they were: NUL, and halves of a character (a text cut by its length). */
const UNKEEPABLE = /[\0\ud800-\udfff]/gu;

/** A text that says something; null otherwise. */
export const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value.replace(UNKEEPABLE, '\ufffd') : null;

const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)$/;

/** A finite number, also where it came as decimal text; null otherwise. */
export function numberOf(value: unknown): number | null {
  const number = typeof value === 'string' && DECIMAL.test(value.trim()) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

/** A whole number that survives being one; null otherwise. */
export function integerOf(value: unknown): number | null {
  const number = numberOf(value);
  return Number.isSafeInteger(number) ? number : null;
}

/** A truth that was sent as one; null otherwise. */
export const booleanOf = (value: unknown): boolean | null => (typeof value === 'boolean' ? value : null);
