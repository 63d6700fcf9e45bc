import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ok } from '../../../../core/result';
import type { Filling } from '../../../../core/snapshot';
import type { Archive } from '../../../../main/archive/archive';
import { openArchive } from '../../../../main/archive/open-archive';
import { createDexcomClient } from '../../../../main/dexcom/client';
import { createFetchTransport } from '../../../../main/dexcom/transport';
import { syncOnce } from '../../../../main/sync/sync';
import { grant } from '../../../../simulator/oauth/oauth-state';
import { startSimulator } from '../../../../simulator/server';
import { createWorld, type ProfileName } from '../../../../simulator/world';
import {
  DAY,
  type Fault,
  HOUR,
  type Made,
  MINUTE,
  makeFolder,
  personWith,
  type Simulated,
  simulate,
} from '../simulated';

const NOW = Date.UTC(2026, 4, 1, 12);
const FIRST = NOW - 95 * DAY;
/** A reading every six hours over 95 days: four windows. */
const steadyReadings = (): Made[] =>
  Array.from({ length: 380 }, (_, i) => ({ at: FIRST + i * 6 * HOUR, mgDl: 60 + (i % 300) }));

/** A service with one person's readings, and an app with an archive beside it. */
async function world(readings: Made[], profile: ProfileName = 'plain', path?: string) {
  const person = personWith(readings, FIRST);
  const granted = grant(
    createWorld({ createdAt: NOW, people: [person], profile, accessTokenLifetimeMs: 400 * DAY }),
    person.id,
    NOW,
  );
  const simulated = simulate(granted.world, NOW);
  const { archive } = await openArchive(path ?? join(await makeFolder(), 'a.sqlite'), NOW);
  const fillings: Array<Filling | null> = [];
  let changes = 0;
  const token = async () => ok(granted.tokens.accessToken);
  const options = {
    client: createDexcomClient({
      origin: 'https://api.invalid',
      transport: simulated.transport,
      tokens: { current: token, renew: token },
    }),
    archive,
    now: () => simulated.now,
    onChange: async () => {
      changes += 1;
    },
    onFilling: (filling: Filling | null) => fillings.push(filling),
  };
  const round = (signal = new AbortController().signal) => syncOnce(options, signal);
  return { simulated, archive, options, round, fillings, changes: () => changes };
}

/** What the service has by now, oldest first. */
const truthOf = (readings: readonly Made[], now: number) =>
  readings
    .filter(({ at, arrivedAt = at }) => arrivedAt <= now)
    .map(({ at, mgDl = 120 }) => [at, mgDl])
    .sort(([a = 0], [b = 0]) => a - b);

async function contentOf(archive: Archive) {
  const { at, mgDl } = await archive.readings({ fromAt: 0, toAt: Number.MAX_SAFE_INTEGER });
  return Array.from(at, (time, i) => [time, mgDl[i]]);
}

const windowsIn = ({ asked }: Simulated): string[] =>
  asked.flatMap((path) =>
    path.includes('/egvs') ? [new URL(path, 'https://x').searchParams.get('startDate') ?? ''] : [],
  );

describe('the first fill', () => {
  test.each(['plain', 'real'] as const)('brings everything once, newest window first (%s wire)', async (profile) => {
    const readings = steadyReadings();
    const { simulated, archive, round } = await world(readings, profile);
    expect(await round()).toEqual(ok(null));
    expect(await contentOf(archive)).toEqual(truthOf(readings, NOW));
    expect((await archive.summary()).count).toBe(readings.length);
    const starts = windowsIn(simulated);
    expect(starts).toHaveLength(4);
    expect(starts).toEqual([...starts].sort().reverse());
    expect(await archive.covered()).toEqual([{ fromAt: FIRST, toAt: FIRST + 379 * 6 * HOUR + 1000 }]);
  });

  test('shows the newest readings after the first window, and how far it has come', async () => {
    const { archive, round, fillings, simulated } = await world(steadyReadings());
    const newest: unknown[] = [];
    simulated.fault = (_url, number) => {
      if (number === 3) newest.push(archive.newest(NOW).then(({ reading }) => reading?.at));
      return undefined;
    };
    await round();
    expect(await Promise.all(newest)).toEqual([FIRST + 379 * 6 * HOUR]);
    expect(fillings.map((filling) => filling?.share)).toEqual([0.25, 0.5, 0.75, 1, undefined]);
    const reached = fillings.flatMap((filling) => (filling ? [filling.reachedAt] : []));
    expect(reached).toEqual([...reached].sort((a, b) => b - a));
  });

  test('works over a real connection', async () => {
    const readings = steadyReadings();
    const person = personWith(readings, FIRST);
    const granted = grant(createWorld({ createdAt: NOW, people: [person], profile: 'real' }), person.id, NOW);
    const simulator = await startSimulator({ world: granted.world, now: () => NOW });
    const { options, archive } = await world(readings);
    const token = async () => ok(granted.tokens.accessToken);
    const transport = createFetchTransport(fetch);
    const tokens = { current: token, renew: token };
    const client = createDexcomClient({ origin: simulator.origin, transport, tokens });
    const done = await syncOnce({ ...options, client }, new AbortController().signal);
    await simulator.stop();
    expect(done).toEqual(ok(null));
    expect(await contentOf(archive)).toEqual(truthOf(readings, NOW));
  });
});

describe('the next rounds', () => {
  test('ask for the last day only, and change nothing where nothing is new', async () => {
    const { simulated, round, changes, fillings } = await world(steadyReadings());
    await round();
    const [askedBefore, changesBefore, fillingsBefore] = [simulated.asked.length, changes(), fillings.length];
    expect(await round()).toEqual(ok(null));
    expect(simulated.asked.length - askedBefore).toBe(2);
    expect(changes()).toBe(changesBefore);
    expect(fillings.slice(fillingsBefore)).toEqual([null]);
  });

  test('bring what is new', async () => {
    const readings = steadyReadings();
    const { simulated, archive, round } = await world(readings);
    await round();
    readings.push({ at: NOW + HOUR, mgDl: 99 });
    simulated.now = NOW + 2 * HOUR;
    await round();
    expect(await contentOf(archive)).toEqual(truthOf(readings, simulated.now));
  });

  test.each([HOUR, 5 * DAY])('bring what came late by less than a day, %d ms after the last round', async (later) => {
    const readings = steadyReadings();
    readings.push({ at: NOW - 20 * HOUR + MINUTE, mgDl: 55, arrivedAt: NOW + 30 * MINUTE });
    const { simulated, archive, round } = await world(readings);
    await round();
    for (let at = NOW + 30 * MINUTE; at < NOW + later; at += 6 * HOUR) readings.push({ at });
    simulated.now = NOW + later;
    await round();
    expect(await contentOf(archive)).toEqual(truthOf(readings, simulated.now));
  });

  test('bring a value that was changed afterwards', async () => {
    const readings = steadyReadings();
    const { archive, round } = await world(readings);
    await round();
    const last = readings.pop();
    readings.push({ at: last?.at ?? 0, mgDl: 77 });
    await round();
    expect((await contentOf(archive)).at(-1)).toEqual([last?.at, 77]);
    expect((await archive.summary()).count).toBe(readings.length);
  });
});

test('a reading from a clock years ahead stops nothing and is no reason for more questions', async () => {
  const readings = steadyReadings();
  readings.push({ at: NOW + 900 * DAY, mgDl: 200, arrivedAt: NOW - DAY });
  const { simulated, archive, round } = await world(readings);
  simulated.fault = (path) => (path.includes('dataRange') ? farAhead : undefined);
  await round();
  for (let hours = 6; hours <= 72; hours += 6) {
    readings.push({ at: NOW + hours * HOUR - MINUTE });
    simulated.now = NOW + hours * HOUR;
    const before = simulated.asked.length;
    expect(await round()).toEqual(ok(null));
    expect(simulated.asked.length - before).toBe(2);
  }
  const honest = readings.filter(({ at }) => at < NOW + 100 * DAY);
  expect(await contentOf(archive)).toEqual(truthOf(honest, simulated.now));
});

const moment = (at: number) => ({ systemTime: new Date(at).toISOString(), displayTime: new Date(at).toISOString() });
const farAhead = {
  status: 200,
  headers: {},
  body: JSON.stringify({ egvs: { start: moment(FIRST), end: moment(NOW + 900 * DAY) } }),
};

test('a new person without any data is in order', async () => {
  const { simulated, archive, round } = await world([]);
  expect(await round()).toEqual(ok(null));
  expect(simulated.asked).toHaveLength(1);
  expect(await archive.summary()).toEqual({ count: 0, firstAt: null, lastAt: null });
});

describe('whose data it is', () => {
  test("another person's is not mixed in", async () => {
    const { simulated, archive, round } = await world(steadyReadings());
    await archive.setUserId('someone else');
    const done = await round();
    expect(done).toMatchObject({ ok: false, error: { kind: 'another-person' } });
    expect(simulated.asked).toHaveLength(1);
    expect((await archive.summary()).count).toBe(0);
    expect(await archive.userId()).toBe('someone else');
  });

  test('is remembered from the first answer on', async () => {
    const { archive, round } = await world([]);
    await round();
    expect(await archive.userId()).toMatch(/^[0-9a-f]{64}$/);
    expect(await round()).toEqual(ok(null));
  });
});

describe('when the disk refuses', () => {
  test('it is said, from whatever step on', async () => {
    const { archive, round } = await world(steadyReadings());
    await archive.close();
    expect(await round()).toMatchObject({ ok: false, error: { kind: 'failed', failure: 'disk' } });
  });

  test('in the middle of a fill, what was kept stays kept', async () => {
    const folder = await makeFolder();
    const path = join(folder, 'a.sqlite');
    const { simulated, archive, round } = await world(steadyReadings(), 'plain', path);
    simulated.fault = (_url, number) => {
      if (number === 4) void archive.close();
      return undefined;
    };
    expect(await round()).toMatchObject({ ok: false, error: { kind: 'failed', failure: 'disk' } });
    const again = await openArchive(path, NOW);
    expect(again.setAside).toBe(false);
    expect((await again.archive.summary()).count).toBeGreaterThan(200);
    await again.archive.close();
  });

  test('when what is there cannot be shown, it is said as well', async () => {
    const { options } = await world(steadyReadings());
    const onChange = () => Promise.reject(new Error('database disk image is malformed'));
    const done = await syncOnce({ ...options, onChange }, new AbortController().signal);
    expect(done).toMatchObject({ ok: false, error: { kind: 'failed', failure: 'disk' } });
  });
});

describe('a fill that is broken off', () => {
  test.each([1, 2, 3, 4, 5])('at request %d goes on where it was', async (at) => {
    const readings = steadyReadings();
    const { simulated, archive, round } = await world(readings);
    const stopping = new AbortController();
    simulated.fault = (_url, number) => {
      if (number === at) stopping.abort();
      return undefined;
    };
    const first = await round(stopping.signal);
    expect(first.ok).toBe(false);
    const before = windowsIn(simulated).length;
    expect(await round()).toEqual(ok(null));
    expect(await contentOf(archive)).toEqual(truthOf(readings, NOW));
    expect(windowsIn(simulated).length - before).toBeLessThanOrEqual(5);
  });

  test('leaves no sign of filling behind', async () => {
    const { simulated, round, fillings } = await world(steadyReadings());
    simulated.fault = (_url, number) => (number === 4 ? new Error('net::ERR_CONNECTION_RESET') : undefined);
    await round();
    expect(fillings.at(-1)).toBeNull();
  });
});

test('whatever goes wrong on the way, in the end the archive is what the service has', async () => {
  const folder = await makeFolder();
  let run = 0;
  const fault = fc.constantFrom<ReturnType<Fault> | 'stop'>(
    'stop',
    new Error('net::ERR_CONNECTION_RESET'),
    { status: 503, headers: {}, body: '' },
    { status: 401, headers: {}, body: '' },
    { status: 429, headers: { 'retry-after': '1' }, body: '' },
    { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>' },
    { status: 200, headers: { 'content-type': 'application/json' }, body: '{"records":[{"record' },
  );
  const faults = fc.array(fc.tuple(fc.integer({ min: 1, max: 25 }), fault), { maxLength: 8 });
  const pauses = fc.array(fc.integer({ min: 5, max: 4 * 24 * 60 }), { minLength: 1, maxLength: 6 });
  const delays = fc.array(fc.integer({ min: 0, max: 23 * 60 }), { minLength: 20, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(faults, pauses, delays, fc.boolean(), async (planned, waits, lateness, isReal) => {
      run += 1;
      const readings = Array.from({ length: 300 }, (_, i) => {
        const at = FIRST + i * 9 * HOUR;
        return { at, mgDl: 60 + i, arrivedAt: at + (lateness[i % lateness.length] ?? 0) * MINUTE };
      });
      const profile = isReal ? 'real' : 'plain';
      const { simulated, archive, round } = await world(readings, profile, join(folder, `${run}.sqlite`));
      let stopping = new AbortController();
      const plan = new Map(planned);
      simulated.fault = (_url, number) => {
        const now = plan.get(number);
        if (now !== 'stop') return now;
        stopping.abort();
        return undefined;
      };
      for (const minutes of waits) {
        stopping = new AbortController();
        await round(stopping.signal);
        simulated.now += minutes * MINUTE;
      }
      simulated.fault = () => undefined;
      expect(await round()).toEqual(ok(null));
      expect(await contentOf(archive)).toEqual(truthOf(readings, simulated.now));
      await archive.close();
    }),
    { numRuns: 25 },
  );
});
