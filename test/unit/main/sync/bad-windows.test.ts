import { expect, onTestFinished, test } from 'vitest';
import type { Failure } from '../../../../core/failures';
import type { RecordKind } from '../../../../core/history';
import { subtractIntervals } from '../../../../core/intervals';
import { ok } from '../../../../core/result';
import { createDexcomClient } from '../../../../main/dexcom/client';
import { createFetchTransport } from '../../../../main/dexcom/transport';
import { createSync, type SyncState } from '../../../../main/sync/sync';
import type { FaultChoice } from '../../../../simulator/faults/fault-switch';
import { grant } from '../../../../simulator/oauth/oauth-state';
import { startSimulator } from '../../../../simulator/server';
import { createWorld } from '../../../../simulator/world';
import { DAY, HOUR, MINUTE, makeFolder } from '../simulated';
import { personWithAll, readingsEvery, truthOf } from './lives';
import { endless, openArchiveAt, readingsIn } from './stage';

const NOW = Date.UTC(2026, 4, 1, 12);
const FIRST = NOW - 95 * DAY;
const READINGS = readingsEvery(6 * HOUR, FIRST, NOW - MINUTE);
const ENTRIES = READINGS.map(({ at }) => at).filter((_, i) => i % 8 === 0);
/** A silence of this counts as a lost answer: long beside what a busy machine takes, short beside a slow body. */
const SILENCE_MS = 200;

/** A service on loopback, and an app that has just been signed in. */
async function start() {
  const [readings, entries] = [[...READINGS], [...ENTRIES]];
  const person = personWithAll(readings, entries, FIRST);
  const clock = { now: NOW };
  const world = createWorld({ createdAt: NOW, people: [person], accessTokenLifetimeMs: 9 * DAY });
  const granted = grant(world, person.id, NOW);
  const simulator = await startSimulator({ world: granted.world, now: () => clock.now });
  onTestFinished(() => simulator.stop());
  const archive = await openArchiveAt(`${await makeFolder()}/a.sqlite`, NOW);
  onTestFinished(() => archive.close());
  const token = async () => ok(granted.tokens.accessToken);
  const client = createDexcomClient({
    origin: simulator.origin,
    transport: createFetchTransport(fetch, { mostBytes: 1e6, silenceMs: SILENCE_MS }),
    tokens: { current: token, renew: token },
  });
  const states: SyncState[] = [];
  const onState = (state: SyncState) => void states.push(state);
  const sync = await createSync({ client, archive, now: () => clock.now, onChange: async () => {}, onState });
  /** A round, and what waits until only that is left which fails again and again; answers how many windows failed. */
  const readAll = async (): Promise<number> => {
    const pulled = await sync.pull(endless());
    if (!pulled.ok) throw new Error(JSON.stringify(pulled.error));
    let [failed, inARow] = [0, 0];
    while (inARow < 8) {
      const read = await sync.readRest(endless());
      if (read.ok && !read.value) break;
      inARow = read.ok ? 0 : inARow + 1;
      if (!read.ok) failed += 1;
    }
    return failed;
  };
  return { simulator, archive, sync, clock, readings, entries, readAll, state: () => states.at(-1) };
}

const FAULTS: ReadonlyArray<readonly [FaultChoice, Failure]> = [
  [{ name: 'http-500' }, 'server-error'],
  [{ name: 'http-502' }, 'server-error'],
  [{ name: 'http-504' }, 'server-error'],
  [{ name: 'http-408' }, 'server-timeout'],
  [{ name: 'slow-body', ms: 5 * SILENCE_MS }, 'timeout'],
  [{ name: 'cut-body' }, 'cut-off'],
  [{ name: 'malformed' }, 'bad-answer'],
  [{ name: 'empty' }, 'empty-answer'],
  [{ name: 'huge' }, 'too-large'],
];

const OPERATIONS: Readonly<Record<RecordKind, string>> = {
  egv: '/egvs',
  event: '/events',
  calibration: '/calibrations',
  alert: '/alerts',
};

test.each([
  ...FAULTS.map(([fault, failure]) => ['egv', 70 * DAY, fault, failure] as const),
  ...FAULTS.slice(0, 7).map(([fault, failure]) => ['egv', 10 * DAY, fault, failure] as const),
  ...(['event', 'calibration', 'alert'] as const).flatMap((kind) =>
    [70 * DAY, 10 * DAY].map((agoMs) => [kind, agoMs, { name: 'http-500' }, 'server-error'] as const),
  ),
])(
  'a bad %s costs its day, %d ms ago, with %j',
  async (kind, agoMs, fault, failure) => {
    const { simulator, archive, clock, readAll, state } = await start();
    const badAt = NOW - agoMs + HOUR;
    simulator.setFault({ ...fault, path: OPERATIONS[kind], holding: badAt });
    const failed = (await readAll()) + (await readAll());
    expect(failed).toBeLessThan(30);
    const start_ = kind === 'egv' ? FIRST : NOW - 94 * DAY;
    const holes = subtractIntervals({ fromAt: start_, toAt: NOW - DAY }, await archive.covered(kind));
    expect(holes).toHaveLength(1);
    const [hole = { fromAt: 0, toAt: 0 }] = holes;
    expect(hole.toAt - hole.fromAt).toBeLessThanOrEqual(DAY);
    expect([hole.fromAt <= badAt, badAt < hole.toAt]).toEqual([true, true]);
    expect(state()).toMatchObject({ filling: null, missing: [{ of: kind, older: true, failure }] });
    const isReached = ([at]: [number, number]) => kind !== 'egv' || at < hole.fromAt || at >= hole.toAt;
    expect(await readingsIn(archive)).toEqual(truthOf(READINGS, NOW).filter(isReached));

    simulator.setFault(null);
    clock.now += 5 * MINUTE;
    expect(await readAll()).toBe(0);
    expect(state()).toMatchObject({ filling: null, missing: [] });
    expect(await readingsIn(archive)).toEqual(truthOf(READINGS, NOW));
    const { at } = await archive.records('event', { fromAt: 0, toAt: NOW });
    expect([...at]).toEqual(ENTRIES);
  },
  30_000,
);

test.each([2, 3, 10, 20])('a service that cannot answer more than %d days brings all of them', async (longer) => {
  const { simulator, archive, clock, readAll, state } = await start();
  simulator.setFault({ name: 'http-504', longer });
  for (let hours = 0; hours < 6; hours += 1) {
    expect(await readAll()).toBeLessThan(40);
    clock.now += HOUR;
  }
  expect(state()).toMatchObject({ filling: null, missing: [] });
  expect(await readingsIn(archive)).toEqual(truthOf(READINGS, NOW));
  expect(await readAll()).toBe(0);
});

test.each([5, 20, 26])('a reading of %d hours ago that always fails does not keep the newest back', async (hours) => {
  const { simulator, archive, sync, clock } = await start();
  await sync.pull(endless());
  clock.now += 3 * HOUR;
  simulator.setFault({ name: 'http-500', path: '/egvs', holding: clock.now - hours * HOUR });
  const before = simulator.requests.length;
  expect((await sync.pull(endless())).ok).toBe(true);
  expect(simulator.requests.length - before).toBeLessThan(9);
  expect((await archive.newest(clock.now)).reading?.at).toBe(READINGS.at(-1)?.at);
});

test.each(['egv', 'event'] as const)(
  'all %s windows that fail cost few questions more than one a round',
  async (kind) => {
    const { simulator, sync, clock, readings, entries } = await start();
    await sync.pull(endless());
    const asked: number[] = [];
    simulator.setFault({ name: 'http-500', path: OPERATIONS[kind] });
    for (let i = 0; i < 8; i += 1) {
      clock.now += 15 * MINUTE;
      readings.push({ at: clock.now - MINUTE });
      entries.push(clock.now - MINUTE);
      const before = simulator.requests.length;
      const pulled = await sync.pull(endless());
      if (kind === 'egv') expect(pulled).toMatchObject({ error: { failure: 'server-error' } });
      else expect(pulled).toMatchObject(ok({ failing: new Map([[kind, 'server-error']]) }));
      asked.push(simulator.requests.slice(before).filter(({ path }) => path.includes(OPERATIONS[kind])).length);
    }
    expect(asked.reduce((sum, count) => sum + count)).toBeLessThanOrEqual(asked.length + 3);
    expect(Math.max(...asked)).toBeLessThanOrEqual(4);
  },
);
