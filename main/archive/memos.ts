import type { Database } from './sqlite';

/** The memo of what the person left out of statistics: theirs alone, so a salvage takes it over. */
export const EXCLUSIONS_MEMO = 'exclusions';

/** Prepares to keep and read short texts by name. */
export function createMemos(database: Database) {
  const get = database.prepare('SELECT text FROM memo WHERE name = ?');
  const set = database.prepare('INSERT OR REPLACE INTO memo VALUES (?, ?)');
  return {
    get: (name: string): string | null => (get.get(name) as { text: string } | undefined)?.text ?? null,
    set: (name: string, text: string): void => void set.run(name, text),
  };
}
