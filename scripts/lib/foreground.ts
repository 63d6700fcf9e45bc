import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:os';
import { say } from './say';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** A program that was asked to end and has not after this is ended. */
const patienceMs = 10_000;
/** Ctrl-C can reach us twice, from the terminal and from npm; later than this it is a second wish. */
const sameWishMs = 500;

export interface ForegroundOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** The program starts others that must hear the signal too. */
  readonly group?: boolean;
  /** Called before the first signal is passed on. */
  readonly beforeEnd?: () => Promise<void>;
}

/**
 * Runs a program as if it were this one: same terminal, its exit code is the result. It gets a process group of its own,
 * so that Ctrl-C reaches it once and from us: Chromium takes a second one as "end at once" and would save nothing.
 */
export function runForeground(command: string, args: readonly string[], options: ForegroundOptions): Promise<number> {
  const { beforeEnd, group = false, ...rest } = options;
  const detached = process.platform !== 'win32';
  const child = spawn(command, args, { ...rest, stdio: ['ignore', 'inherit', 'inherit'], detached });
  const release = passSignals((signal) => send(child, signal, group && detached), beforeEnd);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  }).finally(release) as Promise<number>;
}

function send(child: ChildProcess, signal: NodeJS.Signals, group: boolean): void {
  if (group && child.pid !== undefined) process.kill(-child.pid, signal);
  else child.kill(signal);
}

/** The first signal is passed on; a second one, or too long a silence after the first, ends the program. */
function passSignals(pass: (signal: NodeJS.Signals) => void, beforeEnd?: () => Promise<void>): () => void {
  let firstAt: number | undefined;
  let timer: NodeJS.Timeout | undefined;
  const kill = (): void => pass('SIGKILL');
  const onSignal = (signal: NodeJS.Signals): void => {
    if (firstAt !== undefined) {
      if (Date.now() - firstAt > sameWishMs) kill();
      return;
    }
    firstAt = Date.now();
    timer = setTimeout(() => {
      say(`It has not ended ${patienceMs / 1000} s after ${signal}: ending it.`);
      kill();
    }, patienceMs);
    void Promise.resolve(beforeEnd?.()).then(() => pass(signal));
  };
  for (const signal of signals) process.on(signal, onSignal);
  process.once('exit', kill);
  return () => {
    clearTimeout(timer);
    for (const signal of signals) process.off(signal, onSignal);
    process.off('exit', kill);
  };
}
