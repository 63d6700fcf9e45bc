import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { Advice } from '../lib/say';

export interface Child {
  readonly name: string;
  readonly process: ChildProcess;
  /** What it wrote so far to stderr, for a message when it does not come up. */
  readonly complaints: () => string;
  stop(): Promise<void>;
}

export interface ChildOptions {
  readonly env: NodeJS.ProcessEnv;
  /** Text for its stdin. */
  readonly input?: string;
  /** Opens descriptor 3 for reading what it reports there. */
  readonly report?: boolean;
}

const patienceMs = 2000;
const running = new Set<ChildProcess>();

process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts a background helper of its own process group, so that Ctrl-C in the terminal reaches only us and we end it in order. */
export function startChild(command: string, args: readonly string[], options: ChildOptions): Child {
  const [program, ...programArgs] = endsWithUs([command, ...args]);
  const child = spawn(program ?? command, programArgs, {
    env: options.env,
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe', options.report ? 'pipe' : 'ignore'],
  });
  let complaints = '';
  running.add(child);
  child.once('exit', () => running.delete(child));
  child.once('error', (error) => {
    complaints += error.message;
    running.delete(child);
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaints += text;
  });
  child.stdin?.on('error', () => {});
  child.stdin?.end(options.input ?? '');
  return { name: command, process: child, complaints: () => complaints.trim(), stop: () => stop(child) };
}

/** Lets the kernel end it when we are killed and cannot; the tool for that replaces itself by the program. */
function endsWithUs(commandLine: readonly string[]): readonly string[] {
  const tool = '/usr/bin/setpriv';
  return existsSync(tool) ? [tool, '--pdeathsig', 'TERM', '--', ...commandLine] : commandLine;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  await ended;
  clearTimeout(timer);
}

/** The first line a helper reports, which is how Xvfb tells its display and dbus-daemon its address. */
export function firstLine(
  child: Child,
  source: Readable | Writable | null | undefined,
  limitMs = 10_000,
): Promise<string> {
  return new Promise((resolve, reject) => {
    if (!source || !('setEncoding' in source)) throw new Error('This helper was started without that stream.');
    let text = '';
    const fail = (why: string): void => reject(new Advice(`${why} ${child.complaints()}`.trim()));
    const timer = setTimeout(() => fail(`${child.name} did not start within ${limitMs / 1000} s.`), limitMs);
    child.process.once('error', () => fail(`${child.name} could not be started.`));
    child.process.once('exit', () => fail(`${child.name} ended at once.`));
    source.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      if (!text.includes('\n')) return;
      clearTimeout(timer);
      resolve(text.slice(0, text.indexOf('\n')).trim());
    });
  });
}
