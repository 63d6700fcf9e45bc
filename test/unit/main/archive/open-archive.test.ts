import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmod,
  copyFile,
  mkdir,
  open as openFile,
  readdir,
  readFile,
  rename,
  rmdir,
  stat,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import { removeArchive } from '../../../../main/archive/archive-path';
import { migrate, SCHEMA_VERSION, schemaVersionOf } from '../../../../main/archive/migrations';
import { openArchiveFile } from '../../../../main/archive/open-archive-file';
import { setAside } from '../../../../main/archive/set-aside';
import { openDatabase } from '../../../../main/archive/sqlite';
import { DAY, MINUTE, makeFolder } from '../simulated';
import { ALL, contentOf, egvOf, eventOf, keep, NOW, PARSERS } from './made';

const SET_ASIDE = 'a.sqlite.damaged-2026-05-01T12-34-56';
const PAGE_BYTES = 4096;

/** Opens and, at the end of the test, closes. */
async function open(path: string) {
  const opened = await openArchiveFile(path, NOW, PARSERS);
  onTestFinished(() => opened.archive.close().catch(() => {}));
  return opened;
}

/** A closed archive with enough readings for many pages. */
async function fill(folder: string, count = 3000): Promise<string> {
  const path = join(folder, 'a.sqlite');
  const { archive } = await openArchiveFile(path, NOW, PARSERS);
  const page = Array.from({ length: count }, (_, i) =>
    egvOf({ systemAt: NOW - i * 5 * MINUTE, recordId: `record-${i * 7919}`, extra: `{"number":${i}}` }),
  );
  await archive.addUserId('someone');
  await keep(archive, 'egv', page, { window: { fromAt: NOW - count * 5 * MINUTE, toAt: NOW + 1 } });
  await keep(archive, 'event', [eventOf({ systemAt: NOW - 1 })]);
  await archive.close();
  return path;
}

const modeOf = async (path: string): Promise<number> => (await stat(path)).mode & 0o777;

describe.skipIf(process.platform === 'win32')('the files are private', () => {
  test('the folder is 0700 and every file 0600, also those beside the archive', async () => {
    const folder = join(await makeFolder(), 'archives');
    const { archive } = await open(join(folder, 'a.sqlite'));
    await keep(archive, 'egv', [egvOf({ systemAt: 0 })]);
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
    expect(setAside).toBeNull();
    expect((await keep(archive, 'egv', [egvOf({ systemAt: 0 })])).changed).toBe(true);
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
    await expect(open(path)).rejects.toMatchObject({ failure: 'newer' });
    expect(before.equals(await readFile(path))).toBe(true);
    expect(await readdir(folder)).toEqual(['a.sqlite']);
  });
});

describe('a damaged file is set aside, whole, and what can be read of it kept in a new one', () => {
  const damage: ReadonlyArray<readonly [string, number, (path: string) => Promise<void>]> = [
    [
      'is no database',
      0,
      (path) => writeFile(path, 'this is no database, and long enough to be seen as one'.repeat(99)),
    ],
    ['has a broken header', 0, (path) => overwrite(path, 0, Buffer.from('XXXXXXXXXXXXXXXX'))],
    ['has a page of zeros in the middle', 2000, (path) => overwriteMiddle(path, Buffer.alloc(PAGE_BYTES))],
    ['has garbage in the middle', 2000, (path) => overwriteMiddle(path, randomBytes(4 * PAGE_BYTES))],
    ['was cut in half', 500, async (path) => truncate(path, Math.floor((await stat(path)).size / 2))],
    ['was cut within a page', 2500, async (path) => truncate(path, (await stat(path)).size - 3 * PAGE_BYTES - 1000)],
    ['lost a table', 3001, (path) => dropTable(path)],
    ['has a foreign WAL', 0, (path) => writeFile(`${path}-wal`, randomBytes(8 * PAGE_BYTES))],
  ];

  test.each(damage)('when it %s', { timeout: 30_000 }, async (name, atLeast, spoil) => {
    const folder = await makeFolder();
    const path = await fill(folder);
    await spoil(path);
    const before = await readFile(path);
    const { archive, setAside } = await open(path);
    if (name === 'has a foreign WAL') {
      expect(setAside).toBeNull(); // SQLite sees by its checksums that it is none of this file's
      return expect((await archive.summary()).count).toBe(3000);
    }
    expect(setAside?.salvaged).toBeGreaterThanOrEqual(atLeast);
    expect(setAside?.salvaged).toBeLessThanOrEqual(3001);
    expect(await readdir(folder)).toContain(SET_ASIDE);
    expect(before.equals(await readFile(join(folder, SET_ASIDE)))).toBe(true);
    const { at, mgDl } = await archive.records('egv', ALL);
    expect(at.length + (await archive.records('event', ALL)).at.length).toBe(setAside?.salvaged);
    expect(at.every((time) => (NOW - time) % (5 * MINUTE) === 0) && mgDl.every((code) => code === 120)).toBe(true);
    expect((await archive.summary()).count).toBe(at.length);
    expect(await archive.covered('egv')).toEqual([]);
    if (atLeast > 0) expect(await archive.userIds()).toEqual(['someone']);
    expect((await keep(archive, 'egv', [egvOf({ systemAt: 0 })])).changed).toBe(true);
  });

  test('and a sound one is not', async () => {
    const { archive, setAside } = await open(await fill(await makeFolder()));
    expect(setAside).toBeNull();
    expect((await archive.summary()).count).toBe(3000);
  });

  test('one after the other, also within a second, and none is lost', async () => {
    const folder = await makeFolder();
    const path = join(folder, 'a.sqlite');
    for (const content of ['damaged once', 'damaged twice']) {
      await writeFile(path, content);
      await (await open(path)).archive.close();
    }
    expect(await readFile(join(folder, SET_ASIDE), 'utf8')).toBe('damaged once');
    expect(await readFile(join(folder, `${SET_ASIDE}-2`), 'utf8')).toBe('damaged twice');
  });

  test('a WAL of another archive is set aside with it where it damages it', async () => {
    const folder = await makeFolder();
    const path = await fill(folder);
    const other = join(folder, 'b.sqlite');
    const { archive } = await open(other);
    await keep(
      archive,
      'egv',
      Array.from({ length: 500 }, (_, i) => egvOf({ systemAt: NOW - DAY - i * 5 * MINUTE })),
    );
    await copyFile(`${other}-wal`, `${path}-wal`);
    const opened = await open(path);
    expect((await opened.archive.records('egv', ALL)).at.length).toBe((await opened.archive.summary()).count);
    expect((await keep(opened.archive, 'egv', [egvOf({ systemAt: 0 })])).changed).toBe(true);
  });
});

test('what lies beside a damaged file goes first, and where that cannot be moved the file stays: a new one must not get its WAL', async () => {
  const folder = await makeFolder();
  const path = join(folder, 'a.sqlite');
  for (const ending of ['', '-wal']) await writeFile(path + ending, 'damaged');
  await mkdir(join(folder, `${SET_ASIDE}-wal`));
  await expect(setAside(path, NOW)).rejects.toThrow('EISDIR');
  expect((await readdir(folder)).sort()).toEqual(['a.sqlite', 'a.sqlite-wal', `${SET_ASIDE}-wal`]);
  await rmdir(join(folder, `${SET_ASIDE}-wal`));
  await setAside(path, NOW);
  expect((await readdir(folder)).sort()).toEqual([SET_ASIDE, `${SET_ASIDE}-wal`]);
});

describe('a salvage that was broken off', () => {
  /** An archive cut within a page, and its name. */
  async function spoiled(): Promise<{ folder: string; path: string }> {
    const folder = await makeFolder();
    const path = await fill(folder);
    await truncate(path, (await stat(path)).size - 3 * PAGE_BYTES - 1000);
    return { folder, path };
  }

  /** What a salvage leaves that was killed after ten readings, for the so many-th time. */
  async function killedSalvage(path: string, times: number): Promise<void> {
    await copyFile(await fill(await makeFolder(), 10), `${path}.salvage`);
    await writeFile(`${path}.salvage-tries`, '.'.repeat(times));
  }

  const names = async (folder: string) => (await readdir(folder)).filter((name) => !/-(?:wal|shm)$/.test(name)).sort();

  test('by a failure leaves the damaged file in its place, and everything is taken over the next time', async () => {
    const { folder, path } = await spoiled();
    await mkdir(`${path}.salvage`);
    await expect(open(path)).rejects.toMatchObject({ failure: 'read-only' });
    expect(await names(folder)).toEqual(['a.sqlite', 'a.sqlite.salvage']);
    await rmdir(`${path}.salvage`);
    const { archive, setAside } = await open(path);
    expect(setAside?.salvaged).toBeGreaterThan(2500);
    expect((await archive.summary()).count).toBeGreaterThan(2500);
    expect(await names(folder)).toEqual(['a.sqlite', SET_ASIDE]);
  });

  test('by a kill is begun anew, and given up after the third so that the app opens at all', async () => {
    for (const times of [1, 2, 3]) {
      const { folder, path } = await spoiled();
      await killedSalvage(path, times);
      const { archive, setAside } = await open(path);
      const { count } = await archive.summary();
      if (times < 3) expect(count).toBeGreaterThan(2500);
      else expect([count, setAside]).toEqual([0, { salvaged: 0 }]);
      expect(await names(folder)).toEqual(['a.sqlite', SET_ASIDE]);
    }
  });

  test('just before the last rename is finished', async () => {
    const { folder, path } = await spoiled();
    await killedSalvage(path, 1);
    await rename(path, join(folder, SET_ASIDE));
    expect((await (await open(path)).archive.summary()).count).toBe(10);
    expect(await names(folder)).toEqual(['a.sqlite', SET_ASIDE]);
  });
});

describe('an archive of the first version', () => {
  const UUID = '0f8fad5b-d9cb-469f-a165-70867728950e';

  /** As the first version wrote it: an hour by phone, with a copy by the receiver. */
  async function fillFirst(path: string): Promise<void> {
    const database = await openDatabase(path);
    migrate(database, 1);
    database.exec(`INSERT INTO meta VALUES ('userId', 'someone'); INSERT INTO covered VALUES (1000, 2000)`);
    const put = database.prepare('INSERT INTO egv VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
    const extra = '{"transmitterGeneration":"g6","displayApp":"G6","unit":"mg/dL"}';
    put.run(UUID, NOW, 60, 120, 'ok', 'flat', 1.5, 'AB12CD', 300, 'iOS', extra);
    put.run('odd id', NOW - 5 * MINUTE, null, 39, 'low', null, null, null, null, null, '{}');
    put.run('copy', NOW + 9000, 60, 121, null, 'flat', null, 'AB12CD', 300, 'receiver', '{}');
    put.run('none', NOW - 10 * MINUTE, 60, null, null, null, null, 'AB12CD', 0, 'iOS', '{}');
    database.close();
  }

  test('is brought up to date with all it holds, and a copy of it kept, private, until the account goes', async () => {
    const folder = await makeFolder();
    const path = join(folder, 'archives', 'a.sqlite');
    await mkdir(join(folder, 'archives'));
    await fillFirst(path);
    await writeFile(`${path}.before-v1`, 'an older copy');
    const { archive, setAside } = await open(path);
    expect(setAside).toBeNull();
    expect(await archive.userIds()).toEqual(['someone']);
    expect(await archive.covered('egv')).toEqual([{ fromAt: 1000, toAt: 2000 }]);
    expect(await archive.summary()).toMatchObject({ count: 2, firstAt: NOW - 5 * MINUTE, lastAt: NOW });
    expect(await archive.dataNotes()).toMatchObject({ copies: 1, withoutOffset: 1 });
    expect((await archive.newest(NOW)).reading).toMatchObject({ recordId: UUID, trend: 'flat', trendRate: 1.5 });
    const same = egvOf({
      recordId: UUID,
      systemAt: NOW,
      status: 'ok',
      trendRate: 1.5,
      ticks: 300,
      extra: '{"unit":"mg/dL"}',
    });
    expect((await keep(archive, 'egv', [same])).changed).toBe(false);
    await archive.close();
    const names = await readdir(join(folder, 'archives'));
    expect(names.sort()).toEqual(['a.sqlite', `a.sqlite.before-v${SCHEMA_VERSION}`]);
    expect(await modeOf(`${path}.before-v${SCHEMA_VERSION}`)).toBe(0o600);
    const copy = await openDatabase(`${path}.before-v${SCHEMA_VERSION}`, { readOnly: true });
    expect(schemaVersionOf(copy)).toBe(1);
    expect(copy.prepare('SELECT count(*) AS count FROM egv').get()).toMatchObject({ count: 4 });
    copy.close();
    await removeArchive(folder, 'a');
    expect(await readdir(join(folder, 'archives'))).toEqual([]);
  });

  test('that is damaged is set aside, and what can be read of it brought up to date', { timeout: 30_000 }, async () => {
    const folder = await makeFolder();
    const path = join(folder, 'a.sqlite');
    await fillFirst(path);
    const database = await openDatabase(path);
    const put = database.prepare(`INSERT INTO egv VALUES (?, ?, 60, 120, 'ok', 'flat', 0, 'AB12CD', 0, 'iOS', ?)`);
    database.exec('BEGIN');
    for (let i = 1; i <= 3000; i++) put.run(`r${i}`, NOW - DAY - i * 5 * MINUTE, i === 7 ? 'no JSON' : '{}');
    database.exec('COMMIT');
    database.close();
    await truncate(path, (await stat(path)).size - 3 * PAGE_BYTES - 1000);
    const { archive, setAside } = await open(path);
    expect(setAside?.salvaged).toBeGreaterThan(2000);
    expect(await readdir(folder)).toContain(SET_ASIDE);
    const { at, mgDl } = await archive.records('egv', ALL);
    expect((await archive.summary()).count).toBe(at.length);
    expect(mgDl.filter((code) => code === 120).length).toBeGreaterThan(2000);
    expect(await archive.covered('egv')).toEqual([]);
    expect(await archive.userIds()).toEqual(['someone']);
  });

  test('that was left in the middle of it is brought up to date the next time', async () => {
    const path = join(await makeFolder(), 'a.sqlite');
    await fillFirst(path);
    const database = await openDatabase(path);
    migrate(database); // killed before what is computed was
    database.close();
    const whole = join(await makeFolder(), 'a.sqlite');
    await fillFirst(whole);
    expect(await contentOf((await open(path)).archive)).toEqual(await contentOf((await open(whole)).archive));
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
  await expect(open(join(folder, 'archives', 'a.sqlite'))).rejects.toMatchObject({ failure: 'read-only' });
  await mkdir(join(folder, 'b.sqlite'));
  await expect(open(join(folder, 'b.sqlite'))).rejects.toMatchObject({ failure: 'read-only' });
  expect((await readdir(folder)).sort()).toEqual(['archives', 'b.sqlite']);
});

describe('a process that is killed', () => {
  test('between windows loses nothing that was kept, in a copy of its files as the disk has them', async () => {
    const folder = await makeFolder();
    const path = join(folder, 'a.sqlite');
    const { archive } = await open(path);
    await keep(archive, 'egv', [egvOf({ systemAt: 5 })], { window: { fromAt: 0, toAt: 10 } });
    const copy = await makeFolder();
    for (const ending of ['', '-wal']) await copyFile(path + ending, join(copy, `a.sqlite${ending}`));
    const found = await open(join(copy, 'a.sqlite'));
    expect(found.setAside).toBeNull();
    expect((await found.archive.summary()).count).toBe(1);
    expect(await found.archive.covered('egv')).toEqual([{ fromAt: 0, toAt: 10 }]);
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
    expect(setAside).toBeNull();
    expect((await archive.summary()).count).toBe(10);
    expect(await archive.covered('egv')).toHaveLength(1);
  });
});
