/** A column of an answer, as SQL. */
export const jsonColumn = (name: string, sql = name): string => `json_group_array(${sql}) AS ${name}`;

/**
 * Reads an answer whose columns are JSON arrays: one value crosses from SQLite instead of a million, in a fifth of
 * the time.
 */
export function readJsonColumns<Columns>(row: unknown): Columns {
  const entries = Object.entries(row as Readonly<Record<string, string>>);
  return Object.fromEntries(entries.map(([name, json]) => [name, JSON.parse(json)])) as Columns;
}
