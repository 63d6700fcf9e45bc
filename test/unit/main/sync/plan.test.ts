import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RecordKind } from '../../../../core/history';
import { type Interval, mergeIntervals, subtractIntervals } from '../../../../core/intervals';
import { LONGEST_WINDOW_MS } from '../../../../main/dexcom/client';
import { deriveFilling } from '../../../../main/sync/filling';
import {
  AHEAD_MS,
  OVERLAP_MS,
  planAgain,
  planAhead,
  planRecent,
  planRest,
  RECORD_KINDS,
  type Spans,
  type Standing,
  type Starts,
  type Task,
} from '../../../../main/sync/plan';
import { DAY, HOUR } from '../simulated';

const NOW = Date.UTC(2026, 4, 1, 12);
const FIRST = NOW - 100 * DAY;
const END = NOW + AHEAD_MS;
const RECENT = END - LONGEST_WINDOW_MS;
const each = <T>(value: T): Record<RecordKind, T> => ({ egv: value, event: value, calibration: value, alert: value });
const IN_REACH: Spans = each([]);
const NEWS = () => true;
const NO_NEWS = (kind: RecordKind) => kind === 'alert';

const standing = (covered: readonly Interval[], about: Partial<Standing> = {}): Standing => ({
  at: NOW,
  starts: each<number | null>(FIRST),
  covered: each(covered),
  stale: each([]),
  held: each([]),
  ...about,
});

const windowsOf = (tasks: readonly Task[], kind: RecordKind): Interval[] =>
  tasks.filter((task) => task.kind === kind).map(({ window }) => window);

/** What is covered after these were read now. */
const coverAfter = (covered: readonly Interval[], windows: readonly Interval[]): Interval[] =>
  mergeIntervals([...covered, ...windows.map(({ fromAt, toAt }) => ({ fromAt, toAt: Math.min(toAt, NOW - DAY) }))]);

describe('the first round', () => {
  const tasks = planRecent(standing([]), NEWS);

  test('asks for the newest month of all kinds, readings first', () => {
    const window = { fromAt: RECENT, toAt: END };
    expect(tasks).toEqual(RECORD_KINDS.map((kind) => ({ kind, window })));
  });

  test('then the fill takes month after month back, all kinds of one before the next, down to the first record', () => {
    const rest = planRest(standing([{ fromAt: RECENT, toAt: NOW - DAY }]));
    expect(rest).toHaveLength(12);
    expect(rest.map(({ kind }) => kind)).toEqual([...RECORD_KINDS, ...RECORD_KINDS, ...RECORD_KINDS]);
    expect(windowsOf(rest, 'event')).toEqual([
      { fromAt: RECENT - 30 * DAY, toAt: RECENT },
      { fromAt: RECENT - 60 * DAY, toAt: RECENT - 30 * DAY },
      { fromAt: FIRST, toAt: RECENT - 60 * DAY },
    ]);
  });

  test('of someone without any data asks for alerts only', () => {
    const nobody = standing([], { starts: each<number | null>(null) });
    expect(planRecent(nobody, NEWS)).toEqual([{ kind: 'alert', window: { fromAt: NOW - DAY, toAt: END } }]);
    expect([...planRest(nobody), ...planAgain(nobody, null)]).toEqual([]);
  });

  test('of a kind that the account has not asks nothing for it', () => {
    const starts: Starts = { ...each<number | null>(FIRST), calibration: null };
    expect(windowsOf(planRecent(standing([], { starts }), NEWS), 'calibration')).toEqual([]);
  });
});

describe('when all was read', () => {
  const done = (agoMs: number) => standing([{ fromAt: FIRST, toAt: NOW - DAY - agoMs }]);

  test('what has news is read again from a day before the last reading of it', () => {
    const tasks = planRecent(done(5 * HOUR), (kind) => kind === 'event' || kind === 'alert');
    expect(windowsOf(tasks, 'event')).toEqual([{ fromAt: NOW - DAY - 5 * HOUR, toAt: END }]);
    expect(planRest(done(5 * HOUR))).toEqual([]);
  });

  test.each<[number, RecordKind[]]>([
    [5, ['alert']],
    [59, ['alert']],
    [60, ['egv', 'alert']],
    [179, ['egv', 'alert']],
    [180, ['egv', 'event', 'calibration', 'alert']],
  ])('without news, %d minutes after, the last day is asked for of %j', (minutes, kinds) => {
    const tasks = planRecent(done(minutes * 60_000), NO_NEWS);
    expect(tasks.map(({ kind }) => kind)).toEqual(kinds);
    for (const { window } of tasks) expect(window).toEqual({ fromAt: NOW - DAY - minutes * 60_000, toAt: END });
  });

  test('after two months away the last month is asked for at once and the rest left to the fill', () => {
    expect(windowsOf(planRecent(done(60 * DAY), NEWS), 'egv')).toEqual([{ fromAt: RECENT, toAt: END }]);
    expect(windowsOf(planRest(done(60 * DAY)), 'egv')).toEqual([
      { fromAt: RECENT - 30 * DAY, toAt: RECENT },
      { fromAt: NOW - 61 * DAY, toAt: RECENT - 30 * DAY },
    ]);
  });

  test('a clock that was ahead leaves no hole', () => {
    const ahead = standing([{ fromAt: FIRST, toAt: NOW + 300 * DAY }]);
    expect(windowsOf(planRecent(ahead, NEWS), 'egv')).toEqual([{ fromAt: NOW - DAY, toAt: END }]);
  });

  test('older spans with news are read again: of this month now, older ones with what can wait', () => {
    const [young, old] = [
      { fromAt: NOW - 9 * DAY, toAt: NOW - 8 * DAY },
      { fromAt: NOW - 80 * DAY, toAt: NOW - 70 * DAY },
    ];
    const stale: Spans = { ...each([]), egv: [young, old] };
    const late = { ...done(0), stale };
    expect(windowsOf(planRecent(late, NEWS), 'egv')).toEqual([{ fromAt: NOW - DAY, toAt: END }, young]);
    expect(planRest(late)).toEqual([{ kind: 'egv', window: old }]);
  });
});

describe('whatever was covered and is stale', () => {
  const second = (hours: number) => FIRST - 10 * DAY + hours * HOUR + (hours % 7) * 1000;
  const anyInterval = fc
    .tuple(fc.integer({ min: 0, max: 130 * 24 }), fc.integer({ min: 1, max: 60 * 24 }))
    .map(([start, hours]) => ({ fromAt: second(start), toAt: second(start + hours) }));
  const anyIntervals = fc.array(anyInterval, { maxLength: 6 });
  const anyStart = fc.option(fc.integer({ min: FIRST - 50 * DAY, max: NOW + 10 * DAY }), { nil: null });
  const anyStanding = fc
    .tuple(anyIntervals, anyIntervals, anyStart)
    .map(([covered, stale, start]) => standing(covered, { stale: each(stale), starts: each(start) }));

  test('after a round and the fill nothing is missing, and no window is too long, empty or asked for twice', () => {
    fc.assert(
      fc.property(anyStanding, (about) => {
        const tasks = [...planRecent(about, NEWS), ...planRest(about)];
        for (const kind of RECORD_KINDS) {
          const windows = windowsOf(tasks, kind);
          const startAt = about.starts[kind];
          const settled = about.covered[kind].map(({ fromAt, toAt }) => ({ fromAt, toAt: Math.min(toAt, NOW - DAY) }));
          if (startAt !== null) {
            const whole = { fromAt: startAt, toAt: END };
            expect(subtractIntervals(whole, [...settled, ...windows])).toEqual([]);
          }
          for (const span of about.stale[kind]) {
            const due = { fromAt: span.fromAt, toAt: Math.min(span.toAt, END) };
            expect(subtractIntervals(due, windows)).toEqual([]);
          }
          const inOrder = [...windows].sort((a, b) => a.fromAt - b.fromAt);
          inOrder.forEach(({ fromAt, toAt }, i) => {
            expect(toAt).toBeGreaterThan(fromAt);
            expect(toAt - fromAt).toBeLessThanOrEqual(LONGEST_WINDOW_MS);
            expect([fromAt % 1000, toAt % 1000]).toEqual([0, 0]);
            expect(fromAt).toBeGreaterThanOrEqual((inOrder[i - 1]?.toAt ?? fromAt) - 1000);
          });
        }
      }),
    );
  });

  test('the last day is part of a round with news', () => {
    fc.assert(
      fc.property(anyStanding, (about) => {
        if (about.starts.egv === null) return;
        const day = { fromAt: NOW - OVERLAP_MS, toAt: END };
        expect(subtractIntervals(day, windowsOf(planRecent(about, NEWS), 'egv'))).toEqual([]);
      }),
    );
  });

  test('once it was read, only the last day is left', () => {
    fc.assert(
      fc.property(anyIntervals, (covered) => {
        const first = standing(covered);
        const windows = windowsOf([...planRecent(first, NEWS), ...planRest(first)], 'egv');
        const after = standing(coverAfter(covered, windows));
        expect(windowsOf(planRecent(after, NEWS), 'egv')).toEqual([{ fromAt: NOW - DAY, toAt: END }]);
        expect(planRest(after)).toEqual([]);
      }),
    );
  });

  test('a round never has more than the last month', () => {
    fc.assert(
      fc.property(anyStanding, (about) => {
        for (const { window } of planRecent(about, NEWS)) expect(window.fromAt).toBeGreaterThanOrEqual(RECENT);
        for (const { window } of planRest(about)) expect(window.toAt).toBeLessThanOrEqual(RECENT);
      }),
    );
  });
});

describe('what devices with a wrong clock sent', () => {
  test('is asked for around its end, not from now on', () => {
    const toAt = NOW + 900 * DAY;
    const tasks = planAhead('egv', NOW, { fromAt: FIRST, toAt });
    expect(tasks[0]).toEqual({ kind: 'egv', window: { fromAt: toAt - 30 * DAY, toAt } });
    expect(tasks).toHaveLength(13);
    expect(planAhead('egv', NOW, { fromAt: toAt - HOUR, toAt })).toEqual([
      { kind: 'egv', window: { fromAt: toAt - HOUR, toAt } },
    ]);
  });

  test('by two devices with clocks months apart is asked for as a whole', () => {
    const windows = planAhead('egv', NOW, { fromAt: FIRST, toAt: NOW + 300 * DAY }).map(({ window }) => window);
    expect(mergeIntervals(windows)).toEqual([{ fromAt: NOW + DAY, toAt: NOW + 300 * DAY }]);
  });

  test('within a day is no matter', () => expect(planAhead('egv', NOW, { fromAt: FIRST, toAt: END })).toEqual([]));
});

describe('the walk through the history', () => {
  test('visits every day of it once in each turn', () => {
    let cursorAt: number | null = null;
    const visited: Interval[] = [];
    for (let day = 0; day < 4; day += 1) {
      const [{ window }] = planAgain(standing([]), cursorAt) as [Task];
      visited.push(window);
      cursorAt = window.toAt;
    }
    expect(visited[0]?.fromAt).toBe(FIRST);
    expect(subtractIntervals({ fromAt: FIRST, toAt: NOW }, visited)).toEqual([]);
    expect(planAgain(standing([]), cursorAt)[0]?.window.fromAt).toBe(FIRST);
  });

  test('takes every kind that there is', () => {
    const starts: Starts = { ...each<number | null>(FIRST), event: null };
    const tasks = planAgain(standing([], { starts }), FIRST + 30 * DAY);
    expect(tasks.map(({ kind }) => kind)).toEqual(['egv', 'calibration', 'alert']);
    for (const { window } of tasks) expect(window).toEqual({ fromAt: FIRST + 30 * DAY, toAt: FIRST + 60 * DAY });
  });
});

describe('how far the fill has come', () => {
  test('counts what was covered before, whichever run of the app did it', () => {
    const covered = [{ fromAt: NOW - 60 * DAY, toAt: NOW - DAY }];
    const filling = deriveFilling(standing(covered), false, IN_REACH);
    expect(filling).toMatchObject({ reachedAt: NOW - 60 * DAY, paused: false });
    expect(filling?.share).toBeCloseTo(0.6);
  });

  test('says the month that is not complete yet, of whatever kind', () => {
    const covered: Spans = { ...each([{ fromAt: FIRST, toAt: NOW - DAY }]), alert: [{ fromAt: RECENT, toAt: NOW }] };
    expect(deriveFilling(standing([], { covered }), true, IN_REACH)).toMatchObject({ reachedAt: RECENT, paused: true });
  });

  test('is nothing once it is done, or where there is no more than a month', () => {
    expect(deriveFilling(standing([{ fromAt: FIRST, toAt: NOW - DAY }]), false, IN_REACH)).toBeNull();
    expect(deriveFilling(standing([], { starts: each<number | null>(NOW - 20 * DAY) }), false, IN_REACH)).toBeNull();
  });

  test('counts what can be had: kinds and windows that fail are left out', () => {
    const covered: Spans = { ...each([{ fromAt: NOW - 60 * DAY, toAt: NOW - DAY }]), event: [] };
    const always = { fromAt: Number.NEGATIVE_INFINITY, toAt: Number.POSITIVE_INFINITY };
    const noEvents = { ...IN_REACH, event: [always] };
    const filling = deriveFilling(standing([], { covered }), false, noEvents);
    expect(filling?.reachedAt).toBe(NOW - 60 * DAY);
    expect(filling?.share).toBeCloseTo(0.6);
    const old = { fromAt: FIRST, toAt: NOW - 80 * DAY };
    const partly = deriveFilling(standing([], { covered }), false, { ...each([old]), event: [always] });
    expect(partly?.share).toBeCloseTo(0.75);
    const nothing = { ...each([{ fromAt: FIRST, toAt: NOW - 60 * DAY }]), event: [always] };
    expect(deriveFilling(standing([], { covered }), false, nothing)).toBeNull();
  });

  test('only ever grows as windows are read', () => {
    let covered: Interval[] = [];
    const shares: number[] = [];
    for (const { window } of [...planRecent(standing([]), NEWS), ...planRest(standing([]))]) {
      covered = coverAfter(covered, [window]);
      shares.push(deriveFilling(standing(covered), false, IN_REACH)?.share ?? 1);
    }
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
  });
});
