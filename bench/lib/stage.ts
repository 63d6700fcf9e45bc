import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ArchiveSummary } from '../../main/archive/contract';
import { type Session, startSession } from '../../scripts/desktop/session';
import { startXvfb } from '../../scripts/desktop/xvfb';
import { findRuntime } from '../../scripts/electron/find-runtime';
import { executableIn, type Runtime } from '../../scripts/electron/runtime';
import { whyNoSandbox } from '../../scripts/electron/sandbox';
import { projectDir } from '../../scripts/lib/paths';
import { startTrayWatcher, type TrayWatcher } from '../../test/support/tray-watcher';
import { createTenYearAccount, createYearAccount, type YearAccount } from './account';

export type ProgramName = 'app' | 'bare';
/** What lies in a home: the app's holds a year, or ten of them. */
export type HomeName = ProgramName | 'ten-years';

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
  /** A new XDG_CONFIG_HOME for one run, with a copy of what is kept under that name. */
  configHome(name: HomeName): Promise<string>;
  /** Makes the account of ten years when first asked for, since few cases want it. */
  tenYears(): Promise<ArchiveSummary>;
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
  const undo: (() => unknown)[] = [() => rm(scratchDir, { recursive: true, force: true })];
  const stop = async (): Promise<void> => {
    for (const undoOne of undo.reverse()) await undoOne();
  };
  try {
    return { ...(await setUp(runtime, scratchDir, undo)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function setUp(runtime: Runtime, scratchDir: string, undo: (() => unknown)[]): Promise<Omit<Stage, 'stop'>> {
  const scratch = (name: string): string => join(scratchDir, name);
  await cp(runtime.distDir, scratch('electron'), { recursive: true, verbatimSymlinks: true });
  const noSandbox = await whyNoSandbox(scratch('electron'));
  const display = await startXvfb();
  undo.push(display.stop);
  const session = await startSession({ display });
  undo.push(session.stop);
  const tray = await startTrayWatcher(session.env.DBUS_SESSION_BUS_ADDRESS ?? '');
  undo.push(tray.stop);
  const account = await createYearAccount(scratch('kept/app/Steadyline'), session.env);
  undo.push(account.simulator.stop);
  await copyApp(scratch('app'));
  return {
    electron: executableIn(scratch('electron')),
    switches: noSandbox ? ['--no-sandbox'] : [],
    session,
    tray,
    account,
    folders: { app: scratch('app'), bare: join(projectDir, 'bench/bare-app') },
    configHome: createConfigHomes(scratchDir),
    tenYears: once(() => createTenYearAccount(scratch('kept/ten-years/Steadyline'), session.env)),
    scratch,
  };
}

/** Numbers the homes, so that no run meets what another left. */
function createConfigHomes(scratchDir: string): Stage['configHome'] {
  let runs = 0;
  return async (name) => {
    runs += 1;
    const home = join(scratchDir, `run-${runs}`);
    await cp(join(scratchDir, 'kept', name), home, { recursive: true }).catch(() => {});
    return home;
  };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** The built app as it lies now. */
async function copyApp(to: string): Promise<void> {
  await cp(join(projectDir, 'out'), join(to, 'out'), { recursive: true });
  await cp(join(projectDir, 'package.json'), join(to, 'package.json'));
  await symlink(join(projectDir, 'node_modules'), join(to, 'node_modules'));
}
