import { rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isFresh } from '../../../scripts/lib/build';
import { tempDir, writeFiles } from './temp-dir';

const earlier = new Date(Date.now() - 60_000);
const later = () => new Date(Date.now() + 60_000);

async function project(): Promise<string> {
  const dir = await tempDir();
  await writeFiles(dir, { 'core/a.ts': '', 'main/deep/b.ts': '', 'renderer/index.html': '' });
  const made = ['core/a.ts', 'core', 'main/deep/b.ts', 'main/deep', 'main', 'renderer/index.html', 'renderer'];
  for (const path of made) await utimes(join(dir, path), earlier, earlier);
  await writeFiles(dir, { 'out/main/main.js': '', 'out/preload/preload.js': '', 'out/renderer/index.html': '' });
  return dir;
}

describe('the build', () => {
  it('is fresh when it is newer than all sources', async () => {
    expect(await isFresh(await project())).toBe(true);
  });

  it('is stale after an edit, however deep', async () => {
    const dir = await project();
    await utimes(join(dir, 'main/deep/b.ts'), later(), later());
    expect(await isFresh(dir)).toBe(false);
  });

  it('is stale after a file went away', async () => {
    const dir = await project();
    await rm(join(dir, 'core/a.ts'));
    await utimes(join(dir, 'core'), later(), later());
    expect(await isFresh(dir)).toBe(false);
  });

  it('is stale when a part of it is missing', async () => {
    const dir = await project();
    await rm(join(dir, 'out/preload/preload.js'));
    expect(await isFresh(dir)).toBe(false);
  });
});
