import type { Database } from './sqlite';

/** After so long without a question the archive rests (ms). */
export const RESTS_AFTER_MS = 5000;

/**
 * Gives memory back once nothing was asked for a while: SQLite keeps the pages it has read and written, 8 MiB of them
 * after a first fill, for as long as the file is open. What it returns is told of each answer.
 */
export function createRest(database: Pick<Database, 'exec'>): () => void {
  let timer: NodeJS.Timeout | undefined;
  const rest = (): void => {
    try {
      database.exec('PRAGMA shrink_memory');
    } catch {
      // It was closed meanwhile, and has given back everything.
    }
  };
  return () => {
    clearTimeout(timer);
    timer = setTimeout(rest, RESTS_AFTER_MS).unref();
  };
}
