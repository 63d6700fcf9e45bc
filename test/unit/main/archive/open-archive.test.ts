import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, copyFile, mkdir, open as openFile, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import { SCHEMA_VERSION, schemaVersionOf } from '../../../../main/archive/migrations';
import { openArchive } from '../../../../main/archive/open-archive';
import { openDatabase } from '../../../../main/archive/sqlite';
import { MINUTE, makeFolder } from '../simulated';
import { egvOf } from './egvs';

const NOW = Date.UTC(2026, 4, 1, 12, 34, 56);
const SET_ASIDE = 'a.sqlite.damaged-2026-05-01T12-34-56';
const PAGE_BYTES = 4096;

/** Opens and, at the end of the test, closes. */
async function open(path: string) {
  const opened = await openArchive(path, NOW);
  onTestFinished(() => opened.archive.close().catch(() => {}));
  return opened;
}

/** A closed archive with enough readings for many pages. */
async function fill(folder: string, count = 3000): Promise<string> {
  const path = join(folder, 'a.sqlite');
  const { archive } = await openArchive(path, NOW);
  const page = Array.from({ length: count }, (_, i) =>
    egvOf({ systemAt: NOW - i * 5 * MINUTE, recordId: `record-${i * 7919}`, extra: `{"number":${i}}` }),
  );
  await archive.putWindow({ fromAt: NOW - count * 5 * MINUTE, toAt: NOW + 1 }, page);
  await archive.close();
  return path;
}

const modeOf = async (path: string): Promise<number> => (await stat(path)).mode & 0o777;

describe.skipIf(process.platform === 'win32')('the files are private', () => {
  test('the folder is 0700 and every file 0600, also those beside the archive', async () => {
    const folder = join(await makeFolder(), 'archives');
    const { archive } = await open(join(folder, 'a.sqlite'));
    await archive.putWindow({ fromAt: 0, toAt: 1 }, [egvOf({ systemAt: 0 })]);
    expect(await modeOf(folder)).toBe(0o700);
    const names = await readdir(folder);
    expect(names.sort()).toEqual(['a.sqlite', 'a.sqlite-shm', 'a.sqlite-wal']);
    for (const name of names) expect(await modeOf(join(folder, name)), name).toBe(0o600);
  });

  test('a file that others could read is closed to them', async () => {
    const path = await fill(await makeFolder(), 1);
    await chmod(path, 0o644);
    await open(path);
    for (const ending of ['', '-wal', '-shm']) expect(await modeOf(path + ending), ending).toBe(0o600);
  });
});

describe('migrations', () => {
  test('an empty file becomes an archive', async () => {
    const path = join(await makeFolder(), 'a.sqlite');
    await writeFile(path, '');
    const { archive, setAside } = await open(path);
    expect(setAside).toBe(false);
    expect(await archive.putWindow({ fromAt: 0, toAt: 1 }, [egvOf({ systemAt: 0 })])).toBe(true);
    const database = await openDatabase(path);
    expect(schemaVersionOf(database)).toBe(SCHEMA_VERSION);
    expect(database.prepare('PRAGMA journal_mode').get()).toMatchObject({ journal_mode: 'wal' });
    database.close();
  });

  test('a file of a newer version is refused and left as it is', async () => {
    const folder = await makeFolder();
    const path = await fill(folder, 10);
    const database = await openDatabase(path);
    database.exec(`PRAGMA journal_mode = DELETE; PRAGMA user_version = ${SCHEMA_VERSION + 1}`);
    database.close();
    const before = await readFile(path);
    await expect(openArchive(path, NOW)).rejects.toThrow('newer version');
    expect(await readFile(path)).toEqual(before);
    expect(await readdir(folder)).toEqual(['a.sqlite']);
  });
});

describe('a damaged file is set aside, whole, and a new one begun', () => {
  const damage: ReadonlyArray<readonly [string, (path: string) => Promise<void>]> = [
    ['is no database', (path) => writeFile(path, 'this is no database, and long enough to be seen as one'.repeat(99))],
    ['has a broken header', (path) => overwrite(path, 0, Buffer.from('XXXXXXXXXXXXXXXX'))],
    ['has a page of zeros in the middle', (path) => overwriteMiddle(path, Buffer.alloc(PAGE_BYTES))],
    ['has garbage in the middle', (path) => overwriteMiddle(path, randomBytes(4 * PAGE_BYTES))],
    ['was cut in half', async (path) => truncate(path, Math.floor((await stat(path)).size / 2))],
    ['was cut within a page', async (path) => truncate(path, (await stat(path)).size - 1000)],
    ['lost its tables', (path) => dropTable(path)],
  ];

  test.each(damage)('when it %s', async (_name, spoil) => {
    const folder = await makeFolder();
    const path = await fill(folder);
    await spoil(path);
    const before = await readFile(path);
    const { archive, setAside } = await open(path);
    expect(setAside).toBe(true);
    expect(await readdir(folder)).toContain(SET_ASIDE);
    expect(await readFile(join(folder, SET_ASIDE))).toEqual(before);
    expect((await archive.summary()).count).toBe(0);
    expect(await archive.putWindow({ fromAt: 0, toAt: 1 }, [egvOf({ systemAt: 0 })])).toBe(true);
  });

  test('and a sound one is not', async () => {
    const path = await fill(await makeFolder());
    const { archive, setAside } = await open(path);
    expect(setAside).toBe(false);
    expect((await archive.summary()).count).toBe(3000);
  });
});

async function overwrite(path: string, position: number, bytes: Buffer): Promise<void> {
  const file = await openFile(path, 'r+');
  await file.write(bytes, 0, bytes.length, position);
  await file.close();
}

async function overwriteMiddle(path: string, bytes: Buffer): Promise<void> {
  const pages = Math.floor((await stat(path)).size / PAGE_BYTES);
  await overwrite(path, Math.floor(pages / 2) * PAGE_BYTES, bytes);
}

async function truncate(path: string, length: number): Promise<void> {
  const file = await openFile(path, 'r+');
  await file.truncate(length);
  await file.close();
}

async function dropTable(path: string): Promise<void> {
  const database = await openDatabase(path);
  database.exec('DROP TABLE covered');
  database.close();
}

test('a folder that cannot be had is an error, and nothing is set aside', async () => {
  const folder = await makeFolder();
  await writeFile(join(folder, 'archives'), 'a file where the folder should be');
  await expect(openArchive(join(folder, 'archives', 'a.sqlite'), NOW)).rejects.toThrow();
  await mkdir(join(folder, 'b.sqlite'));
  await expect(openArchive(join(folder, 'b.sqlite'), NOW)).rejects.toThrow();
  expect((await readdir(folder)).sort()).toEqual(['archives', 'b.sqlite']);
});

describe('a process that is killed', () => {
  test('between windows loses nothing that was kept, in a copy of its files as the disk has them', async () => {
    const folder = await makeFolder();
    const path = join(folder, 'a.sqlite');
    const { archive } = await open(path);
    await archive.putWindow({ fromAt: 0, toAt: 10 }, [egvOf({ systemAt: 5 })]);
    const copy = await makeFolder();
    for (const ending of ['', '-wal']) await copyFile(path + ending, join(copy, `a.sqlite${ending}`));
    const found = await open(join(copy, 'a.sqlite'));
    expect(found.setAside).toBe(false);
    expect((await found.archive.summary()).count).toBe(1);
    expect(await found.archive.covered()).toEqual([{ fromAt: 0, toAt: 10 }]);
  });

  test('in the middle of a window leaves all of the windows before and none of that one', async () => {
    const path = await fill(await makeFolder(), 10);
    const script = `
      const { DatabaseSync } = require('@photostructure/sqlite');
      const database = new DatabaseSync(${JSON.stringify(path)});
      database.exec('PRAGMA journal_mode = WAL; BEGIN IMMEDIATE; DELETE FROM egv; DELETE FROM covered');
      process.kill(process.pid, 'SIGKILL');`;
    await expect(promisify(execFile)(process.execPath, ['-e', script])).rejects.toMatchObject({ signal: 'SIGKILL' });
    const { archive, setAside } = await open(path);
    expect(setAside).toBe(false);
    expect((await archive.summary()).count).toBe(10);
    expect(await archive.covered()).toHaveLength(1);
  });
});
