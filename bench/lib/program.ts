import { type ChildProcess, spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { TrayItem } from '../../test/support/tray-watcher';
import type { ProgramName, Stage } from './stage';

/** A program that runs and shows its tray item. */
export type Running = {
  readonly pid: number;
  readonly process: ChildProcess;
  /** From spawn until the item was registered on the session bus. */
  readonly msToTray: number;
  readonly item: TrayItem;
  /** Asks it to end, waits, and removes its data. */
  stop(): Promise<void>;
};

export type StartOptions = {
  readonly probe?: boolean;
  readonly env?: NodeJS.ProcessEnv;
  /** Signed in, and nothing fetched yet. */
  readonly withoutHistory?: boolean;
};

const PROBE = join(__dirname, '../probe/probe.js');
const PATIENCE_MS = 5000;

/** Starts a program as the desktop does at login and waits for its tray item; one at a time, since items carry no name. */
export async function startProgram(stage: Stage, name: ProgramName, options: StartOptions = {}): Promise<Running> {
  const configHome = await stage.configHome(name);
  if (options.withoutHistory) await rm(join(configHome, 'Steadyline/archives'), { recursive: true });
  const probe = options.probe ? ['-r', PROBE] : [];
  const args = [...stage.switches, ...probe, stage.folders[name], '--hidden'];
  const env = { ...stage.session.env, ...options.env, XDG_CONFIG_HOME: configHome };
  const index = stage.tray.count();
  const began = performance.now();
  const child = spawn(stage.electron, args, { env, stdio: 'ignore' });
  const stop = async (): Promise<void> => {
    await end(child);
    await rm(configHome, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  try {
    const item = await stage.tray.item(index);
    return { pid: child.pid ?? 0, process: child, msToTray: performance.now() - began, item, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  await ended;
  clearTimeout(timer);
}
