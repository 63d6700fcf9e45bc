import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { NOTHING_LEARNED } from '../../../../core/delay';
import { ArchiveError } from '../../../../main/archive/contract';
import type { SyncFailure } from '../../../../main/sync/failure';
import { type Rounds, startRounds } from '../../../../main/sync/rounds';
import type { Person } from '../../../../simulator/person/person';
import { DAY, HOUR, type Made, MINUTE, personWith } from '../simulated';
import { personWithAll, readingsEvery, truthOf } from './lives';
import { createStage, readingsIn, type Stage } from './stage';

const NOW = Date.UTC(2026, 4, 1, 12);
const SECOND = 1000;

beforeEach(() => {
  vi.useFakeTimers({ now: NOW, toFake: ['setTimeout', 'clearTimeout', 'Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

type Running = Stage & {
  rounds: Rounds;
  readonly failures: Array<{ readonly error: SyncFailure; readonly inMs: number }>;
  readonly pulledAt: number[];
  readonly shownAt: number[];
  readonly sparing: { now: boolean };
  /** Whether what has changed cannot be shown. */
  readonly unreadable: { now: boolean };
};

/** The rounds of a session over real parts; time passes by `vi.advanceTimersByTimeAsync`. */
async function run(person: Person, prepare: (stage: Stage) => void = () => {}): Promise<Running> {
  const stage = await createStage(person, { now: NOW });
  Object.defineProperty(stage.simulated, 'now', { get: () => Date.now() });
  prepare(stage);
  const [failures, pulledAt, shownAt]: [Running['failures'], number[], number[]] = [[], [], []];
  const [sparing, unreadable] = [{ now: false }, { now: false }];
  const rounds = startRounds({
    sync: stage.sync(),
    now: () => Date.now(),
    random: () => 0.5,
    isSparing: () => sparing.now,
    delay: () => stage.states.at(-1)?.delay ?? NOTHING_LEARNED,
    show: async () => {
      if (unreadable.now) throw new ArchiveError('locked');
      shownAt.push(Date.now() - NOW);
    },
    onPulled: () => void pulledAt.push(Date.now() - NOW),
    onFailure: (error, retryAt) => void failures.push({ error, inMs: retryAt - Date.now() }),
  });
  onTestFinished(() => rounds.stop());
  return Object.assign(stage, { rounds, failures, pulledAt, shownAt, sparing, unreadable });
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
/** Lets everything end that waits for no timer. */
const settle = () => pass(1);

/** A phone that uploads an hour late, give or take two minutes, as long as it is on. */
const phone = (fromAt: number, toAt: number): Made[] =>
  readingsEvery(5 * MINUTE, fromAt, toAt).map((reading, i) => ({
    ...reading,
    arrivedAt: reading.at + HOUR + ((i * 7919) % 240) * SECOND,
  }));

/** Whether the window that a path asks for holds a time. */
function touches(path: string, at: number): boolean {
  const { searchParams } = new URL(path, 'https://api.invalid');
  const timeOf = (name: string) => Date.parse(`${searchParams.get(name)}Z`);
  return timeOf('startDate') <= at && at < timeOf('endDate');
}

describe('what it costs', () => {
  test.each([
    ['', NOW],
    [', also with a record that always fails', NOW - 40 * DAY],
  ])(
    'a day without new data: under 300 requests%s',
    async (_, poisonAt) => {
      const readings = [...readingsEvery(DAY, NOW - 60 * DAY, NOW - 3 * DAY), ...phone(NOW - 2 * DAY, NOW - 3 * HOUR)];
      const person = personWithAll(readings, [NOW - 40 * DAY, NOW - DAY], NOW - 60 * DAY);
      const running = await run(person, (stage) => {
        stage.simulated.fault = (path) =>
          path.includes('/egvs') && poisonAt < NOW && touches(path, poisonAt)
            ? { status: 500, headers: {}, body: '' }
            : undefined;
      });
      await pass(2 * HOUR);
      running.asked();
      await pass(DAY);
      const asked = running.asked();
      expect(asked.length).toBeLessThan(300);
      expect(asked.filter(({ what }) => what === 'dataRange').length).toBeGreaterThan(90);
      expect(running.failures).toEqual([]);
      expect(running.states.at(-1)?.missing).toHaveLength(poisonAt < NOW ? 1 : 0);
    },
    60_000,
  );

  test('a third of a usual day of a phone: under 500 requests, and most readings within three minutes of their upload', async () => {
    const readings = phone(NOW - DAY, NOW + DAY);
    const running = await run(
      personWithAll(
        readings,
        readings.map(({ at }) => at).filter((_, i) => i % 40 === 0),
        NOW - DAY,
      ),
    );
    await pass(8 * HOUR);
    running.asked();
    const waited: number[] = [];
    for (let minute = 0; minute < 8 * 60; minute += 1) {
      await pass(MINUTE);
      const newestAt = (await running.archive().newest(Date.now())).reading?.at ?? 0;
      const due = readings.filter(({ arrivedAt = 0 }) => arrivedAt <= Date.now()).at(-1);
      if (due && due.at > newestAt) waited.push(Date.now() - (due.arrivedAt ?? 0));
    }
    expect(running.asked().length).toBeLessThan(500);
    expect(Math.max(...waited)).toBeLessThan(6 * MINUTE);
    expect(waited.filter((ms) => ms > 3 * MINUTE).length).toBeLessThan(8 * 60 * 0.05);
    const { learnedMs } = running.states.at(-1)?.delay ?? NOTHING_LEARNED;
    expect(Math.abs((learnedMs ?? 0) - 62 * MINUTE)).toBeLessThan(3 * MINUTE);
  }, 60_000);

  test('the first fill of ten years: under 700 requests', async () => {
    const startAt = NOW - 3653 * DAY;
    const readings = readingsEvery(DAY, startAt, NOW - HOUR);
    const running = await run(personWithAll(readings, [startAt, NOW - 2 * DAY], startAt));
    await pass(2 * MINUTE);
    expect(running.states.at(-1)?.filling).toBeNull();
    expect(running.asked().length).toBeLessThan(700);
    expect(await readingsIn(running.archive())).toEqual(truthOf(readings, Date.now()));
  }, 60_000);

  test('on battery a third of it', async () => {
    const person = personWith(phone(NOW - 2 * DAY, NOW - 3 * HOUR), NOW - 2 * DAY);
    const running = await run(person);
    running.sparing.now = true;
    await pass(2 * HOUR);
    running.pulledAt.splice(0);
    await pass(DAY);
    expect(running.pulledAt.length).toBeLessThanOrEqual(33);
    expect(running.pulledAt.length).toBeGreaterThanOrEqual(31);
  });
});

describe('a refresh', () => {
  const years = (): Person => personWith(readingsEvery(DAY, NOW - 700 * DAY, NOW - HOUR), NOW - 700 * DAY);
  const isOld = (path: string): boolean => {
    const start = new URL(path).searchParams.get('startDate');
    return start !== null && Date.parse(`${start}Z`) < NOW - 100 * DAY;
  };

  test('during a fill asks for the newest at once, and the fill goes on', async () => {
    const running = await run(years(), (stage) => {
      stage.holds = isOld;
    });
    await pass(SECOND);
    expect(running.pulledAt).toHaveLength(1);
    running.asked();
    const refreshed = running.rounds.refresh();
    running.holds = () => false;
    await settle();
    await refreshed;
    expect(running.pulledAt).toHaveLength(2);
    expect(running.asked().slice(0, 2)).toMatchObject([{ what: 'dataRange' }, { what: 'alert' }]);
    await pass(MINUTE);
    expect(running.states.at(-1)?.filling).toBeNull();
    expect(running.failures).toEqual([]);
  });

  test('never doubles a round under way, however often it is asked for', async () => {
    const running = await run(years());
    const all = Array.from({ length: 20 }, () => running.rounds.refresh());
    await settle();
    await Promise.all(all);
    expect(running.pulledAt.length).toBe(1);
  });

  test('many during a fill are one round', async () => {
    const running = await run(years(), (stage) => {
      stage.holds = isOld;
    });
    await pass(SECOND);
    const all = Array.from({ length: 20 }, () => running.rounds.refresh());
    running.holds = () => false;
    await settle();
    await Promise.all(all);
    expect(running.pulledAt).toHaveLength(2);
  });

  test('anew gives up a question that is never answered, as after sleep, and asks the newest at once', async () => {
    const running = await run(years());
    await pass(MINUTE);
    const before = running.pulledAt.length;
    running.holds = () => true;
    void running.rounds.refresh();
    await pass(SECOND);
    running.holds = () => false;
    const asked = running.rounds.askAnew();
    await settle();
    await asked;
    expect(running.pulledAt).toHaveLength(before + 1);
    expect(running.failures).toEqual([]);
  });

  test('does not wait for the next round to be due', async () => {
    const running = await run(years());
    await pass(MINUTE);
    const before = running.pulledAt.length;
    const refreshed = running.rounds.refresh();
    await settle();
    await refreshed;
    expect(running.pulledAt).toHaveLength(before + 1);
  });
});

describe('while a fill is long', () => {
  test('the newest is asked for when it is due', async () => {
    const person = personWith(readingsEvery(DAY, NOW - 700 * DAY, NOW - HOUR), NOW - 700 * DAY);
    const running = await run(person);
    // Each question takes half a minute, and without news the waits grow to 8 minutes.
    running.simulated.fault = () => {
      vi.setSystemTime(Date.now() + 30 * SECOND);
      return undefined;
    };
    await pass(5 * MINUTE);
    const at = running.pulledAt;
    expect(at.length).toBeGreaterThan(2);
    at.slice(1).forEach((each, i) => {
      expect(each - (at[i] ?? 0)).toBeLessThanOrEqual(10 * MINUTE);
    });
  });

  test.each([
    ['by itself', false],
    ['at once when asked', true],
  ])(
    'a record that always fails costs its day, neither stops the rest nor says that we are offline, and is had %s when it works',
    async (_, isAsked) => {
      const readings = readingsEvery(6 * HOUR, NOW - 200 * DAY, NOW - HOUR);
      const poisonAt = NOW - 90 * DAY + 5 * HOUR;
      const running = await run(personWith(readings, NOW - 200 * DAY), (stage) => {
        stage.simulated.fault = (path) =>
          path.includes('/egvs') && touches(path, poisonAt) ? { status: 500, headers: {}, body: '' } : undefined;
      });
      await pass(2 * HOUR);
      expect(running.failures).toEqual([]);
      const [before, after] = await running.archive().covered('egv');
      const hole = { fromAt: before?.toAt ?? 0, toAt: after?.fromAt ?? 0 };
      expect(hole.fromAt).toBeLessThanOrEqual(poisonAt);
      expect(hole.toAt).toBeGreaterThan(poisonAt);
      expect(hole.toAt - hole.fromAt).toBeLessThanOrEqual(DAY);
      const reached = truthOf(readings, Date.now()).filter(([at]) => at < hole.fromAt || at >= hole.toAt);
      expect(await readingsIn(running.archive())).toEqual(reached);
      expect(running.states.at(-1)).toMatchObject({
        filling: null,
        missing: [{ of: 'egv', older: true, failure: 'server-error' }],
      });
      expect(running.asked().length).toBeLessThan(100);
      running.simulated.fault = () => undefined;
      if (isAsked) void running.rounds.refresh();
      await pass(isAsked ? SECOND : 2 * HOUR);
      expect(await readingsIn(running.archive())).toEqual(truthOf(readings, Date.now()));
    },
  );
});

describe('after a failure', () => {
  const small = (): Person => personWith([{ at: NOW - HOUR }], NOW - DAY);

  test('it tries again later and later, with the time said', async () => {
    const running = await run(small(), (stage) => {
      stage.simulated.fault = () => new Error('net::ERR_CONNECTION_REFUSED');
    });
    await pass(10 * MINUTE);
    expect(running.failures.map(({ inMs }) => inMs / SECOND).slice(0, 5)).toEqual([11.25, 22.5, 45, 90, 180]);
    running.simulated.fault = () => undefined;
    await pass(6 * MINUTE);
    expect(running.pulledAt).toHaveLength(1);
  });

  test('a rest that is asked for with the older months is one for the newest too', async () => {
    const readings = readingsEvery(DAY, NOW - 100 * DAY, NOW - HOUR);
    const running = await run(personWith(readings, NOW - 100 * DAY), (stage) => {
      stage.simulated.fault = (path) =>
        path.includes('/egvs') && touches(path, NOW - 50 * DAY)
          ? { status: 429, headers: { 'retry-after': '1800' }, body: '' }
          : undefined;
    });
    await pass(SECOND);
    expect(running.pulledAt).toHaveLength(1);
    const before = running.simulated.asked.length;
    await pass(30 * MINUTE - 2 * SECOND);
    expect(running.simulated.asked).toHaveLength(before);
    running.simulated.fault = () => undefined;
    await pass(10 * SECOND);
    expect(running.pulledAt).toHaveLength(2);
    expect(await readingsIn(running.archive())).toEqual(truthOf(readings, Date.now()));
  });

  test('it waits as long as the server asks', async () => {
    const running = await run(small(), (stage) => {
      stage.simulated.fault = (_path, number) =>
        number === 1 ? { status: 429, headers: { 'retry-after': '1800' }, body: '' } : undefined;
    });
    await pass(30 * MINUTE - SECOND);
    expect(running.simulated.asked).toHaveLength(1);
    await pass(2 * SECOND);
    expect(running.pulledAt).toHaveLength(1);
  });

  test('of one operation it goes on with the readings as ever, without hurry', async () => {
    const readings = readingsEvery(5 * MINUTE, NOW - DAY, NOW + DAY);
    const running = await run(personWith(readings, NOW - DAY), (stage) => {
      stage.simulated.fault = (path) => (path.includes('/alerts') ? { status: 404, headers: {}, body: '' } : undefined);
    });
    await pass(HOUR);
    expect(running.failures).toEqual([]);
    expect(running.pulledAt.length).toBeGreaterThan(10);
    expect(running.states.at(-1)?.missing).toEqual([{ of: 'alert', older: false, failure: 'not-found' }]);
    expect((await readingsIn(running.archive())).length).toBeGreaterThan(288 + 10);
    expect(running.asked().length).toBeLessThan(70);
  });

  test('of one operation, what it left out is fetched as soon as it answers again', async () => {
    const readings = readingsEvery(DAY, NOW - 100 * DAY, NOW - HOUR);
    const running = await run(personWith(readings, NOW - 100 * DAY), (stage) => {
      stage.simulated.fault = (path) => (path.includes('/alerts') ? { status: 404, headers: {}, body: '' } : undefined);
    });
    await pass(2 * HOUR);
    expect(running.states.at(-1)).toMatchObject({ filling: null, missing: [{ of: 'alert', older: false }] });
    running.simulated.fault = () => undefined;
    void running.rounds.refresh();
    await pass(SECOND);
    expect(running.states.at(-1)?.missing).toEqual([]);
    expect(running.sync().isRestLeft()).toBe(false);
  });

  test('of the archive it tries again by itself', async () => {
    const running = await run(small(), (stage) => {
      stage.simulated.fault = () => {
        if (stage.simulated.asked.length === 1) void stage.archive().close();
        return undefined;
      };
    });
    await pass(MINUTE);
    expect(running.failures.length).toBeGreaterThan(1);
    expect(running.failures[0]?.error).toEqual({ kind: 'archive', failure: 'other' });
  });

  test('of showing what came it tries again when it says, later and later', async () => {
    const running = await run(small());
    running.unreadable.now = true;
    await pass(10 * MINUTE);
    expect(running.failures.map(({ inMs }) => inMs / SECOND).slice(0, 5)).toEqual([11.25, 22.5, 45, 90, 180]);
    expect(running.pulledAt.map((ms) => ms / SECOND).slice(0, 4)).toEqual([0, 11.25, 33.75, 78.75]);
    running.unreadable.now = false;
    await pass(6 * MINUTE);
    expect(running.shownAt).not.toEqual([]);
  });

  test('of the sign-in it shows what came, and rests until it is asked', async () => {
    const running = await run(small(), (stage) => {
      stage.simulated.fault = () => undefined;
      void stage.archive().addUserId('someone else');
    });
    await pass(DAY);
    expect(running.failures).toMatchObject([{ error: { kind: 'another-person' } }]);
    expect(running.shownAt).toEqual([0]);
    const refreshed = running.rounds.refresh();
    await settle();
    await refreshed;
    expect(running.failures).toHaveLength(2);
  });
});

test('what changed is shown when a round ends, and the rounds end when they are stopped', async () => {
  const running = await run(personWith([{ at: NOW - HOUR }], NOW - DAY));
  await settle();
  expect(running.shownAt).toEqual([0]);
  await running.rounds.stop();
  const asked = running.simulated.asked.length;
  await pass(DAY);
  await running.rounds.refresh();
  expect(running.simulated.asked).toHaveLength(asked);
  expect(vi.getTimerCount()).toBe(0);
});

test('a clock of this computer that is set back years does not stop the rounds', async () => {
  const running = await run(personWith([{ at: NOW - HOUR }], NOW - DAY));
  await pass(MINUTE);
  vi.setSystemTime(NOW - 800 * DAY);
  const before = running.pulledAt.length;
  await pass(HOUR);
  expect(running.pulledAt.length - before).toBeGreaterThan(3);
});

test('nor one that is set back years while older months are read', async () => {
  const running = await run(personWith(readingsEvery(DAY, NOW - 300 * DAY, NOW - HOUR), NOW - 300 * DAY));
  running.simulated.fault = (path) => {
    if (running.pulledAt.length === 1 && path.includes('egvs')) vi.setSystemTime(NOW - 800 * DAY);
    return undefined;
  };
  Object.defineProperty(running.simulated, 'now', { get: () => NOW });
  await pass(MINUTE);
  running.simulated.fault = () => undefined;
  const before = running.pulledAt.length;
  await pass(HOUR);
  expect(running.pulledAt.length - before).toBeGreaterThan(3);
});
