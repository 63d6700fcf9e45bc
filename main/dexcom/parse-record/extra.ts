import type { Fields } from './fields';
import type { Names } from './names';

/** What is kept of a value that is nested too deeply to be written again. */
const TOO_DEEP = '"nested too deeply"';

/**
 * The fields of an object that its columns do not give back; null where they say all of it.
 * A null or an empty text in a field that has a column is said by the column. What is in neither part of `said` is no
 * field of any version of the API.
 * @param said by field, what the columns give back of it; in two parts, because joining them for every record is slow
 */
export function restOf(names: Names, fields: Fields, said: Fields, alsoSaid: Fields = {}): Fields | null {
  let rest: [key: string, value: unknown][] | null = null;
  for (const key of Object.keys(fields)) {
    const value = fields[key];
    if (isSaid(said, key, value) || isSaid(alsoSaid, key, value)) continue;
    if (!Object.hasOwn(said, key) && !Object.hasOwn(alsoSaid, key)) names.meet(key);
    rest ??= [];
    rest.push([key, value]);
  }
  return rest && Object.fromEntries(rest); // unlike an assignment, this keeps a field called __proto__ a field
}

const isSaid = (said: Fields, key: string, value: unknown): boolean =>
  Object.hasOwn(said, key) && (value === said[key] || value === null || value === '');

/** The same as JSON, in the order of the keys, so that an object whose fields change places reads the same. */
export function extraOf(names: Names, fields: Fields, said: Fields, alsoSaid?: Fields): string {
  const rest = restOf(names, fields, said, alsoSaid);
  if (rest === null) return '{}';
  const written = Object.entries(rest).map(([key, value]) => `${JSON.stringify(key)}:${toJson(value)}`);
  return `{${written.sort().join(',')}}`;
}

/** A value as JSON, whatever it is: numbers such as 1e999 are read as infinite, and nesting has no limit. */
export function toJson(value: unknown): string {
  try {
    return JSON.stringify(value, (_key, part: unknown) => (isInfinite(part) ? String(part) : part)) ?? 'null';
  } catch {
    return TOO_DEEP;
  }
}

const isInfinite = (value: unknown): boolean =>
  value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY;
