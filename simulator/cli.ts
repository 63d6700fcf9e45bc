import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type CliArguments, HELP, parseArguments } from './arguments';
import type { ComputerFault } from './faults/fault';
import { faultOf } from './faults/faults';
import { describeFaults } from './faults/parse-fault';
import { surround, switchOn } from './faults/switch-on';
import type { Person } from './person/person';
import { parseRecording } from './replay/parse-recording';
import { createReplayedPerson, shiftToEndAt } from './replay/replayed-person';
import { type Simulator, startSimulator } from './server';
import { createWorld, type World } from './world';

function fail(reason: string): never {
  process.stderr.write(`${reason}\n`);
  process.exit(2);
}

const refuse = (error: unknown): never => fail(error instanceof Error ? error.message : String(error));

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return fail(`The file "${file}" cannot be read.`);
  }
}

function replayed(options: CliArguments, now: number): readonly Person[] {
  if (options.replay === null) return [];
  const { file, ...reading } = options.replay;
  const recording = parseRecording(readText(file), reading);
  if (typeof recording === 'string') return fail(`${file}: ${recording}`);
  const shiftMs = options.isShifted ? shiftToEndAt(recording, now) : 0;
  const name = reading.subject === undefined ? 'Replayed recording' : `Replayed recording, ${reading.subject}`;
  return [createReplayedPerson(recording, { shiftMs, name })];
}

function build(options: CliArguments): World {
  const now = Date.now();
  const world = createWorld({
    createdAt: now,
    historyDays: options.historyDays,
    profile: options.profile,
    tokenSeed: randomBytes(32).toString('hex'),
  });
  return { ...world, people: [...replayed(options, now), ...world.people] };
}

function describe(simulator: Simulator, fault: string | null): string {
  const { config, people } = simulator.world();
  return [
    `Steadyline simulator at ${simulator.origin} (profile ${config.profile})`,
    `  client id      ${config.clientId}`,
    `  client secret  ${config.clientSecret}`,
    ...config.redirectUris.map((uri) => `  redirect URI   ${uri}`),
    ...people.map((person) => `  person         ${person.id.padEnd(10)} ${person.name}: ${person.about}`),
    ...(fault === null ? [] : [`  fault          ${fault}`]),
    'Stop with Ctrl+C.',
    '',
  ].join('\n');
}

/** Runs a command inside a fault, which Enter ends and begins again; resolves to the exit code when it has ended. */
async function runInside(fault: ComputerFault, folder: string, command: readonly string[]): Promise<number> {
  const { command: inside, set, end } = surround(fault, folder);
  const [program = '', ...args] = [...inside, ...command];
  const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  let isOn = true;
  process.stdin.on('data', () => {
    isOn = !isOn;
    set?.(isOn);
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  const code = await new Promise<number>((done) => {
    child.once('error', () => done(1));
    child.once('close', (status) => done(status ?? 1));
  });
  process.stdin.destroy();
  end();
  return code;
}

async function run(): Promise<void> {
  const options = parseArguments(process.argv.slice(2));
  if (typeof options === 'string') return fail(options);
  if (options.isHelp) {
    process.stdout.write(HELP);
    return;
  }
  if (options.isFaultList) {
    process.stdout.write(describeFaults());
    return;
  }
  const started = startSimulator({ world: build(options), port: options.port });
  const simulator = await started.catch(() => fail(`Port ${options.port} cannot be opened; is it in use?`));
  const folder = resolve(options.folder ?? '');
  const around = options.fault?.at === 'computer' ? faultOf(options.fault.name) : null;
  if (around?.at === 'computer') {
    process.stdout.write(describe(simulator, around.about));
    process.exitCode = await runInside(around, folder, options.command);
    return simulator.stop();
  }
  const fault = options.fault && (await switchOn(simulator, options.fault, folder).catch(refuse));
  const stop = (): void => {
    fault?.undo();
    void simulator.stop();
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  process.stdout.write(describe(simulator, fault?.said ?? null));
}

void run();
