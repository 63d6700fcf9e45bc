import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Archive } from '../../../../main/archive/archive';
import { openArchive } from '../../../../main/archive/open-archive';
import { peekNewest } from '../../../../main/archive/peek';
import { inTransaction, openDatabase } from '../../../../main/archive/sqlite';
import type { Egv } from '../../../../main/dexcom/parse-egv';
import { DAY, HOUR, MINUTE, makeFolder } from '../simulated';
import { egvOf } from './egvs';

const NOW = Date.UTC(2026, 4, 1, 12);
const WINDOW = { fromAt: NOW - DAY, toAt: NOW };
const ALL = { fromAt: 0, toAt: Number.MAX_SAFE_INTEGER };

async function open(): Promise<{ archive: Archive; path: string }> {
  const path = join(await makeFolder(), 'a.sqlite');
  return { archive: (await openArchive(path, NOW)).archive, path };
}

/** Everything an archive can be asked, for comparing two. */
async function contentOf(archive: Archive): Promise<unknown> {
  const { at, mgDl, offsetMinutes } = await archive.readings(ALL);
  return {
    readings: Array.from(at, (time, i) => [time, mgDl[i], offsetMinutes[i]]),
    summary: await archive.summary(),
    covered: await archive.covered(),
    newest: await archive.newest(NOW),
  };
}

/** Every row as it is in the file. */
async function rowsOf(path: string): Promise<unknown[]> {
  const database = await openDatabase(path);
  const rows = database.prepare('SELECT * FROM egv ORDER BY record_id').all();
  database.close();
  return rows;
}

test('a new archive is empty', async () => {
  const { archive } = await open();
  expect(await contentOf(archive)).toEqual({
    readings: [],
    summary: { count: 0, firstAt: null, lastAt: null },
    covered: [],
    newest: { reading: null, previous: null },
  });
  expect(await archive.userId()).toBeNull();
});

test('what was put is there, also after reopening', async () => {
  const { archive, path } = await open();
  const egv = egvOf({ systemAt: NOW - HOUR, trendRate: -1.5, status: 'ok', extra: '{"displayApp":"G7"}' });
  expect(await archive.putWindow(WINDOW, [egv])).toBe(true);
  await archive.setUserId('someone');
  const before = await contentOf(archive);
  await archive.close();
  const again = await openArchive(path, NOW);
  expect(again.setAside).toBe(false);
  expect(await contentOf(again.archive)).toEqual(before);
  expect(await again.archive.userId()).toBe('someone');
  await again.archive.close();
  expect(await rowsOf(path)).toMatchObject([
    { record_id: egv.recordId, system_at: egv.systemAt, trend_rate: -1.5, status: 'ok', extra: egv.extra },
  ]);
});

describe('the same record again', () => {
  const first = egvOf({ recordId: 'one', systemAt: NOW - HOUR });

  test('as it was is no change', async () => {
    const { archive } = await open();
    await archive.putWindow(WINDOW, [first]);
    expect(await archive.putWindow(WINDOW, [first])).toBe(false);
    expect((await archive.summary()).count).toBe(1);
  });

  test.each<[string, Partial<Egv>]>([
    ['value', { code: 130 }],
    ['value, now none', { code: null }],
    ['time', { systemAt: NOW - HOUR - 1 }],
    ['offset', { offsetMinutes: null }],
    ['status', { status: 'low' }],
    ['trend', { trend: null }],
    ['rate', { trendRate: 1 }],
    ['transmitter', { transmitterId: null }],
    ['ticks', { transmitterTicks: 5 }],
    ['device', { displayDevice: 'receiver' }],
    ['unknown fields', { extra: '{"a":1}' }],
  ])('with another %s replaces it and is a change', async (_name, change) => {
    const { archive, path } = await open();
    await archive.putWindow(WINDOW, [first]);
    expect(await archive.putWindow(WINDOW, [{ ...first, ...change }])).toBe(true);
    expect(await archive.putWindow(WINDOW, [{ ...first, ...change }])).toBe(false);
    await archive.close();
    const fresh = await open();
    await fresh.archive.putWindow(WINDOW, [{ ...first, ...change }]);
    await fresh.archive.close();
    expect(await rowsOf(path)).toEqual(await rowsOf(fresh.path));
  });

  test('twice in a page: the later one wins', async () => {
    const { archive } = await open();
    await archive.putWindow(WINDOW, [first, { ...first, code: 99 }]);
    expect(Array.from((await archive.readings(ALL)).mgDl)).toEqual([99]);
  });
});

describe('a window is kept whole or not at all', () => {
  const bad = egvOf({ systemAt: Number.NaN });

  test('an error in the middle leaves nothing of it', async () => {
    const { archive } = await open();
    await archive.putWindow(WINDOW, [egvOf({ systemAt: NOW - HOUR })]);
    const before = await contentOf(archive);
    const next = { fromAt: NOW, toAt: NOW + DAY };
    const page = [egvOf({ systemAt: NOW + 1 }), egvOf({ recordId: `r${NOW - HOUR}`, systemAt: NOW, code: 44 }), bad];
    await expect(archive.putWindow(next, page)).rejects.toThrow();
    expect(await contentOf(archive)).toEqual(before);
  });

  test('and the archive goes on working', async () => {
    const { archive } = await open();
    await expect(archive.putWindow(WINDOW, [bad])).rejects.toThrow();
    expect(await archive.putWindow(WINDOW, [egvOf({ systemAt: NOW - HOUR })])).toBe(true);
    expect(await archive.covered()).toEqual([WINDOW]);
  });

  test('an error that ended the transaction already is not hidden by another', async () => {
    const { path } = await open();
    const database = await openDatabase(path);
    const work = () => {
      database.exec('ROLLBACK'); // as SQLite does by itself when the disk is full
      throw new Error('database or disk is full');
    };
    expect(() => inTransaction(database, work)).toThrow('database or disk is full');
    database.close();
  });

  test('another connection sees it only when it is whole', async () => {
    const { archive, path } = await open();
    const other = await openDatabase(path);
    await archive.putWindow(WINDOW, [egvOf({ systemAt: NOW - HOUR })]);
    expect(other.prepare('SELECT count(*) AS count FROM egv').get()).toMatchObject({ count: 1 });
    other.close();
  });
});

test('an empty page is covered all the same, and is no change', async () => {
  const { archive } = await open();
  expect(await archive.putWindow(WINDOW, [])).toBe(false);
  expect(await archive.covered()).toEqual([WINDOW]);
});

test('windows that touch or overlap are one', async () => {
  const { archive } = await open();
  await archive.putWindow({ fromAt: 10, toAt: 20 }, []);
  await archive.putWindow({ fromAt: 30, toAt: 40 }, []);
  await archive.putWindow({ fromAt: 20, toAt: 25 }, []);
  expect(await archive.covered()).toEqual([
    { fromAt: 10, toAt: 25 },
    { fromAt: 30, toAt: 40 },
  ]);
});

describe('readings of a range', () => {
  test('come in order, the start inside and the end not, without those that have no value', async () => {
    const { archive } = await open();
    const page = [400, 100, 300, 200].map((systemAt) => egvOf({ systemAt, code: systemAt === 300 ? null : systemAt }));
    await archive.putWindow(WINDOW, page);
    const { at, mgDl, offsetMinutes } = await archive.readings({ fromAt: 100, toAt: 400 });
    expect(at).toEqual(Float64Array.of(100, 200));
    expect(mgDl).toEqual(Int16Array.of(100, 200));
    expect(offsetMinutes).toEqual(Int16Array.of(60, 60));
  });

  test.each([
    ['empty', 200, 200],
    ['inverted', 400, 100],
    ['before everything', -1e15, 0],
    ['after everything', 1e15, 2e15],
  ])('that is %s has none', async (_name, fromAt, toAt) => {
    const { archive } = await open();
    await archive.putWindow(WINDOW, [egvOf({ systemAt: 200 })]);
    expect((await archive.readings({ fromAt, toAt })).at).toHaveLength(0);
  });

  test('hold LOW as 39 and HIGH as 401, and an unknown offset as 0', async () => {
    const { archive } = await open();
    await archive.putWindow(WINDOW, [
      egvOf({ systemAt: 100, code: 39, offsetMinutes: -480 }),
      egvOf({ systemAt: 200, code: 401, offsetMinutes: null }),
    ]);
    const { mgDl, offsetMinutes } = await archive.readings(ALL);
    expect([...mgDl, ...offsetMinutes]).toEqual([39, 401, -480, 0]);
  });
});

describe('the newest reading', () => {
  const newestOf = async (page: readonly Egv[], atMost = NOW) => {
    const { archive } = await open();
    await archive.putWindow(WINDOW, page);
    const { reading, previous } = await archive.newest(atMost);
    return [reading?.at, previous?.at];
  };
  const at = (minutesAgo: number, about: Partial<Egv> = {}) => egvOf({ systemAt: NOW - minutesAgo * MINUTE, ...about });

  test('and the one before it', async () => {
    expect(await newestOf([at(10), at(0), at(5)])).toEqual([NOW, NOW - 5 * MINUTE]);
  });

  test('alone has none before it', async () => {
    expect(await newestOf([at(3)])).toEqual([NOW - 3 * MINUTE, undefined]);
  });

  test('that another device copied 37 seconds later is not its own predecessor', async () => {
    const copy = (minutesAgo: number) =>
      at(minutesAgo, { systemAt: NOW - minutesAgo * MINUTE + 37_000, recordId: `c${minutesAgo}` });
    expect(await newestOf([at(10), at(5), at(0), copy(10), copy(5), copy(0)], NOW + MINUTE)).toEqual([
      NOW + 37_000,
      NOW - 5 * MINUTE + 37_000,
    ]);
  });

  test('is not one from a clock that is ahead', async () => {
    expect(await newestOf([at(5), at(-60 * 24)])).toEqual([NOW - 5 * MINUTE, undefined]);
  });

  test('is one with a value', async () => {
    expect(await newestOf([at(10), at(5), at(0, { code: null })])).toEqual([NOW - 5 * MINUTE, NOW - 10 * MINUTE]);
  });

  test('carries what it said', async () => {
    const { archive } = await open();
    const egv = at(0, { code: 39, trend: 'notComputable', trendRate: null, offsetMinutes: null });
    await archive.putWindow(WINDOW, [egv]);
    expect((await archive.newest(NOW)).reading).toEqual({
      recordId: egv.recordId,
      at: NOW,
      offsetMinutes: null,
      glucose: { kind: 'low' },
      trend: 'none',
      trendRate: null,
    });
  });

  test('can be peeked at before the archive is opened, which changes nothing', async () => {
    const { archive, path } = await open();
    await archive.putWindow(WINDOW, [at(5), at(0)]);
    const newest = await archive.newest(NOW);
    expect(await peekNewest(path, NOW)).toEqual(newest);
    await archive.close();
    expect(await peekNewest(path, NOW)).toEqual(newest);
    expect(await peekNewest(`${path}.none`, NOW)).toBeNull();
  });
});

test('any order and repetition of pages gives the same content', async () => {
  const folder = await makeFolder();
  let number = 0;
  const anyEgv = fc
    .record({ id: fc.integer({ min: 0, max: 30 }), code: fc.option(fc.integer({ min: 39, max: 401 })) })
    // The time and every other field follow from the id: a record that changes is another test's business.
    .map(({ id, code }) => ({ id, egv: egvOf({ recordId: `${id}`, systemAt: NOW - (id % 20) * MINUTE, code }) }));
  const anyPages = fc
    .uniqueArray(anyEgv, { selector: ({ id }) => id, maxLength: 25 })
    .chain((egvs) => fc.array(fc.subarray(egvs), { maxLength: 4 }).map((pages) => [...pages, egvs]));
  const put = async (pages: ReadonlyArray<ReadonlyArray<{ egv: Egv }>>): Promise<unknown> => {
    number += 1;
    const { archive } = await openArchive(join(folder, `${number}.sqlite`), NOW);
    for (const page of pages) {
      const egvs = page.map(({ egv }) => egv);
      const fromAt = Math.min(NOW, ...egvs.map(({ systemAt }) => systemAt));
      await archive.putWindow({ fromAt, toAt: NOW + 1 }, egvs);
    }
    const content = await contentOf(archive);
    await archive.close();
    return content;
  };
  await fc.assert(
    fc.asyncProperty(anyPages, fc.infiniteStream(fc.nat()), async (pages, random) => {
      const shuffled = [...pages, ...pages].flatMap((page) => {
        const turned = [...page];
        if ((random.next().value ?? 0) % 2 === 0) turned.reverse();
        return [{ page: turned, order: random.next().value ?? 0 }];
      });
      const other = shuffled.sort((a, b) => a.order - b.order).map(({ page }) => page);
      expect(await put(other)).toEqual(await put(pages));
    }),
    { numRuns: 25 },
  );
});
