import { cp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { migrate } from '../../../../main/archive/migrations';
import { peekNewest } from '../../../../main/archive/peek';
import { openDatabase } from '../../../../main/archive/sqlite';
import { MINUTE, makeFolder } from '../simulated';
import { egvOf, keep, NOW, openAt } from './made';

async function makeArchive(): Promise<string> {
  const path = join(await makeFolder(), 'a.sqlite');
  const archive = await openAt(path);
  const page = [0, 5, 10].map((minutes) => egvOf({ systemAt: NOW - minutes * MINUTE, code: 120 + minutes }));
  await keep(archive, 'egv', page);
  await archive.close();
  return path;
}

test('the newest reading and the one before it are there without opening the archive for good', async () => {
  const newest = await peekNewest(await makeArchive(), NOW);
  expect(newest?.reading?.glucose).toEqual({ kind: 'value', mgDl: 120 });
  expect(newest?.previous?.at).toBe(NOW - 5 * MINUTE);
});

test('a file that is not there is not made', async () => {
  const path = join(await makeFolder(), 'a.sqlite');
  expect(await peekNewest(path, NOW)).toBeNull();
  await expect(readFile(path)).rejects.toThrow();
});

test('it is what the open archive says, also while that is open', async () => {
  const path = await makeArchive();
  const archive = await openAt(path);
  expect(await peekNewest(path, NOW)).toEqual(await archive.newest(NOW));
});

test('it is there also where no file can be made beside it; what a log still holds is never left out', async () => {
  const path = await makeArchive();
  await symlink('nowhere', `${path}-shm`); // in the place of the one that SQLite would make
  expect((await peekNewest(path, NOW))?.reading?.glucose).toEqual({ kind: 'value', mgDl: 120 });
  await rm(`${path}-shm`);

  const archive = await openAt(path);
  await keep(archive, 'egv', [egvOf({ systemAt: NOW + MINUTE })]);
  const copy = join(await makeFolder(), 'b.sqlite');
  await cp(path, copy);
  await cp(`${path}-wal`, `${copy}-wal`);
  await symlink('nowhere', `${copy}-shm`);
  expect(await peekNewest(copy, NOW)).toBeNull();
});

test('an archive of an older version says nothing until it is brought up to date', async () => {
  const path = join(await makeFolder(), 'a.sqlite');
  const database = await openDatabase(path);
  migrate(database, 1);
  database.close();
  const before = await readFile(path);
  expect(await peekNewest(path, NOW)).toBeNull();
  expect(await readFile(path)).toEqual(before);
});

test('a damaged file and one of a newer version are left as they are', async () => {
  const damaged = join(await makeFolder(), 'a.sqlite');
  await writeFile(damaged, 'no database');
  expect(await peekNewest(damaged, NOW)).toBeNull();
  expect(await readFile(damaged, 'utf8')).toBe('no database');

  const newer = await makeArchive();
  const database = await openDatabase(newer);
  database.exec('PRAGMA user_version = 999');
  database.close();
  expect(await peekNewest(newer, NOW)).toBeNull();
});
