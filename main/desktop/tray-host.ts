import { execFile } from 'node:child_process';

const WATCHER = 'org.kde.StatusNotifierWatcher';
const DBUS = 'org.freedesktop.DBus';

/** The programs that can ask the session bus a question; desktops have at least one of them. */
const ASKERS: ReadonlyArray<readonly [program: string, ...args: string[]]> = [
  ['gdbus', 'call', '--session', '--dest', DBUS, '--object-path', '/', '--method', `${DBUS}.NameHasOwner`, WATCHER],
  ['dbus-send', '--session', '--print-reply', `--dest=${DBUS}`, '/', `${DBUS}.NameHasOwner`, `string:${WATCHER}`],
  ['busctl', '--user', 'call', DBUS, '/', DBUS, 'NameHasOwner', 's', WATCHER],
];

/**
 * Whether this desktop shows tray items. Only Linux desktops may have none; where nobody can be asked it is taken
 * that there is none, so that the app never vanishes.
 */
async function hasTrayHost(): Promise<boolean> {
  if (process.platform !== 'linux') return true;
  for (const [program, ...args] of ASKERS) {
    const answer = await run(program, args);
    if (answer !== null) return /\btrue\b/.test(answer);
  }
  return false;
}

/** A panel may come up after the programs that start with it. */
const TRIES = 3;
const BETWEEN_TRIES_MS = 2000;

/** The same, asked again for a few seconds before the answer is no. */
export async function findTrayHost(): Promise<boolean> {
  for (let tried = 1; !(await hasTrayHost()); tried++) {
    if (tried === TRIES) return false;
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_TRIES_MS));
  }
  return true;
}

/** What a program prints, or null where it is missing or fails. */
function run(program: string, args: readonly string[]): Promise<string | null> {
  return new Promise((resolve) => {
    execFile(program, args, { timeout: 5000 }, (error, stdout) => resolve(error ? null : stdout));
  });
}
