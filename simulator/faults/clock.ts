import { spawnSync } from 'node:child_process';
import { openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Surroundings } from './fault';

/** Runs the command with a clock that is off by so many seconds while the fault is on. */
export function withClock(scratch: string, offSeconds: number): Surroundings {
  const [library, file] = [join(scratch, 'clock.so'), join(scratch, 'clock-offset')];
  const source = join(__dirname, 'clock.c');
  const built = spawnSync('cc', ['-shared', '-fPIC', '-O2', '-nostdlib', '-fno-builtin', '-o', library, source]);
  if (built.status !== 0) throw new Error('A clock of its own needs a C compiler (cc), and Linux.');
  writeFileSync(file, secondsIn(offSeconds));
  const open = openSync(file, 'r+'); // written in place: a file cut short under those who read it would end them
  const set = (isOn: boolean): void => void writeSync(open, secondsIn(isOn ? offSeconds : 0), 0, 8, 0);
  return { command: ['env', `LD_PRELOAD=${library}`, `CLOCK_OFFSET=${file}`], set };
}

const secondsIn = (seconds: number): BigInt64Array => BigInt64Array.of(BigInt(seconds));
