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
  return holdWith(process.execPath, ['-e', program, file, sql], `${file} could not be locked.`);
}

/** Whoever opens the file waits until this ends, or until the kernel has waited long enough (45 s). Source: fcntl(2), leases. */
const LEASE = '$SIG{IO} = "IGNORE"; open(F, "+<", shift) && fcntl(F, 1024, 1) or die; $| = 1; print "held"; sleep';

/** Makes a file slow to open; resolves to what ends it, when it is slow. Linux only. */
export const holdLease = (file: string): Promise<() => void> =>
  holdWith('perl', ['-e', LEASE, file], `${file} could not be made slow here.`);

async function holdWith(program: string, args: readonly string[], complaint: string): Promise<() => void> {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve());
    child.once('error', () => reject(new Error(complaint)));
    child.once('exit', () => reject(new Error(complaint)));
  });
  return () => {
    child.kill();
  };
}
