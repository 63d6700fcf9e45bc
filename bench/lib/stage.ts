import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Session, startSession } from '../../scripts/desktop/session';
import { startXvfb } from '../../scripts/desktop/xvfb';
import { findRuntime } from '../../scripts/electron/find-runtime';
import { executableIn } from '../../scripts/electron/runtime';
import { whyNoSandbox } from '../../scripts/electron/sandbox';
import { projectDir } from '../../scripts/lib/paths';
import { say } from '../../scripts/lib/say';
import { startTrayWatcher, type TrayWatcher } from '../../test/support/tray-watcher';
import { createYearAccount, type YearAccount } from './account';

export type ProgramName = 'app' | 'bare';

/** Where programs are measured: a desktop of its own, a year of data, and copies of what is compared. */
export type Stage = {
  readonly electron: string;
  /** Chromium's switches, the same for both. */
  readonly switches: readonly string[];
  readonly session: Session;
  readonly tray: TrayWatcher;
  readonly account: YearAccount;
  /** The folder to start, by program. */
  readonly folders: Readonly<Record<ProgramName, string>>;
  /** A new XDG_CONFIG_HOME for one run, as an earlier run left it. */
  configHome(program: ProgramName): Promise<string>;
  scratch(name: string): string;
  stop(): Promise<void>;
};

/**
 * Sets the stage once for all cases. Programs are copied there, so that a build meanwhile changes nothing, and Electron
 * too, so that no other Electron on this computer takes a share of the memory counted.
 */
export async function openStage(): Promise<Stage> {
  const runtime = await findRuntime();
  const scratchDir = await mkdtemp(join(tmpdir(), 'steadyline-bench-'));
  const distDir = join(scratchDir, 'electron');
  await cp(runtime.distDir, distDir, { recursive: true, verbatimSymlinks: true });
  const noSandbox = await whyNoSandbox(distDir);
  const display = await startXvfb();
  const session = await startSession({ display });
  const tray = await startTrayWatcher(session.env.DBUS_SESSION_BUS_ADDRESS ?? '');
  const began = Date.now();
  const account = await createYearAccount(join(scratchDir, 'kept/app/Steadyline'), session.env);
  say(`A year of data (${account.readings} readings) in ${((Date.now() - began) / 1000).toFixed(1)} s.`);
  const folders = { app: join(scratchDir, 'app'), bare: join(projectDir, 'bench/bare-app') };
  await copyApp(folders.app);
  let runs = 0;
  const configHome = async (program: ProgramName): Promise<string> => {
    runs += 1;
    const home = join(scratchDir, `run-${runs}`);
    await cp(join(scratchDir, 'kept', program), home, { recursive: true }).catch(() => {});
    return home;
  };
  const stop = async (): Promise<void> => {
    tray.stop();
    await account.simulator.stop();
    await session.stop();
    await display.stop();
    await rm(scratchDir, { recursive: true, force: true });
  };
  const switches = noSandbox ? ['--no-sandbox'] : [];
  const scratch = (name: string): string => join(scratchDir, name);
  return { electron: executableIn(distDir), switches, session, tray, account, folders, configHome, scratch, stop };
}

/** The built app as it lies now. */
async function copyApp(to: string): Promise<void> {
  await cp(join(projectDir, 'out'), join(to, 'out'), { recursive: true });
  await cp(join(projectDir, 'package.json'), join(to, 'package.json'));
  await symlink(join(projectDir, 'node_modules'), join(to, 'node_modules'));
}
