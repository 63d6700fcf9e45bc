import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { placeOnce } from '../../../scripts/lib/place-once';
import { tempDir } from './temp-dir';

const buildWith = (text: string) => async (workDir: string) => {
  const built = join(workDir, 'built');
  await mkdir(built);
  await writeFile(join(built, 'file'), text);
  return built;
};

it('leaves nothing behind when the build fails half-way', async () => {
  const dir = await tempDir();
  const failing = async (workDir: string): Promise<string> => {
    await buildWith('half')(workDir);
    throw new Error('interrupted');
  };
  await expect(placeOnce(join(dir, 'final'), failing)).rejects.toThrow('interrupted');
  expect(await readdir(dir)).toEqual([]);
});

it('lets one of two at once win, whole', async () => {
  const dir = await tempDir();
  const final = join(dir, 'final');
  await Promise.all([placeOnce(final, buildWith('one')), placeOnce(final, buildWith('two'))]);
  expect(await readdir(dir)).toEqual(['final']);
  expect(['one', 'two']).toContain(await readFile(join(final, 'file'), 'utf8'));
});
