import type { ChildProcess } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { _electron, type ElectronApplication } from '@playwright/test';
import { type Session, type SessionOptions, startSession } from '../../scripts/desktop/session';
import { run } from '../../scripts/lib/run';
import { startTrayWatcher, type TrayWatcher } from './tray-watcher';

/** A person's desk for one test: a home, a bus, a keyring, a panel that shows trays, and a default browser. */
export type Desk = {
  readonly home: string;
  readonly session: Session;
  readonly tray: TrayWatcher | null;
  /** The addresses that were opened in the default browser. */
  openedAddresses(): Promise<string[]>;
  /** Opens a link the way any program of a desktop does. */
  openLink(link: string): Promise<void>;
  /** Starts the app once more beside the one that runs, as a desktop does, and waits for that second start to end. */
  startAgain(args: readonly string[]): Promise<void>;
  /** Starts the app; `log` collects all it prints. */
  launch(options?: LaunchOptions): Promise<Launched>;
  /** The names of the app's entries in the keyring. */
  secrets(): Promise<string[]>;
  /** The history files. */
  archives(): Promise<string[]>;
  /** Ends the session's keyring and starts one that cannot be opened. */
  lockKeyring(): Promise<void>;
  stop(): Promise<void>;
};

export type LaunchOptions = {
  readonly args?: readonly string[];
  /** What differs from the session's environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** The command that runs the app, where it is to run under something. */
  readonly under?: readonly string[];
};
export type Launched = { readonly app: ElectronApplication; readonly log: string[] };

export type DeskOptions = SessionOptions & { readonly panel?: boolean };

export const PROJECT = join(__dirname, '../..');

/** The Electron that the tests drive. */
export const electronPath = (): string => required('STEADYLINE_E2E_ELECTRON');

/** A root user's Chromium needs this; nobody else's does. */
export const sandboxArgs = (): string[] => (process.getuid?.() === 0 ? ['--no-sandbox'] : []);

/** Sets up a desk. A `home` of an earlier desk is come back to, as after a new login. */
export async function startDesk({ panel = true, ...options }: DeskOptions = {}): Promise<Desk> {
  const session = await startSession(options);
  const opened = join(session.home, 'opened-addresses');
  await installDesktopEntries(session, opened);
  const hasPanel = panel && options.keyring !== 'no-bus';
  const tray = hasPanel ? await startTrayWatcher(session.env.DBUS_SESSION_BUS_ADDRESS ?? '') : null;
  const running: ChildProcess[] = [];
  return {
    home: session.home,
    session,
    tray,
    openedAddresses: async () => (await readFile(opened, 'utf8').catch(() => '')).split('\n').filter(Boolean),
    openLink: async (link) => {
      const { code, stderr } = await run('xdg-open', [link], { env: session.env });
      if (code !== 0) throw new Error(`xdg-open failed: ${stderr}`);
    },
    startAgain: async (args) => {
      const { code } = await run(electronPath(), [...sandboxArgs(), PROJECT, ...args], { env: session.env });
      if (code !== 0) throw new Error(`the second start ended with ${code}`);
    },
    launch: async ({ args = [], env = {}, under } = {}) => {
      const executable = under && (await scriptThatRuns([...under, electronPath()], session.home));
      const app = await startElectron({ env: { ...session.env, ...env } }, [PROJECT, ...args], executable);
      running.push(app.process());
      const log: string[] = [];
      for (const stream of [app.process().stdout, app.process().stderr]) {
        stream?.on('data', (chunk) => log.push(String(chunk)));
      }
      return { app, log };
    },
    secrets: async () => {
      const { stdout, stderr } = await run('secret-tool', ['search', '--all', 'service', 'Steadyline'], {
        env: session.env,
      });
      return `${stdout}${stderr}`.split('\n').filter((line) => line.startsWith('attribute.account'));
    },
    archives: async () => {
      const names = await readdir(join(session.home, '.config/Steadyline/archives')).catch(() => []);
      return names.filter((name) => name.endsWith('.sqlite'));
    },
    lockKeyring: () => session.lockKeyring(),
    stop: async () => {
      for (const child of running) await end(child);
      tray?.stop();
      await session.stop();
    },
  };
}

/** Starts Electron in a session, driven by Playwright. */
export function startElectron(
  { env }: Pick<Session, 'env'>,
  args: readonly string[],
  executablePath = electronPath(),
): Promise<ElectronApplication> {
  const set = Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  return _electron.launch({
    executablePath,
    args: [...sandboxArgs(), ...args],
    env: Object.fromEntries(set),
    timeout: 30_000,
  });
}

/** Playwright starts a program and adds arguments of its own: a script that becomes the command takes them along. */
async function scriptThatRuns(command: readonly string[], folder: string): Promise<string> {
  const file = join(folder, 'start-app');
  const words = command.map((word) => `'${word.replaceAll("'", "'\\''")}'`);
  await writeFile(file, `#!/bin/sh\nexec ${words.join(' ')} "$@"\n`);
  await chmod(file, 0o755);
  return file;
}

/** Ends an app that a test left running, by its own process id. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}

/** What a person's settings leave in a home: which browser opens web addresses. Links of our own are the app's business. */
async function installDesktopEntries({ home }: Session, opened: string): Promise<void> {
  const entries = join(home, '.local/share/applications');
  const browser = join(home, 'browser');
  await mkdir(entries, { recursive: true });
  await mkdir(join(home, '.config'), { recursive: true });
  await writeFile(browser, `#!/bin/sh\nprintf '%s\\n' "$1" >> '${opened}'\n`);
  await chmod(browser, 0o755);
  await writeFile(join(entries, 'test-browser.desktop'), entry('Browser', `"${browser}"`, ['http', 'https']));
  const defaults = ['http=test-browser', 'https=test-browser'];
  const lines = defaults.map((line) => `x-scheme-handler/${line}.desktop`);
  await writeFile(join(home, '.config/mimeapps.list'), `[Default Applications]\n${lines.join('\n')}\n`);
}

function entry(name: string, command: string, schemes: readonly string[]): string {
  const types = schemes.map((scheme) => `x-scheme-handler/${scheme};`).join('');
  return `[Desktop Entry]\nType=Application\nName=${name}\nExec=${command} %u\nMimeType=${types}\n`;
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run these tests with npm run test:e2e`);
  return value;
}
