import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ok } from '../../../../core/result';
import { ArchiveError } from '../../../../main/archive/contract';
import { createDexcomClient } from '../../../../main/dexcom/client';
import { createFetchTransport } from '../../../../main/dexcom/transport';
import { createSync, syncFully } from '../../../../main/sync/sync';
import { grant } from '../../../../simulator/oauth/oauth-state';
import { startSimulator } from '../../../../simulator/server';
import { createWorld } from '../../../../simulator/world';
import { DAY, type Fault, HOUR, type Made, MINUTE, makeFolder, personWith } from '../simulated';
import { personWithAll, readingsEvery, silentlyChanged, truthOf } from './lives';
import { type Asked, createStage, endless, openArchiveAt, readingsIn, type Stage } from './stage';

const NOW = Date.UTC(2026, 4, 1, 12);
const FIRST = NOW - 95 * DAY;
const LAST = FIRST + 379 * 6 * HOUR;
/** A reading every six hours over 95 days: with the day ahead, four windows. */
const steadyReadings = (): Made[] => readingsEvery(6 * HOUR, FIRST, LAST);
const stageWith = (readings: Made[], about: { profile?: 'plain' | 'real'; path?: string } = {}): Promise<Stage> =>
  createStage({ ...personWith(readings, FIRST), latestArrivalMs: 100 * DAY }, { now: NOW, ...about });

const kindsOf = (asked: readonly Asked[]) => asked.map(({ what }) => what);
const startsOf = (asked: readonly Asked[], what: Asked['what']) =>
  asked.filter((one) => one.what === what).map(({ fromAt }) => fromAt);

describe('the first fill', () => {
  test.each(['plain', 'real'] as const)('brings everything once, newest month first (%s wire)', async (profile) => {
    const readings = steadyReadings();
    const stage = await stageWith(readings, { profile });
    expect(await stage.fully()).toEqual(ok(null));
    expect(await readingsIn(stage.archive())).toEqual(truthOf(readings, NOW));
    const asked = stage.asked();
    expect(kindsOf(asked)).toEqual([
      'dataRange',
      'egv',
      'alert',
      'devices',
      'egv',
      'alert',
      'egv',
      'alert',
      'egv',
      'alert',
    ]);
    const starts = startsOf(asked, 'egv');
    expect(starts).toEqual([...starts].sort((a, b) => b - a));
    expect(starts.at(-1)).toBe(FIRST);
    expect(await stage.archive().covered('egv')).toEqual([{ fromAt: FIRST, toAt: NOW - DAY }]);
  });

  test('has today on screen after one question for data', async () => {
    const stage = await stageWith(steadyReadings());
    stage.simulated.fault = (_path, number) => (number > 2 ? new Error('net::ERR_CONNECTION_RESET') : undefined);
    await stage.pull();
    expect((await stage.archive().newest(NOW)).reading?.at).toBe(LAST);
    expect(stage.changes()).toBe(1);
  });

  test('brings entries, fingersticks and alerts of a month before the month before it', async () => {
    const entries = [10, 40, 70].map((days) => NOW - days * DAY);
    const stage = await createStage(personWithAll(steadyReadings(), entries, FIRST), { now: NOW });
    await stage.fully();
    const { at } = await stage.archive().records('event', { fromAt: 0, toAt: NOW });
    expect([...at]).toEqual([...entries].reverse());
    expect((await stage.archive().newestOfEach()).calibration).toBe(entries[0]);
    expect((await stage.archive().newestOfEach()).alert).toBe(entries[0]);
    const [first, second] = [stage.asked().slice(1, 5), stage.asked()];
    expect(kindsOf(first)).toEqual(['egv', 'event', 'calibration', 'alert']);
    expect(second).toEqual([]);
  });

  test('says how far it has come, and over a restart goes on from there', async () => {
    const stage = await stageWith(steadyReadings());
    await stage.pull();
    await stage.sync().readRest(endless());
    await stage.sync().readRest(endless());
    const before = stage.states.at(-1)?.filling;
    expect(before?.share).toBeGreaterThan(0.5);
    await stage.reopen();
    stage.asked();
    await stage.pull();
    expect(stage.states.at(-1)?.filling).toEqual(before);
    await stage.fully();
    expect(startsOf(stage.asked(), 'egv').filter((fromAt) => fromAt < NOW - 60 * DAY)).toHaveLength(2);
    expect(stage.states.at(-1)?.filling).toBeNull();
    const shares = stage.states.flatMap(({ filling }) => (filling ? [filling.share] : []));
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
  });

  test('works over a real connection', async () => {
    const readings = steadyReadings();
    const person = personWith(readings, FIRST);
    const granted = grant(createWorld({ createdAt: NOW, people: [person], profile: 'real' }), person.id, NOW);
    const simulator = await startSimulator({ world: granted.world, now: () => NOW });
    const stage = await stageWith(readings);
    const token = async () => ok(granted.tokens.accessToken);
    const transport = createFetchTransport(fetch);
    const tokens = { current: token, renew: token };
    const client = createDexcomClient({ origin: simulator.origin, transport, tokens });
    const done = await syncFully(await createSync({ ...stage.options(), client }), endless());
    await simulator.stop();
    expect(done).toEqual(ok(null));
    expect(await readingsIn(stage.archive())).toEqual(truthOf(readings, NOW));
  });
});

describe('a pause', () => {
  test('lets older months rest, over a restart too, while the newest goes on', async () => {
    const readings = steadyReadings();
    const stage = await stageWith(readings);
    await stage.sync().pauseRest(true);
    await stage.fully();
    expect(startsOf(stage.asked(), 'egv')).toHaveLength(1);
    expect(stage.states.at(-1)?.filling).toMatchObject({ paused: true });
    await stage.reopen();
    readings.push({ at: NOW + HOUR, mgDl: 99 });
    stage.simulated.now += 2 * HOUR;
    await stage.fully();
    expect((await readingsIn(stage.archive())).at(-1)).toEqual([NOW + HOUR, 99]);
    expect(stage.sync().isRestLeft()).toBe(false);
    await stage.sync().pauseRest(false);
    expect(stage.sync().isRestLeft()).toBe(true);
    await stage.fully();
    expect(await readingsIn(stage.archive())).toEqual(truthOf(readings, stage.simulated.now));
  });
});

describe('the next rounds', () => {
  const filled = async (readings: Made[]): Promise<Stage> => {
    const stage = await stageWith(readings);
    await stage.fully();
    stage.asked();
    stage.simulated.now += 5 * MINUTE;
    return stage;
  };

  test('without news ask what is new and for alerts, no more, and change nothing', async () => {
    const stage = await filled(steadyReadings());
    const before = stage.changes();
    expect(await stage.pull()).toMatchObject(ok({ isNews: false, newestAt: LAST }));
    expect(kindsOf(stage.asked())).toEqual(['dataRange', 'alert']);
    expect(stage.changes()).toBe(before);
  });

  test('ask since the server’s time at the start of the last completed round, as its date allows', async () => {
    const stage = await filled(steadyReadings());
    await stage.pull();
    stage.simulated.now += 5 * MINUTE;
    stage.simulated.fault = (path) => (path.includes('/egvs') || path.includes('/alerts') ? outage : undefined);
    await stage.pull();
    stage.simulated.now += 5 * MINUTE;
    await stage.pull();
    expect(stage.asked().flatMap(({ since }) => since ?? [])).toEqual([
      '2026-05-01T11:59:59Z',
      '2026-05-01T12:04:59Z',
      '2026-05-01T12:09:59Z', // alerts are not part of it
    ]);
  });

  test('ask since the first question of the last round, however long its answer took', async () => {
    const stage = await filled(steadyReadings());
    stage.simulated.fault = (path) => {
      stage.simulated.now += path.includes('dataRange') ? 40_000 : 7000;
      return undefined;
    };
    await stage.pull();
    await stage.pull();
    expect(stage.asked().flatMap(({ since }) => since ?? [])).toEqual(['2026-05-01T11:59:59Z', '2026-05-01T12:04:59Z']);
  });

  test('with news bring it with the day before, and say so', async () => {
    const readings = steadyReadings();
    const stage = await filled(readings);
    readings.push({ at: NOW + MINUTE, mgDl: 99 });
    expect(await stage.pull()).toMatchObject(ok({ isNews: true, newestAt: NOW + MINUTE }));
    expect(await readingsIn(stage.archive())).toEqual(truthOf(readings, stage.simulated.now));
    expect(kindsOf(stage.asked())).toEqual(['dataRange', 'egv', 'alert']);
  });

  test('read the last day again within the hour although nothing is announced', async () => {
    const readings = steadyReadings();
    const stage = await filled(readings);
    const silent = { at: NOW - 7 * HOUR, mgDl: 55, arrivedAt: NOW - DAY };
    readings.push(silent);
    for (let minutes = 5; minutes < 60; minutes += 5) {
      await stage.pull();
      stage.simulated.now += 5 * MINUTE;
    }
    await stage.pull();
    expect(await readingsIn(stage.archive())).toContainEqual([silent.at, 55]);
  });

  test('ask for devices once an hour', async () => {
    const stage = await filled(steadyReadings());
    for (let minutes = 0; minutes < 120; minutes += 5) {
      await stage.pull();
      stage.simulated.now += 5 * MINUTE;
    }
    expect(kindsOf(stage.asked()).filter((what) => what === 'devices')).toHaveLength(2);
  });

  test.each([2, 5, 60, 400].map((days) => [days]))('after %d days away bring everything, in whole', async (days) => {
    const readings = steadyReadings();
    const stage = await filled(readings);
    for (let at = NOW; at < NOW + days * DAY; at += 6 * HOUR) readings.push({ at, arrivedAt: at + HOUR });
    stage.simulated.now = NOW + days * DAY;
    expect(await stage.fully()).toEqual(ok(null));
    expect(await readingsIn(stage.archive())).toEqual(truthOf(readings, stage.simulated.now));
  });

  test('find what a receiver uploads weeks late at once, wherever it lies', async () => {
    const readings = steadyReadings();
    const stage = await filled(readings);
    const late = readingsEvery(HOUR, NOW - 80 * DAY + MINUTE, NOW - 50 * DAY);
    readings.push(...late.map((reading) => ({ ...reading, arrivedAt: NOW + MINUTE })));
    expect(await stage.fully()).toEqual(ok(null));
    expect(await readingsIn(stage.archive())).toEqual(truthOf(readings, stage.simulated.now));
    expect(startsOf(stage.asked(), 'egv').length).toBeLessThanOrEqual(3);
  });

  test('find it also where the app ends in between', async () => {
    const readings = steadyReadings();
    const stage = await filled(readings);
    readings.push({ at: NOW - 77 * DAY + MINUTE, mgDl: 55, arrivedAt: NOW + MINUTE });
    await stage.pull();
    await stage.reopen();
    stage.simulated.now += 5 * MINUTE;
    await stage.fully();
    expect(await readingsIn(stage.archive())).toEqual(truthOf(readings, stage.simulated.now));
  });
});

const outage = { status: 503, headers: {}, body: '' };

describe('what came since is asked for', () => {
  const sincesAfter = async (passedMs: number, aheadMs = 0): Promise<Array<string | null>> => {
    const stage = await stageWith(steadyReadings());
    await stage.fully();
    await stage.reopen();
    stage.asked();
    stage.simulated.now += passedMs;
    stage.aheadMs = aheadMs;
    await stage.pull();
    return stage.asked().flatMap(({ what, since }) => (what === 'dataRange' ? [since] : []));
  };

  test('when the last round was less than a month ago, and once a day what there is in all', async () => {
    expect(await sincesAfter(HOUR)).toEqual(['2026-05-01T11:59:59Z']);
    expect(await sincesAfter(30 * DAY - MINUTE)).toEqual(['2026-05-01T11:59:59Z', null]);
  });

  test('whatever this computer’s clock says', async () => {
    expect(await sincesAfter(HOUR, 40 * DAY)).toEqual([null, '2026-05-01T11:59:59Z']);
    expect(await sincesAfter(HOUR, -40 * DAY)).toEqual([null, '2026-05-01T11:59:59Z']);
    expect(await sincesAfter(HOUR, -2 * HOUR)).toEqual([null, '2026-05-01T11:59:59Z']);
  });

  test('not when it was longer ago', async () => {
    expect(await sincesAfter(30 * DAY)).toEqual([null]);
    expect(await sincesAfter(40 * DAY, -20 * DAY)).toEqual(['2026-05-01T11:59:59Z', null]);
  });

  test('of the last round whose answer had a date', async () => {
    const stage = await stageWith(steadyReadings());
    await stage.fully();
    const undated = { status: 200, headers: {}, body: '{"userId":null}' };
    stage.simulated.fault = (path) => (path.includes('dataRange') ? undated : undefined);
    stage.simulated.now += 5 * MINUTE;
    await stage.pull();
    stage.asked();
    stage.simulated.now += 5 * MINUTE;
    await stage.pull();
    expect(stage.asked()[0]?.since).toBe('2026-05-01T11:59:59Z');
  });
});

test('what came late while nobody asked for over a month is found at once', async () => {
  const readings = steadyReadings();
  const stage = await stageWith(readings);
  await stage.fully();
  await stage.reopen();
  readings.push({ at: NOW - 20 * DAY + MINUTE, mgDl: 222, arrivedAt: NOW + 5 * DAY });
  stage.simulated.now = NOW + 40 * DAY;
  stage.asked();
  await stage.fully();
  expect(await readingsIn(stage.archive())).toEqual(truthOf(readings, stage.simulated.now));
  stage.asked();
  stage.simulated.now += 5 * MINUTE;
  await stage.fully();
  expect(stage.asked().length).toBeLessThan(5);
});

test('an edit that nothing announces is found once the walk has been round the history', async () => {
  const readings = steadyReadings();
  const stage = await stageWith(readings);
  await stage.fully();
  const [person] = stage.simulated.world.people;
  if (!person) throw new Error('nobody');
  const edited = silentlyChanged(person, (egv) => (egv.at < NOW - 40 * DAY ? { ...egv, mgDl: 66 } : egv));
  stage.simulated.world = { ...stage.simulated.world, people: [edited] };
  const counts: number[] = [];
  for (let day = 1; day <= 4; day += 1) {
    stage.simulated.now += DAY;
    stage.asked();
    await stage.fully();
    counts.push(stage.asked().length);
  }
  const wrong = (await readingsIn(stage.archive())).filter(([at, mgDl]) => at < NOW - 40 * DAY && mgDl !== 66);
  expect(wrong).toEqual([]);
  expect(Math.max(...counts)).toBeLessThanOrEqual(8);
});

describe('a device whose clock is years ahead', () => {
  test('is kept and marked, and is no reason for months of empty questions', async () => {
    const readings = steadyReadings();
    readings.push({ at: NOW + 900 * DAY, mgDl: 200, arrivedAt: NOW - DAY });
    const person = { ...personWith(readings, FIRST), aheadMs: 1000 * DAY };
    const stage = await createStage(person, { now: NOW });
    await stage.fully();
    expect(stage.asked().length).toBeLessThan(60);
    for (let hours = 6; hours <= 72; hours += 6) {
      readings.push({ at: NOW + hours * HOUR - MINUTE });
      stage.simulated.now = NOW + hours * HOUR;
      expect((await stage.fully()).ok).toBe(true);
    }
    expect(stage.asked().length).toBeLessThan(300);
    const honest = readings.filter(({ at }) => at < NOW + 100 * DAY);
    expect(await readingsIn(stage.archive())).toEqual(truthOf(honest, stage.simulated.now));
    expect((await stage.archive().dataNotes()).ahead).toBe(1);
    expect((await stage.archive().newest(stage.simulated.now)).reading?.at).toBe(NOW + 72 * HOUR - MINUTE);
  });
});

test('a new person without any data is in order', async () => {
  const stage = await stageWith([]);
  expect(await stage.fully()).toEqual(ok(null));
  expect(kindsOf(stage.asked())).toEqual(['dataRange', 'alert', 'devices']);
  expect(await stage.archive().summary()).toEqual({ count: 0, firstAt: null, lastAt: null, beginsAt: null });
  expect(stage.states.at(-1)?.filling).toBeNull();
});

describe('whose data it is', () => {
  test("another person's is not mixed in", async () => {
    const stage = await stageWith(steadyReadings());
    await stage.archive().addUserId('someone else');
    expect(await stage.pull()).toMatchObject({ error: { kind: 'another-person', userId: expect.any(String) } });
    expect(kindsOf(stage.asked())).toEqual(['dataRange']);
    expect((await stage.archive().summary()).count).toBe(0);
    expect(await stage.archive().userIds()).toEqual(['someone else']);
  });

  test('is remembered from the first answer on, and one of several is known', async () => {
    const stage = await stageWith([]);
    await stage.pull();
    const [userId] = await stage.archive().userIds();
    expect(userId).toMatch(/^[0-9a-f]{64}$/);
    await stage.archive().addUserId('the same person by another app');
    expect((await stage.pull()).ok).toBe(true);
  });
});

describe('when the disk refuses', () => {
  test('it is said, from whatever step on', async () => {
    const stage = await stageWith(steadyReadings());
    await stage.archive().close();
    expect(await stage.pull()).toMatchObject({ error: { kind: 'archive', failure: 'other' } });
  });

  test('in the middle of a fill, what was kept stays kept', async () => {
    const stage = await stageWith(steadyReadings());
    stage.simulated.fault = (_path, number) => {
      if (number === 6) void stage.archive().close();
      return undefined;
    };
    expect(await stage.fully()).toMatchObject({ error: { kind: 'archive' } });
    const again = await openArchiveAt(stage.path, NOW);
    expect((await again.summary()).count).toBeGreaterThan(200);
    await again.close();
  });

  test('when what is there cannot be shown, it is said as well, and why', async () => {
    const stage = await stageWith(steadyReadings());
    const onChange = () => Promise.reject(new ArchiveError('locked'));
    const sync = await createSync({ ...stage.options(), onChange });
    expect(await sync.pull(endless())).toMatchObject({ error: { kind: 'archive', failure: 'locked' } });
  });
});

describe('an operation that fails', () => {
  test.each([
    ['events', 'event'],
    ['calibrations', 'calibration'],
    ['alerts', 'alert'],
    ['devices', 'device'],
  ] as const)('does not keep the readings back: %s', async (operation, kind) => {
    const readings = steadyReadings();
    const stage = await createStage(personWithAll(readings, [NOW - DAY], FIRST), { now: NOW });
    stage.simulated.fault = (path) => (path.includes(operation) ? { status: 403, headers: {}, body: '' } : undefined);
    expect(await stage.pull()).toMatchObject(ok({ isNews: true, failing: new Map([[kind, 'access-refused']]) }));
    expect((await readingsIn(stage.archive())).at(-1)).toEqual(truthOf(readings, NOW).at(-1));
    expect(stage.asked().length).toBeGreaterThanOrEqual(5);
    expect(stage.states.at(-1)?.missing).toEqual([{ of: kind, older: false, failure: 'access-refused' }]);
  });

  test('is asked again with the next round, and of nothing else more than usual', async () => {
    const readings = steadyReadings();
    const stage = await createStage(personWithAll(readings, [NOW - DAY], FIRST), { now: NOW });
    stage.simulated.fault = (path) => (path.includes('/events') ? outage : undefined);
    await stage.pull();
    stage.asked();
    stage.simulated.now += 5 * MINUTE;
    expect(await stage.pull()).toMatchObject(ok({ failing: new Map([['event', 'server-error']]) }));
    expect(kindsOf(stage.asked())).toEqual(['dataRange', 'event', 'alert']);
    stage.simulated.fault = () => undefined;
    stage.simulated.now += 5 * MINUTE;
    expect(await stage.pull()).toMatchObject(ok({ failing: new Map() }));
    expect(await stage.fully()).toEqual(ok(null));
    expect((await stage.archive().newestOfEach()).event).toBe(NOW - DAY);
    stage.asked();
    stage.simulated.now += 5 * MINUTE;
    await stage.pull();
    expect(kindsOf(stage.asked())).toEqual(['dataRange', 'alert']);
  });

  test('with a window of its own does not hold up the other months', async () => {
    const readings = steadyReadings();
    const stage = await stageWith(readings);
    const bad = { status: 500, headers: {}, body: '' };
    await stage.pull();
    const poisoned = stage.simulated.asked.length;
    stage.simulated.fault = (_path, number) => (number === poisoned + 1 ? bad : undefined);
    expect(await stage.sync().readRest(endless())).toMatchObject({ error: { failure: 'server-error' } });
    const failed = stage.asked().at(-1);
    expect(stage.states.at(-1)?.missing).toEqual([{ of: 'egv', older: true, failure: 'server-error' }]);
    expect(await stage.sync().readRest(endless())).toEqual(ok(true));
    const halfAt = ((failed?.fromAt ?? 0) + (failed?.toAt ?? 0)) / 2;
    expect(stage.asked()).toMatchObject([{ what: 'egv', fromAt: halfAt, toAt: failed?.toAt }]);
    await stage.fully();
    expect(await readingsIn(stage.archive())).toEqual(truthOf(readings, NOW));
    expect(stage.states.at(-1)).toMatchObject({ missing: [], filling: null });
  });

  test('for ever is not waited for: the fill ends with what can be had, and goes on once it answers', async () => {
    const entries = [10, 40, 70].map((days) => NOW - days * DAY);
    const stage = await createStage(personWithAll(steadyReadings(), entries, FIRST), { now: NOW });
    stage.simulated.fault = (path) => (path.includes('/alerts') ? { status: 404, headers: {}, body: '' } : undefined);
    await stage.pull();
    let before = 0;
    while ((await stage.sync().readRest(endless())).ok) {
      const { filling, missing } = stage.states.at(-1) ?? {};
      expect(missing).toEqual([{ of: 'alert', older: false, failure: 'not-found' }]);
      expect(filling?.share ?? 1).toBeGreaterThan(before);
      before = filling?.share ?? 1;
    }
    expect(before).toBe(1);
    expect(startsOf(stage.asked(), 'egv').at(-1)).toBe(FIRST);
    expect(stage.states.at(-1)?.filling).toBeNull();
    expect(stage.sync().isRestLeft()).toBe(true);
    stage.simulated.fault = () => undefined;
    await stage.pull();
    expect(stage.states.at(-1)).toMatchObject({ missing: [{ of: 'alert', older: true }] });
    expect(await stage.fully()).toEqual(ok(null));
    expect(stage.states.at(-1)).toMatchObject({ missing: [], filling: null });
    expect((await stage.archive().records('alert', { fromAt: 0, toAt: NOW })).at).toHaveLength(3);
  });

  test('by never answering is told from a connection that is lost: one may hang, not two', async () => {
    const stage = await createStage(personWithAll(steadyReadings(), [NOW - DAY], FIRST), { now: NOW });
    const hanging = ['/events'];
    stage.simulated.fault = (path) =>
      hanging.some((part) => path.includes(part)) ? new Error('net::ERR_TIMED_OUT') : undefined;
    expect(await stage.pull()).toMatchObject(ok({ failing: new Map([['event', 'timeout']]) }));
    expect(kindsOf(stage.asked())).toEqual(['dataRange', 'egv', 'event', 'calibration', 'alert', 'devices']);
    hanging.push('/alerts');
    expect(await stage.pull()).toMatchObject({ error: { failure: 'timeout' } });
    hanging.splice(0, 2, '/egvs');
    await stage.reopen();
    stage.simulated.now += 2 * HOUR;
    expect(await stage.pull()).toMatchObject({ error: { failure: 'timeout' } });
  });

  test('because the network is gone is no reason to leave a window out', async () => {
    const stage = await stageWith(steadyReadings());
    await stage.pull();
    const before = stage.states.at(-1)?.filling;
    stage.simulated.fault = () => new Error('net::ERR_INTERNET_DISCONNECTED');
    expect(await stage.sync().readRest(endless())).toMatchObject({ error: { failure: 'no-network' } });
    expect(stage.states.at(-1)).toMatchObject({ missing: [], filling: before });
  });

  test('because the network is gone ends the round at once', async () => {
    const stage = await stageWith(steadyReadings());
    stage.simulated.fault = (_path, number) => (number > 1 ? new Error('net::ERR_INTERNET_DISCONNECTED') : undefined);
    expect(await stage.pull()).toMatchObject({ error: { failure: 'no-network' } });
    expect(kindsOf(stage.asked())).toEqual(['dataRange', 'egv']);
  });

  test('with something that is no page keeps nothing of it', async () => {
    const stage = await stageWith(steadyReadings());
    const odd = { status: 200, headers: { 'content-type': 'application/json' }, body: '{"egvs":[]}' };
    stage.simulated.fault = (path) => (path.includes('/egvs') ? odd : undefined);
    expect(await stage.pull()).toMatchObject({ error: { failure: 'bad-answer' } });
    expect(await stage.archive().covered('egv')).toEqual([]);
  });
});

describe('a fill that is broken off', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])('at request %d goes on where it was', async (at) => {
    const readings = steadyReadings();
    const stage = await stageWith(readings);
    const stopping = new AbortController();
    stage.simulated.fault = (_path, number) => {
      if (number === at) stopping.abort();
      return undefined;
    };
    expect((await stage.fully(stopping.signal)).ok).toBe(false);
    const before = startsOf(stage.asked(), 'egv');
    await stage.reopen();
    expect(await stage.fully()).toEqual(ok(null));
    expect(await readingsIn(stage.archive())).toEqual(truthOf(readings, NOW));
    const older = [...before, ...startsOf(stage.asked(), 'egv')].filter((fromAt) => fromAt < NOW - 30 * DAY);
    expect(older.length).toBeLessThanOrEqual(4); // three months, and the one that was broken off
  });
});

describe('how late readings come', () => {
  test('is learned from the newest of each round, kept, and not from what came late', async () => {
    const readings = readingsEvery(5 * MINUTE, NOW - 2 * DAY, NOW + DAY, 40 * MINUTE);
    const stage = await createStage(personWith(readings, FIRST), { now: NOW });
    for (let minutes = 0; minutes < 300; minutes += 5) {
      await stage.pull();
      stage.simulated.now += 5 * MINUTE;
      if (minutes % 50 === 0) readings.push({ at: NOW - DAY + minutes, arrivedAt: stage.simulated.now });
    }
    const { delay } = stage.states.at(-1) ?? {};
    expect(delay?.samples).toBe(50);
    expect(Math.abs((delay?.learnedMs ?? 0) - 40 * MINUTE)).toBeLessThan(3 * MINUTE);
    await stage.reopen();
    expect(stage.states.at(-1)?.delay).toEqual(delay);
  });

  test('is not learned from a fill, nor after a pause', async () => {
    const readings = readingsEvery(5 * MINUTE, NOW - 2 * DAY, NOW + 9 * DAY, 40 * MINUTE);
    const stage = await createStage(personWith(readings, FIRST), { now: NOW });
    for (let rounds = 0; rounds < 10; rounds += 1) {
      await stage.pull();
      stage.simulated.now += HOUR;
    }
    expect(stage.states.at(-1)?.delay).toEqual({ learnedMs: null, samples: 0 });
  });
});

describe('a wrong clock of this computer', () => {
  test.each([-400 * DAY, -3 * HOUR, 59_000, 2 * HOUR, 400 * DAY])('by %d ms costs no reading', async (aheadMs) => {
    const readings = steadyReadings();
    const stage = await stageWith(readings);
    stage.aheadMs = aheadMs;
    expect(await stage.fully()).toEqual(ok(null));
    readings.push({ at: NOW + HOUR, mgDl: 99 });
    stage.simulated.now += 2 * HOUR;
    stage.aheadMs = 0;
    await stage.fully();
    expect(await readingsIn(stage.archive())).toEqual(truthOf(readings, stage.simulated.now));
  });

  test('that is set while the app runs is put right before the next answer', async () => {
    const stage = await stageWith(steadyReadings());
    await stage.pull();
    for (const aheadMs of [3 * HOUR, -400 * DAY, 0]) {
      stage.aheadMs = aheadMs;
      expect([stage.sync().skewMs(), stage.sync().now()]).toEqual([0 - aheadMs, NOW]);
    }
  });

  test('is said from a minute on', async () => {
    const stage = await stageWith(steadyReadings());
    stage.aheadMs = -10 * MINUTE;
    await stage.pull();
    expect(stage.states.at(-1)?.skewMs).toBe(10 * MINUTE);
    expect(stage.sync().now()).toBe(NOW);
    stage.aheadMs = 59_000;
    for (let i = 0; i < 3; i += 1) await stage.pull();
    expect(stage.states.at(-1)?.skewMs).toBe(0);
  });
});

test('what was remembered and cannot be read costs questions, not data', async () => {
  const readings = steadyReadings();
  const stage = await stageWith(readings);
  await stage.fully();
  for (const memo of ['', '{', '[]', '{"pulledAt":"soon"}']) {
    await stage.archive().setMemo('sync', memo);
    await stage.reopen();
    expect(await stage.fully()).toEqual(ok(null));
    expect(await readingsIn(stage.archive())).toEqual(truthOf(readings, NOW));
  }
});

test('whatever goes wrong on the way, in the end the archive is what the service has', async () => {
  const folder = await makeFolder();
  let run = 0;
  const fault = fc.constantFrom<ReturnType<Fault> | 'stop'>(
    'stop',
    new Error('net::ERR_CONNECTION_RESET'),
    outage,
    { status: 401, headers: {}, body: '' },
    { status: 429, headers: { 'retry-after': '1' }, body: '' },
    { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>' },
    { status: 200, headers: { 'content-type': 'application/json' }, body: '{"records":[{"record' },
  );
  const faults = fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fault), { maxLength: 12 });
  const pauses = fc.array(fc.integer({ min: 5, max: 40 * 24 * 60 }), { minLength: 1, maxLength: 6 });
  const delays = fc.array(fc.integer({ min: 0, max: 25 * 24 * 60 }), { minLength: 20, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(faults, pauses, delays, fc.boolean(), async (planned, waits, lateness, isReal) => {
      run += 1;
      const readings = Array.from({ length: 300 }, (_, i) => {
        const at = FIRST + i * 9 * HOUR;
        return { at, mgDl: 60 + i, arrivedAt: at + (lateness[i % lateness.length] ?? 0) * MINUTE };
      });
      const stage = await stageWith(readings, {
        profile: isReal ? 'real' : 'plain',
        path: join(folder, `${run}.sqlite`),
      });
      let stopping = new AbortController();
      const plan = new Map(planned);
      stage.simulated.fault = (_path, number) => {
        const now = plan.get(number);
        if (now !== 'stop') return now;
        stopping.abort();
        return undefined;
      };
      for (const minutes of waits) {
        stopping = new AbortController();
        await stage.fully(stopping.signal);
        if (minutes % 2 === 0) await stage.reopen();
        stage.simulated.now += minutes * MINUTE;
      }
      stage.simulated.fault = () => undefined;
      for (let day = 0; day < 14; day += 1) {
        expect(await stage.fully()).toEqual(ok(null));
        stage.simulated.now += DAY;
      }
      expect(await stage.fully()).toEqual(ok(null));
      expect(await readingsIn(stage.archive())).toEqual(truthOf(readings, stage.simulated.now));
      await stage.archive().close();
    }),
    { numRuns: 12 },
  );
}, 30_000);
