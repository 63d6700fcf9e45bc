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

/** Lets another program hold a database file; resolves to what ends it, when it holds it. */
export async function holdLock(file: string): Promise<() => void> {
  const program = `${SQLITE}\nconsole.log('held');\nsetInterval(() => {}, 60_000);`;
  const sql = 'PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE';
  const child = spawn(process.execPath, ['-e', program, file, sql], { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve());
    child.once('exit', () => reject(new Error(`${file} could not be locked.`)));
  });
  return () => {
    child.kill();
  };
}
