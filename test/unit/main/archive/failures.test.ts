import { spawn } from 'node:child_process';
import { chmod, chown, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { archiveErrorOf } from '../../../../main/archive/archive-failure';
import { ArchiveError } from '../../../../main/archive/contract';
import { createDictionary } from '../../../../main/archive/dictionary';
import { createHistoryArchive } from '../../../../main/archive/history-archive';
import { openArchiveFile } from '../../../../main/archive/open-archive-file';
import { openDatabase } from '../../../../main/archive/sqlite';
import { MINUTE, makeFolder } from '../simulated';
import { contentOf, egvOf, keep, NOW, openAt, openNew, PARSERS } from './made';

const page = (count: number, from = 0) =>
  Array.from({ length: count }, (_, i) => egvOf({ systemAt: NOW - (from + i) * 5 * MINUTE }));

/** The archive over a connection of the test's own, of which it can ask what no other can. */
async function openOwn(pragma: string) {
  const { archive: maker, path } = await openNew();
  await keep(maker, 'egv', page(10));
  await maker.close();
  const database = await openDatabase(path);
  onTestFinished(() => database.close());
  database.exec(pragma);
  return { archive: createHistoryArchive(database, createDictionary(database), PARSERS), database, path };
}

test('a full disk ends a write with nothing half-written, and the next is kept when there is room', async () => {
  const { archive, database } = await openOwn('PRAGMA max_page_count = 40');
  const before = await contentOf(archive);
  const much = [...page(5000, 10), egvOf({ systemAt: NOW + 1, trend: 'a new word' })];
  await expect(keep(archive, 'egv', much)).rejects.toEqual(new ArchiveError('disk-full'));
  expect(await contentOf(archive)).toEqual(before);
  database.exec('PRAGMA max_page_count = 1000000');
  expect((await keep(archive, 'egv', much)).changed).toBe(true);
  expect((await archive.summary()).count).toBe(5011);
});

test.each(['errcode', 'sqliteExtendedCode'])('a disk too full to open the file is said as full, by %s', (name) => {
  const error = Object.assign(new Error('disk I/O error'), { [name]: 4874 });
  expect([archiveErrorOf(error), archiveErrorOf(new Error('disk I/O error')), archiveErrorOf(null)]).toEqual([
    new ArchiveError('disk-full'),
    new ArchiveError('other'),
    new ArchiveError('other'),
  ]);
});

test('what may not be written is said to be read-only, and can be read', async () => {
  const { archive } = await openOwn('PRAGMA query_only = ON');
  await expect(keep(archive, 'egv', page(11))).rejects.toEqual(new ArchiveError('read-only'));
  await expect(archive.setMemo('a', 'b')).rejects.toEqual(new ArchiveError('read-only'));
  expect((await archive.summary()).count).toBe(10);
});

test.skipIf(process.platform === 'win32')('a folder that may not be written is read-only', async () => {
  const folder = join(await makeFolder(), 'archives');
  await mkdir(folder);
  await chmod(folder, 0o500);
  // Root may write everywhere: the test goes on as somebody else, who may at least walk in.
  if (process.getuid?.() === 0) {
    await chmod(join(folder, '..'), 0o755);
    await chown(folder, 65534, 65534);
    process.seteuid?.(65534);
    onTestFinished(() => process.seteuid?.(0));
  }
  await expect(openArchiveFile(join(folder, 'a.sqlite'), NOW, PARSERS)).rejects.toEqual(new ArchiveError('read-only'));
  expect(await readdir(folder)).toEqual([]);
});

/** Another program that holds the archive; gives what lets it go. */
async function lockElsewhere(path: string, sql: string): Promise<() => Promise<void>> {
  const script = `
    const { DatabaseSync } = require('@photostructure/sqlite');
    const database = new DatabaseSync(${JSON.stringify(path)});
    database.exec(${JSON.stringify(sql)});
    console.log('held');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  onTestFinished(() => void child.kill());
  await new Promise((resolve) => child.stdout.once('data', resolve));
  return () => {
    child.kill('SIGKILL');
    return ended;
  };
}

test('an archive that another program writes for long is locked, and is not when that has ended', {
  timeout: 30_000,
}, async () => {
  const { archive, path } = await openNew();
  const release = await lockElsewhere(path, 'BEGIN EXCLUSIVE');
  await expect(keep(archive, 'egv', page(1))).rejects.toEqual(new ArchiveError('locked'));
  expect((await archive.summary()).count).toBe(0);
  await release();
  expect((await keep(archive, 'egv', page(1))).changed).toBe(true);
});

test('one that another program holds for itself cannot be opened, and is not set aside', {
  timeout: 30_000,
}, async () => {
  const { archive, path } = await openNew();
  await archive.close();
  const hold = 'PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; CREATE TABLE t (a); COMMIT';
  const release = await lockElsewhere(path, hold);
  await expect(openArchiveFile(path, NOW, PARSERS)).rejects.toEqual(new ArchiveError('locked'));
  await release();
  expect((await keep(await openAt(path), 'egv', page(1))).changed).toBe(true);
});

test('a closed archive refuses, and its error names no path', async () => {
  const { archive } = await openNew();
  await archive.close();
  await expect(archive.summary()).rejects.toEqual(new ArchiveError('other'));
});
