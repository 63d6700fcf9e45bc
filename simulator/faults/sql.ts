import { spawn, spawnSync } from 'node:child_process';

/** SQLite as another program has it: Node's own where there is one. The simulator itself needs none. */
const SQLITE = `const { DatabaseSync } = (() => {
  try { return require('node:sqlite'); } catch { return require('@photostructure/sqlite'); }
})();
const database = new DatabaseSync(process.argv[1]);
database.exec(process.argv[2]);`;

/** Runs a statement on a database file. */
export function runSql(file: string, sql: string): void {
  const { status, stderr } = spawnSync(process.execPath, ['-e', SQLITE, file, sql], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`SQLite could not be used on ${file}: ${stderr.trim().split('\n').at(-1)}`);
}

/** Lets another program hold a database file; returns what ends it. */
export function holdLock(file: string): () => void {
  const program = `${SQLITE}\nsetInterval(() => {}, 60_000);`;
  const child = spawn(process.execPath, ['-e', program, file, 'PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE'], {
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  return () => {
    child.kill();
  };
}
