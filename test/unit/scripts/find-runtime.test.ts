import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findRuntime } from '../../../scripts/electron/find-runtime';
import { tempDir, writeFiles } from './temp-dir';

const installer = {
  blocked: 'console.error("TypeError: fetch failed"); process.exit(1);',
  works: `const fs = require('fs'); const dist = __dirname + '/dist';
    fs.mkdirSync(dist); fs.writeFileSync(dist + '/version', '45.4.1'); fs.writeFileSync(dist + '/electron', '');`,
};

const installed = { 'electron/dist/version': 'v45.4.1', 'electron/dist/electron': '' };
const cached = { 'cache/electron-22.3.25/version': '22.3.25', 'cache/electron-22.3.25/electron': '' };
const override = { 'own/version': '44.0.0', 'own/electron': '' };

interface World {
  readonly files?: Readonly<Record<string, string>>;
  readonly install?: keyof typeof installer;
  readonly env?: NodeJS.ProcessEnv;
  readonly platform?: NodeJS.Platform;
  readonly retry?: boolean;
}

async function find({ files = {}, install = 'blocked', env = {}, platform = 'linux', retry = false }: World) {
  const dir = await tempDir();
  const base = { 'electron/package.json': '{"version":"45.4.1"}', 'electron/install.js': installer[install] };
  await writeFiles(dir, { ...base, ...files });
  const own = env.ELECTRON_OVERRIDE_DIST_PATH;
  return findRuntime({
    env: own ? { ELECTRON_OVERRIDE_DIST_PATH: join(dir, own) } : {},
    packageDir: join(dir, 'electron'),
    cache: join(dir, 'cache'),
    platform,
    arch: 'x64',
    python: join(dir, 'no-python'),
    retry,
  });
}

describe('which Electron is taken', () => {
  it.each<[string, World, string]>([
    [
      'the one named by the variable, before all others',
      { files: { ...override, ...installed, ...cached }, env: { ELECTRON_OVERRIDE_DIST_PATH: 'own' } },
      'override 44.0.0',
    ],
    ['the pinned one where it is installed', { files: { ...installed, ...cached } }, 'pinned 45.4.1'],
    ['the cached fallback without trying the download again', { files: cached, install: 'works' }, 'fallback 22.3.25'],
    ['the download when asked to retry', { files: cached, install: 'works', retry: true }, 'pinned 45.4.1'],
    ['the download when nothing is there', { install: 'works' }, 'pinned 45.4.1'],
    ['the fallback when the retried download fails', { files: cached, retry: true }, 'fallback 22.3.25'],
  ])('%s', async (_, world, expected) => {
    const { kind, version } = await find(world);
    expect(`${kind} ${version}`).toBe(expected);
  });

  it('does not take a binary of another version than the pinned', async () => {
    const files = { 'electron/dist/version': '44.9.9', 'electron/dist/electron': '', ...cached };
    expect((await find({ files })).kind).toBe('fallback');
  });

  it('does not take a half-finished fallback, and says what to do when nothing works', async () => {
    const files = { 'cache/electron-22.3.25/version': '22.3.25' };
    await expect(find({ files })).rejects.toThrow(
      /fetch failed[\s\S]*install-electron[\s\S]*ELECTRON_OVERRIDE_DIST_PATH/,
    );
  });

  it('has no fallback on other systems', async () => {
    await expect(find({ files: cached, platform: 'darwin' })).rejects.toThrow(/^No Electron to run/);
  });

  it('names the missing executable when the variable leads nowhere', async () => {
    await expect(find({ env: { ELECTRON_OVERRIDE_DIST_PATH: 'nowhere' } })).rejects.toThrow(
      /nowhere.*Correct or unset/,
    );
  });
});
