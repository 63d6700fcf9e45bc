import { describe, expect, test } from 'vitest';
import { MOST_UNKNOWN, NO_OFFSET, type RecordKind } from '../../../../core/history';
import { ArchiveError } from '../../../../main/archive/contract';
import { openDatabase } from '../../../../main/archive/sqlite';
import type { Egv, LoggedEvent } from '../../../../main/dexcom/records';
import { DAY, HOUR, MINUTE } from '../simulated';
import {
  ALL,
  alertOf,
  calibrationOf,
  contentOf,
  egvOf,
  eventOf,
  keep,
  NOW,
  openAt,
  openNew,
  PHONE,
  RECEIVER,
  recordOf,
  rowsOf,
  WINDOW,
} from './made';

const KINDS: readonly RecordKind[] = ['egv', 'event', 'calibration', 'alert'];
const UUID = '0f8fad5b-d9cb-469f-a165-70867728950e';

test('a new archive is empty', async () => {
  const { archive } = await openNew();
  expect(await archive.summary()).toEqual({ count: 0, firstAt: null, lastAt: null, beginsAt: null });
  expect(await archive.newest(NOW)).toEqual({ reading: null, previous: null });
  expect(await archive.newestOfEach()).toEqual({ egv: null, event: null, calibration: null, alert: null });
  expect(await archive.userIds()).toEqual([]);
  expect(await archive.memo('any')).toBeNull();
});

test('what was kept is there, of every kind, also after reopening', async () => {
  const { archive, path } = await openNew();
  const egv = egvOf({
    recordId: UUID,
    systemAt: NOW - HOUR,
    trendRate: -1.5,
    status: 'ok',
    ticks: 9,
    extra: '{"a":1}',
  });
  const note = eventOf({
    systemAt: NOW - 2,
    type: 'notes',
    value: null,
    unit: null,
    text: 'a \u0000 b',
    recordedAt: 5,
  });
  await keep(archive, 'egv', [egv]);
  await keep(archive, 'event', [note, eventOf({ systemAt: NOW - 1, offsetMinutes: null })]);
  await keep(archive, 'calibration', [calibrationOf({ systemAt: NOW - 3, mgDl: null })]);
  await keep(archive, 'alert', [alertOf({ systemAt: NOW - 4, state: null, source: RECEIVER })]);
  await archive.addUserId('someone');
  await archive.setMemo('sync', 'text');
  const before = await contentOf(archive);
  await archive.close();
  const again = await openAt(path);
  expect(await contentOf(again)).toEqual(before);
  expect(await again.userIds()).toEqual(['someone']);
  expect(await again.memo('sync')).toBe('text');
  expect(await again.records('event', ALL)).toEqual({
    recordId: [note.recordId, `r${NOW - 1}`],
    at: Float64Array.of(NOW - 2, NOW - 1),
    offsetMinutes: Int16Array.of(60, NO_OFFSET),
    type: ['notes', 'carbs'],
    subType: [null, null],
    value: Float64Array.of(Number.NaN, 40),
    unit: [null, 'grams'],
    text: ['a \uFFFD b', null],
    status: ['created', 'created'],
    recordedAt: Float64Array.of(5, Number.NaN),
    displayDevice: ['iOS', 'iOS'],
  });
  expect(await again.records('calibration', ALL)).toMatchObject({ mgDl: Float64Array.of(Number.NaN) });
  expect(await again.records('alert', ALL)).toMatchObject({
    name: ['low'],
    state: [null],
    displayDevice: ['receiver'],
  });
  expect((await again.newest(NOW)).reading).toEqual({
    recordId: UUID,
    at: egv.systemAt,
    offsetMinutes: 60,
    glucose: { kind: 'value', mgDl: 120 },
    trend: 'flat',
    trendRate: -1.5,
  });
  expect(await rowsOf(path, 'egv')).toMatchObject([{ ticks: 9, extra: '{"a":1}', transmitter_id: 'AB12CD' }]);
});

test('what it did is said', async () => {
  const { archive } = await openNew();
  const rejected = [{ reason: 'no-id' as const, raw: '{}' }];
  const page = { records: [egvOf({ systemAt: NOW - 1 }), egvOf({ systemAt: NOW - 2 })], rejected };
  expect(await keep(archive, 'egv', page)).toEqual({ changed: true, records: 2, rejected: 1, newestNewAt: NOW - 1 });
  expect(await keep(archive, 'egv', page)).toEqual({ changed: false, records: 2, rejected: 1, newestNewAt: null });
  expect(await archive.newestOfEach()).toMatchObject({ egv: NOW - 1 });
});

test.each(['', 'null', '{}', '[]', '<html>'])(
  'an answer of %j is unreadable, and its window not covered',
  async (body) => {
    const { archive } = await openNew();
    const kept = await archive.keep({ kind: 'egv', window: WINDOW, body, fetchedAt: NOW });
    expect(kept).toEqual({ ok: false, error: 'unreadable' });
    expect(await archive.keepDevices(body, NOW)).toEqual({ ok: false, error: 'unreadable' });
    expect(await archive.covered('egv')).toEqual([]);
  },
);

describe('the same record again', () => {
  test.each(KINDS)('(%s) as it was is no change and no write', async (kind) => {
    const { archive, path } = await openNew();
    const record = recordOf[kind]({ systemAt: NOW - HOUR, extra: '{"a":"ü"}', ticks: 3 });
    await keep(archive, kind, [record]);
    const other = await openDatabase(path);
    const versionOf = () => other.prepare('PRAGMA data_version').get();
    const before = versionOf();
    expect((await keep(archive, kind, [record])).changed).toBe(false);
    expect(versionOf()).toEqual(before);
    other.close();
  });

  const first = egvOf({ recordId: 'one', systemAt: NOW - HOUR });
  test.each<[string, Partial<Egv>]>([
    ['value', { code: 130 }],
    ['value, now none', { code: null }],
    ['time', { systemAt: NOW - HOUR - 1 }],
    ['time, much earlier', { systemAt: NOW - 400 * DAY }],
    ['offset', { offsetMinutes: null }],
    ['status', { status: 'low' }],
    ['trend', { trend: null }],
    ['rate', { trendRate: 1 }],
    ['ticks', { ticks: 5 }],
    ['source', { source: RECEIVER }],
    ['unknown fields', { extra: '{"a":1}' }],
  ])('with another %s replaces it and is a change', async (_name, change) => {
    const { archive, path } = await openNew();
    await keep(archive, 'egv', [first]);
    expect((await keep(archive, 'egv', [{ ...first, ...change }])).changed).toBe(true);
    expect((await keep(archive, 'egv', [{ ...first, ...change }])).changed).toBe(false);
    const fresh = await openNew();
    await keep(fresh.archive, 'egv', [{ ...first, ...change }]);
    expect(await contentOf(archive)).toEqual(await contentOf(fresh.archive));
    expect(await rowsOf(path, 'egv')).toHaveLength(1);
  });

  test('twice in a page: the later one wins', async () => {
    const { archive } = await openNew();
    await keep(archive, 'egv', [first, { ...first, code: 99, systemAt: NOW - DAY }]);
    expect(Array.from((await archive.records('egv', ALL)).mgDl)).toEqual([99]);
  });
});

describe('an event', () => {
  const meal = eventOf({ systemAt: NOW - HOUR });

  test('that the person deleted stays, and is not among the records', async () => {
    const { archive, path } = await openNew();
    await keep(archive, 'event', [meal]);
    expect((await keep(archive, 'event', [{ ...meal, status: 'deleted' }])).changed).toBe(true);
    expect((await archive.records('event', ALL)).recordId).toEqual([]);
    expect(await rowsOf(path, 'event')).toHaveLength(1);
    await keep(archive, 'event', [{ ...meal, status: 'updated', value: 45 }]);
    expect(await archive.records('event', ALL)).toMatchObject({ status: ['updated'], value: Float64Array.of(45) });
  });

  test('that the server no longer gives is not deleted', async () => {
    const { archive } = await openNew();
    await keep(archive, 'event', [meal]);
    expect((await keep(archive, 'event', [])).changed).toBe(false);
    expect((await archive.records('event', ALL)).recordId).toEqual([meal.recordId]);
  });
});

describe('a page is kept whole or not at all', () => {
  const fresh = eventOf({ systemAt: NOW - 6, type: 'a new word', source: RECEIVER });
  const bad = { ...eventOf({ systemAt: NOW - 5 }), type: null as unknown as string };

  test('an error in the middle leaves nothing of it, and the archive goes on', async () => {
    const { archive, path } = await openNew();
    await keep(archive, 'event', [eventOf({ systemAt: NOW - HOUR })]);
    const before = await contentOf(archive);
    await expect(keep(archive, 'event', [fresh, bad], { window: { fromAt: 0, toAt: 1 } })).rejects.toEqual(
      new ArchiveError('other'),
    );
    expect(await contentOf(archive)).toEqual(before);
    await keep(archive, 'event', [fresh]);
    expect(await archive.records('event', ALL)).toMatchObject({ type: ['carbs', 'a new word'] });
    expect(await rowsOf(path, 'event')).toMatchObject([{ display_device: 'iOS' }, { display_device: 'receiver' }]);
  });

  test('another connection sees it only when it is whole', async () => {
    const { archive, path } = await openNew();
    await keep(archive, 'egv', [egvOf({ systemAt: NOW - HOUR })]);
    expect(await rowsOf(path, 'egv')).toHaveLength(1);
  });
});

describe('what was covered', () => {
  test('is kept of each kind apart, an empty page too, touching windows as one', async () => {
    const { archive } = await openNew();
    const cover = (fromAt: number, toAt: number) => keep(archive, 'event', [], { window: { fromAt, toAt } });
    expect((await cover(10, 20)).changed).toBe(false);
    await cover(30, 40);
    await cover(20, 25);
    expect(await archive.covered('event')).toEqual([
      { fromAt: 10, toAt: 25 },
      { fromAt: 30, toAt: 40 },
    ]);
    expect(await archive.covered('egv')).toEqual([]);
  });

  test('can be forgotten, and what was kept stays', async () => {
    const { archive } = await openNew();
    for (const kind of KINDS) await keep(archive, kind, [recordOf[kind]({ systemAt: NOW - 1 })]);
    await archive.uncover('egv');
    expect(await archive.covered('egv')).toEqual([]);
    expect(await archive.covered('alert')).toEqual([WINDOW]);
    expect((await archive.summary()).count).toBe(1);
  });
});

describe('a device whose clock is ahead', () => {
  const early = egvOf({ systemAt: NOW + 5 * MINUTE + 1 });

  test('gives readings that are kept, marked and not shown', async () => {
    const { archive } = await openNew();
    await keep(archive, 'egv', [early, egvOf({ systemAt: NOW + 5 * MINUTE })]);
    expect(await archive.summary()).toMatchObject({ count: 1, lastAt: NOW + 5 * MINUTE });
    expect(await archive.dataNotes()).toMatchObject({ ahead: 1 });
    expect(await archive.newestOfEach()).toMatchObject({ egv: NOW + 5 * MINUTE });
  });

  test.each([
    ['the same', early],
    ['changed', { ...early, code: 99 }],
  ])(
    'or seemed so to a server whose own was behind: %s, they are shown once read when their time has come',
    async (_name, again) => {
      const { archive } = await openNew();
      await keep(archive, 'egv', [early]);
      expect((await keep(archive, 'egv', [again], { fetchedAt: NOW + MINUTE })).changed).toBe(true);
      expect(await archive.summary()).toMatchObject({ count: 1, lastAt: early.systemAt });
      expect(await archive.dataNotes()).toMatchObject({ ahead: 0 });
    },
  );

  test('that is put right gives readings that are shown', async () => {
    const { archive } = await openNew();
    await keep(archive, 'egv', [early]);
    await keep(archive, 'egv', [{ ...early, systemAt: NOW - HOUR }]);
    expect(await archive.summary()).toMatchObject({ count: 1, lastAt: NOW - HOUR });
  });

  test.each([
    ['long ago', Date.UTC(1970, 0, 1)],
    ['before the epoch', -1],
    ['the last time there is', 8.64e15],
  ])('or that says %s is kept', async (_name, systemAt) => {
    const { archive, path } = await openNew();
    await keep(archive, 'egv', [egvOf({ systemAt })]);
    expect(await rowsOf(path, 'egv')).toMatchObject([{ system_at: systemAt }]);
    expect((await keep(archive, 'egv', [egvOf({ systemAt })])).changed).toBe(false);
  });
});

test('a copy by another device is kept, counted once, and noted', async () => {
  const { archive, path } = await openNew();
  const times = Array.from({ length: 12 }, (_, i) => NOW - i * 5 * MINUTE);
  await keep(
    archive,
    'egv',
    times.map((at) => egvOf({ systemAt: at + 37_000, recordId: `c${at}`, source: RECEIVER })),
  );
  expect((await archive.summary()).count).toBe(12);
  expect(
    (
      await keep(
        archive,
        'egv',
        times.map((systemAt) => egvOf({ systemAt, code: 99 })),
      )
    ).changed,
  ).toBe(true);
  expect(await archive.summary()).toMatchObject({ count: 12, firstAt: times.at(-1), lastAt: NOW });
  expect(new Set((await archive.records('egv', ALL)).mgDl)).toEqual(new Set([99]));
  expect((await archive.hours(ALL)).count.reduce((sum, count) => sum + count, 0)).toBe(12);
  expect((await archive.newest(NOW + MINUTE)).previous?.at).toBe(NOW - 5 * MINUTE);
  expect(await archive.dataNotes()).toMatchObject({ copies: 12 });
  expect(await rowsOf(path, 'egv')).toHaveLength(24);
});

test('a copy stays one when another reading changes, so far away that only the copy is near', async () => {
  const { archive } = await openNew();
  const better = egvOf({ systemAt: NOW - HOUR, ticks: 5 });
  const copy = egvOf({ systemAt: NOW - 26 * HOUR, ticks: 5, source: RECEIVER });
  await keep(archive, 'egv', [better, copy]);
  expect((await archive.records('egv', ALL)).at).toEqual(Float64Array.of(better.systemAt));
  const other = egvOf({ systemAt: NOW - 50 * HOUR, ticks: 6 });
  await keep(archive, 'egv', [other]);
  expect((await archive.records('egv', ALL)).at).toEqual(Float64Array.of(other.systemAt, better.systemAt));
});

test('a copy counts where the better one turns out to have no value', async () => {
  const { archive } = await openNew();
  const phone = egvOf({ systemAt: NOW - HOUR });
  await keep(archive, 'egv', [phone, egvOf({ systemAt: NOW - HOUR + 9, recordId: 'c', source: RECEIVER, code: 77 })]);
  expect(Array.from((await archive.records('egv', ALL)).mgDl)).toEqual([120]);
  await keep(archive, 'egv', [{ ...phone, code: null }]);
  expect(Array.from((await archive.records('egv', ALL)).mgDl)).toEqual([77]);
});

test('names that SQLite would not give back as they are, are kept as near as can be, and are no change again', async () => {
  const { archive, path } = await openNew();
  const odd = egvOf({
    systemAt: NOW - 1,
    recordId: 'a\u0000b',
    trend: '\ud800',
    source: { ...PHONE, displayApp: 'x\u0000' },
  });
  await keep(archive, 'egv', [odd]);
  expect((await keep(archive, 'egv', [odd])).changed).toBe(false);
  await archive.close();
  const again = await openAt(path);
  expect((await keep(again, 'egv', [odd])).changed).toBe(false);
  expect(await rowsOf(path, 'egv')).toMatchObject([{ id: 'a\uFFFDb', display_app: 'x\uFFFD' }]);
});

describe('what was odd is noted', () => {
  test('a record that could not be read, once however often it comes', async () => {
    const { archive } = await openNew();
    const page = { rejected: [{ reason: 'no-time' as const, raw: '{"a":1}' }] };
    expect((await keep(archive, 'egv', page)).changed).toBe(true);
    expect((await keep(archive, 'egv', page, { fetchedAt: NOW + 5 })).changed).toBe(false);
    await keep(archive, 'event', {
      rejected: [
        { reason: 'no-time', raw: '{"a":1}' },
        { reason: 'no-id', raw: '{}' },
      ],
    });
    expect((await archive.dataNotes()).rejected).toEqual([
      { kind: 'egv', reason: 'no-time', count: 1, lastSeenAt: NOW + 5 },
      { kind: 'event', reason: 'no-id', count: 1, lastSeenAt: NOW },
      { kind: 'event', reason: 'no-time', count: 1, lastSeenAt: NOW },
    ]);
  });

  test('names without end are listed up to a number, and are kept with their records all the same', async () => {
    const { archive } = await openNew();
    const names = Array.from({ length: MOST_UNKNOWN + 50 }, (_, i) => `name ${i}`);
    const records = names.map((trend, i) => egvOf({ systemAt: NOW - i * 5 * MINUTE, trend }));
    await keep(archive, 'egv', { records, unknown: names.map((value) => ({ field: 'trend', value })) });
    expect((await archive.dataNotes()).unknown).toHaveLength(MOST_UNKNOWN);
    expect((await keep(archive, 'egv', records)).changed).toBe(false);
    expect((await keep(archive, 'egv', { unknown: [{ field: 'trend', value: 'one more' }] })).changed).toBe(false);
  });

  test('a name that is not known, once', async () => {
    const { archive } = await openNew();
    const page = { unknown: [{ field: 'trend', value: 'sideways' }] };
    expect((await keep(archive, 'egv', page)).changed).toBe(true);
    expect((await keep(archive, 'egv', page, { fetchedAt: NOW + 5 })).changed).toBe(false);
    expect((await archive.dataNotes()).unknown).toEqual([
      { kind: 'egv', field: 'trend', value: 'sideways', firstSeenAt: NOW },
    ]);
  });

  test('a field that is not known, once, and apart from the names it may hold', async () => {
    const { archive } = await openNew();
    const page = {
      unknown: [
        { field: 'trend', value: 'sideways' },
        { field: 'mood', value: null },
      ],
    };
    expect((await keep(archive, 'egv', page)).changed).toBe(true);
    expect((await keep(archive, 'egv', page, { fetchedAt: NOW + 5 })).changed).toBe(false);
    expect((await archive.dataNotes()).unknown).toEqual([
      { kind: 'egv', field: 'mood', value: null, firstSeenAt: NOW },
      { kind: 'egv', field: 'trend', value: 'sideways', firstSeenAt: NOW },
    ]);
  });

  test('a device whose date is wrong', async () => {
    const { archive } = await openNew();
    for (const kind of KINDS) await keep(archive, kind, [recordOf[kind]({ systemAt: NOW - 1, offsetMinutes: null })]);
    expect((await archive.dataNotes()).withoutOffset).toBe(4);
  });
});

describe('the same person through another app', () => {
  const events: readonly LoggedEvent[] = [
    eventOf({ systemAt: NOW - 3, recordId: 'a' }),
    eventOf({ systemAt: NOW - 3, recordId: 'b', value: 41 }),
    eventOf({ systemAt: NOW - 2, recordId: 'c', type: 'notes', value: null, text: 'one' }),
    eventOf({ systemAt: NOW - 2, recordId: 'd', type: 'notes', value: null, text: 'two' }),
  ];

  test.each(KINDS)('(%s) records take the place of those they were', async (kind) => {
    const { archive, path } = await openNew();
    const times = [1, 2, 3].map((hours) => NOW - hours * HOUR);
    await archive.addUserId('first');
    await keep(
      archive,
      kind,
      times.map((systemAt) => recordOf[kind]({ systemAt })),
    );
    await archive.addUserId('second');
    const again = times.map((systemAt) => recordOf[kind]({ systemAt, recordId: `second-${systemAt}` }));
    expect(await keep(archive, kind, again)).toMatchObject({ newestNewAt: null });
    expect(await keep(archive, kind, again)).toMatchObject({ changed: false });
    expect(await rowsOf(path, kind)).toHaveLength(3);
    await keep(archive, kind, [recordOf[kind]({ systemAt: NOW - 4 * HOUR, recordId: 'new' })]);
    expect(await rowsOf(path, kind)).toHaveLength(4);
    expect(await archive.userIds()).toEqual(['first', 'second']);
  });

  test('what differs in more than the id is another record', async () => {
    const { archive } = await openNew();
    await keep(archive, 'event', events);
    await archive.addUserId('first');
    await archive.addUserId('second');
    await keep(
      archive,
      'event',
      events.map((event) => ({ ...event, recordId: `2${event.recordId}` })),
    );
    expect([...(await archive.records('event', ALL)).recordId].sort()).toEqual(['2a', '2b', '2c', '2d']);
  });

  test('two records of one owner that are alike both stay', async () => {
    const { archive } = await openNew();
    await archive.addUserId('first');
    await keep(archive, 'event', [eventOf({ systemAt: NOW - 3, recordId: 'old' })]);
    await archive.addUserId('second');
    const twins = ['x', 'y'].map((recordId) => eventOf({ systemAt: NOW - 3, recordId }));
    await keep(archive, 'event', twins);
    await keep(archive, 'event', twins);
    expect((await archive.records('event', ALL)).recordId).toEqual(['x', 'y']);
  });

  test('copies of one time and value find each its own', async () => {
    const { archive, path } = await openNew();
    const pair = (prefix: string) =>
      [PHONE, RECEIVER].map((source) => egvOf({ systemAt: NOW - 1, source, recordId: prefix + source.displayDevice }));
    await archive.addUserId('first');
    await keep(archive, 'egv', pair('1'));
    await archive.addUserId('second');
    await keep(archive, 'egv', pair('2').slice(1));
    expect(await rowsOf(path, 'egv')).toMatchObject([{ id: '1iOS' }, { id: '2receiver' }]);
    await keep(archive, 'egv', pair('2'));
    expect(await rowsOf(path, 'egv')).toMatchObject([{ id: '2iOS' }, { id: '2receiver' }]);
  });

  test('and back again', async () => {
    const { archive, path } = await openNew();
    for (const owner of ['first', 'second', 'first']) {
      await archive.addUserId(owner);
      await keep(archive, 'egv', [egvOf({ systemAt: NOW - 1, recordId: owner })]);
    }
    expect(await rowsOf(path, 'egv')).toMatchObject([{ id: 'first' }]);
    expect(await archive.userIds()).toEqual(['second', 'first']);
  });
});

test('a history begins with its first record of any kind, whether or not there are readings', async () => {
  const { archive } = await openNew();
  const beginsAt = async () => (await archive.summary()).beginsAt;
  await keep(archive, 'event', [eventOf({ systemAt: NOW - DAY })]);
  expect(await beginsAt()).toBe(NOW - DAY);
  await keep(archive, 'egv', [egvOf({ systemAt: NOW })]);
  expect(await beginsAt()).toBe(NOW - DAY);
  await keep(archive, 'egv', [egvOf({ systemAt: NOW - 2 * DAY })]);
  expect(await beginsAt()).toBe(NOW - 2 * DAY);
});
