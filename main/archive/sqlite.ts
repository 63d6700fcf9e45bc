/** What the archive uses of SQLite: the shape of `node:sqlite`, given by Node where it has it, else by its prebuilt twin. */
export type Statement = {
  run(...values: readonly SqlValue[]): { changes: number | bigint };
  get(...values: readonly SqlValue[]): unknown;
  all(...values: readonly SqlValue[]): unknown[];
};
export type SqlValue = string | number | bigint | null | Uint8Array;
export type Database = { exec(sql: string): void; prepare(sql: string): Statement; close(): void };

/** `defensive` is on by default where Node's SQLite knows it. */
type OpenOptions = { readonly readOnly?: boolean; readonly defensive?: boolean };
type SqliteModule = { DatabaseSync: new (path: string, options?: OpenOptions) => Database };

/** Opens (or creates) a database file; throws what SQLite throws. */
export async function openDatabase(path: string, options: OpenOptions = {}): Promise<Database> {
  const { DatabaseSync } = builtIn() ?? ((await import('@photostructure/sqlite')) as SqliteModule);
  return new DatabaseSync(path, options);
}

/** Node's own SQLite, absent before Node 22.5. */
function builtIn(): SqliteModule | undefined {
  const load = (process as { getBuiltinModule?: (name: string) => unknown }).getBuiltinModule;
  return load?.('node:sqlite') as SqliteModule | undefined;
}

/** Runs `work` in one transaction: all of it is kept or none. */
export function inTransaction<T>(database: Database, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    rollBack(database);
    throw error;
  }
}

/** Some errors, such as a full disk, have ended the transaction already. */
function rollBack(database: Database): void {
  try {
    database.exec('ROLLBACK');
  } catch {
    // What went wrong first is what counts.
  }
}
