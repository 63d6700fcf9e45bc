import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { xwdToPng } from '../../../scripts/desktop/screen';
import { startSession } from '../../../scripts/desktop/session';
import { startXvfb } from '../../../scripts/desktop/xvfb';
import { parseCommandLine } from '../../../scripts/electron/runtime22/command-line';
import { projectDir } from '../../../scripts/lib/paths';
import { run } from '../../../scripts/lib/run';
import { findMissing, readSystem } from '../../../scripts/system/missing';
import { appNeeds, headlessNeeds } from '../../../scripts/system/needs';
import { tempDir } from './temp-dir';

const isReady =
  process.platform === 'linux' && findMissing([...appNeeds, ...headlessNeeds], await readSystem()).length === 0;

/** What the keychain module says in a session: stores (where asked) and reads one secret. */
async function keychain(env: NodeJS.ProcessEnv, store: boolean): Promise<string> {
  const code = `const keytar = require('keytar');
    const work = ${store} ? keytar.setPassword('service', 'account', 'secret') : Promise.resolve();
    work.then(() => keytar.getPassword('service', 'account')).then(console.log, () => console.log('error'));`;
  return (await run(process.execPath, ['-e', code], { env, cwd: projectDir, timeoutMs: 10_000 })).stdout.trim();
}

describe.skipIf(!isReady)('a headless session', () => {
  it('keeps a secret in its home, and locked does not give it away', async () => {
    const home = await tempDir();
    const ask = async (keyring: 'unlocked' | 'locked', store: boolean): Promise<string> => {
      const session = await startSession({ home, keyring });
      const answer = await keychain(session.env, store);
      await session.stop();
      return answer;
    };
    expect(await ask('unlocked', true)).toBe('secret');
    expect(await ask('unlocked', false)).toBe('secret');
    expect(await ask('locked', false)).toBe('null');
  });

  it.each(['none', 'no-bus'] as const)('can be without a keychain: %s', async (keyring) => {
    const session = await startSession({ keyring });
    expect(await keychain(session.env, false)).toBe('error');
    await session.stop();
  });

  it('takes its home and runtime folder with it', async () => {
    const { home, env, stop } = await startSession({ keyring: 'none' });
    expect(existsSync(home) && existsSync(env.XDG_RUNTIME_DIR ?? '')).toBe(true);
    await stop();
    expect(existsSync(home) || existsSync(env.XDG_RUNTIME_DIR ?? '')).toBe(false);
  });

  it('has a display of its own, which can be pictured', async () => {
    const [one, two] = await Promise.all([startXvfb(), startXvfb({ width: 300, height: 200 })]);
    expect(one.display).not.toBe(two.display);
    expect((await two.picture()).subarray(16, 24)).toEqual(Buffer.from([0, 0, 1, 44, 0, 0, 0, 200]));
    expect(await two.pictureIfChanged()).toBeUndefined();
    await Promise.all([one.stop(), two.stop()]);
    expect(existsSync(join('/tmp/.X11-unix', `X${two.display.slice(1)}`))).toBe(false);
  });
});

describe('a picture of the screen', () => {
  it('has the colours of the dump', () => {
    const header = Buffer.alloc(100);
    const set = (word: number, value: number): number => header.writeUInt32BE(value, word * 4);
    for (const [word, value] of [
      [0, 100],
      [4, 2],
      [5, 1],
      [11, 32],
      [12, 8],
    ] as const) {
      set(word, value);
    }
    const png = xwdToPng(Buffer.concat([header, Buffer.from([0x33, 0x22, 0x11, 0, 0x66, 0x55, 0x44, 0])]));
    const length = png.readUInt32BE(33);
    expect([...inflateSync(png.subarray(41, 41 + length))]).toEqual([0, 0x11, 0x22, 0x33, 0x44, 0x55, 0x66]);
  });
});

describe('the command line of an unpackaged start', () => {
  it.each([
    [['--no-sandbox', '/app', '--demo'], '/app', []],
    [['--inspect=0', '-r', './first', '--require', './second', 'app', '-r', 'x'], 'app', ['./first', './second']],
    [['--no-sandbox'], undefined, []],
  ])('%j', (args, file, modules) => {
    expect(parseCommandLine(args)).toEqual({ file, modules });
  });
});
