import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { expectedDelayMs, type LearnedDelay } from '../../../core/delay';
import { LATE_AFTER_MS, NONE_AFTER_MS, type Reading } from '../../../core/glance';
import { EMPTY_BOARD } from '../../../core/notices/board';
import { DEFAULT_SETTINGS } from '../../../core/settings';
import { deriveTray } from '../../../core/tray/derive-tray';
import { followTime } from '../../../main/follow-time';
import { STORED_DEFAULTS } from '../../../main/settings/stored';
import { createState } from '../../../main/state';
import { createServerClock } from '../../../main/sync/server-clock';
import { readingOf } from '../core/readings';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const START = Date.UTC(2026, 4, 1);
/** Dates have whole seconds. */
const DATE_MS = 2000;
/** What two clocks differ by is put right from here on. */
const CLOCK_MS = MINUTE + DATE_MS;

beforeEach(() => {
  vi.useFakeTimers({ now: START, toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

type Happening =
  | { readonly kind: 'wait'; readonly ms: number }
  /** Until so long after the newest reading has become late, where that is yet to come. */
  | { readonly kind: 'wait-for-late'; readonly plusMs: number }
  | { readonly kind: 'sleep'; readonly ms: number }
  | { readonly kind: 'clock-set'; readonly byMs: number }
  | { readonly kind: 'answer' }
  | { readonly kind: 'readings'; readonly agesMs: readonly number[] }
  | { readonly kind: 'delay'; readonly delay: LearnedDelay };

const anyMs = (max: number) => fc.integer({ min: 0, max });
const anyHappening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({ kind: fc.constant('wait' as const), ms: fc.oneof(anyMs(2 * MINUTE), anyMs(3 * HOUR)) }),
  fc.record({ kind: fc.constant('wait-for-late' as const), plusMs: fc.integer({ min: 3, max: 29_000 }) }),
  fc.record({ kind: fc.constant('sleep' as const), ms: fc.oneof(anyMs(HOUR), anyMs(30 * HOUR)) }),
  fc.record({ kind: fc.constant('clock-set' as const), byMs: fc.integer({ min: -5 * HOUR, max: 5 * HOUR }) }),
  fc.constant({ kind: 'answer' as const }),
  fc.record({
    kind: fc.constant('readings' as const),
    agesMs: fc.array(fc.oneof(anyMs(5 * HOUR), anyMs(60 * HOUR)), { minLength: 1, maxLength: 5 }),
  }),
  fc.record({
    kind: fc.constant('delay' as const),
    delay: fc.record({ learnedMs: fc.option(fc.double({ min: 0, max: 6 * HOUR, noNaN: true })), samples: fc.nat(50) }),
  }),
);

/** The real state, clock and ticker of an account; what arrives is put in as the archive would give it. */
function openDesk() {
  let sleptMs = 0;
  let toldAheadMs: number | null = null; // how far the real time is ahead of the even clock, once a server said it
  const steady = () => performance.now() + sleptMs;
  const clock = createServerClock(Date.now, steady);
  const stored = { ...STORED_DEFAULTS, demo: 'steady' as const };
  const state = createState({ stored, runtime: { kind: 'current' }, locale: 'en', now: Date.now() });
  const time = followTime({ state, now: Date.now, skewMs: clock.skewMs, onTick: () => {} });
  const realNow = () => (toldAheadMs === null ? Date.now() : steady() + toldAheadMs);
  const readings: Reading[] = [];
  const setClock = (byMs: number) => vi.setSystemTime(Date.now() + byMs);
  const happen = (what: Happening): void => {
    switch (what.kind) {
      case 'wait':
        vi.advanceTimersByTime(what.ms);
        break;
      case 'wait-for-late': {
        const ms = overMs() === null ? 0 : what.plusMs - (overMs() ?? 0);
        if (ms < 7 * HOUR) vi.advanceTimersByTime(Math.max(0, ms));
        break;
      }
      case 'sleep':
        sleptMs += what.ms;
        setClock(what.ms);
        time.wake();
        break;
      case 'clock-set':
        setClock(what.byMs);
        vi.advanceTimersByTime(30_001);
        break;
      case 'answer':
        toldAheadMs = START;
        clock.heard({ serverAt: Math.floor(realNow() / 1000) * 1000, tookMs: 0 });
        vi.advanceTimersByTime(30_001);
        break;
      case 'readings':
        readings.push(...what.agesMs.map((ageMs) => readingOf({ at: Math.floor(realNow() - ageMs) })));
        readings.sort((a, b) => b.at - a.at);
        state.newest.value = { reading: readings[0] ?? null, previous: readings[1] ?? null };
        break;
      case 'delay':
        state.delay.value = what.delay;
        break;
    }
  };
  /** How long the newest reading has been late (ms), negative before that. */
  const overMs = (): number | null => {
    const at = readings[0]?.at;
    if (at === undefined) return null;
    return realNow() - at - expectedDelayMs(state.account.value, state.delay.value) - LATE_AFTER_MS;
  };
  /** How far what is shown may be off: by what the clocks differ where that is too little to be put right. */
  const offMs = (): number => {
    const apartMs = Math.abs(realNow() - Date.now());
    return apartMs <= CLOCK_MS ? apartMs + DATE_MS : DATE_MS;
  };
  const newestAt = () => readings[0]?.at ?? null;
  return { state, happen, realNow, newestAt, overMs, offMs, time };
}

/** Minutes said by "just now", "12 min ago" or "3 h 5 min ago"; null where no value is shown. */
function minutesSaid(tooltip: string): number | null {
  const said = /, (?:(just now)|(?:(\d+) h)? ?(?:(\d+) min)? ?ago) \(/.exec(tooltip);
  return said && Number(said[2] ?? 0) * 60 + Number(said[3] ?? 0);
}

function checkTold({ state, realNow, newestAt, overMs, ...desk }: ReturnType<typeof openDesk>): void {
  const at = newestAt();
  const { icon, tooltip, title } = deriveTray(state.trayInput.value);
  const minutes = minutesSaid(tooltip);
  const offMs = desk.offMs();
  if (at === null) {
    expect(minutes).toBeNull();
    return;
  }
  const ageMs = realNow() - at;
  if (ageMs >= NONE_AFTER_MS + offMs) {
    expect([icon.kind, minutes, title]).toEqual(['sign', null, '']);
    expect(tooltip).toContain('The last one was on');
  }
  if (ageMs < NONE_AFTER_MS - offMs) {
    expect(minutes).toBeGreaterThanOrEqual(Math.floor(Math.max(0, ageMs - offMs) / MINUTE));
    expect(minutes).toBeLessThanOrEqual(Math.floor(Math.max(0, ageMs + offMs) / MINUTE));
  }
  const lateMs = overMs() ?? 0;
  if (icon.kind !== 'value' || Math.abs(lateMs) <= offMs) return;
  const looksLate = [icon.late, title.startsWith('('), tooltip.includes('No new data since')];
  expect(looksLate).toEqual(Array(3).fill(lateMs > 0));
}

const LATE_BETWEEN_MINUTES: Happening[] = [
  { kind: 'delay', delay: { learnedMs: 61.4 * MINUTE, samples: 9 } },
  { kind: 'readings', agesMs: [HOUR] },
  { kind: 'wait-for-late', plusMs: 4000 },
];

test('whatever happens, no age is off by more than a minute and nothing late looks as expected', () => {
  fc.assert(
    fc.property(fc.array(anyHappening, { maxLength: 15 }), (happenings) => {
      const desk = openDesk();
      try {
        for (const happening of happenings) {
          desk.happen(happening);
          checkTold(desk);
        }
      } finally {
        desk.time.stop();
      }
    }),
    { numRuns: 200, examples: [[LATE_BETWEEN_MINUTES]] },
  );
}, 60_000);

test('a clock put right while Dexcom was out of reach is read again with the next answer', () => {
  const stored = { ...STORED_DEFAULTS, demo: 'steady' as const };
  const state = createState({ stored, runtime: { kind: 'current' }, locale: 'en', now: Date.now() });
  const time = followTime({ state, now: Date.now, skewMs: () => 0, onTick: () => {} });
  state.newest.value = { reading: readingOf({ at: START - HOUR }), previous: null };
  vi.setSystemTime(START + 3 * 365 * 24 * HOUR);
  vi.advanceTimersByTime(MINUTE);
  expect(state.glance.value.kind).toBe('none');
  vi.setSystemTime(START + MINUTE);
  state.connection.value = { kind: 'online', lastPollAt: START + MINUTE, missing: [] };
  expect(state.glance.value).toMatchObject({ kind: 'value', ageMs: HOUR + MINUTE });
  time.stop();
});

test.each([0, 3 * MINUTE])('a rest ends in the tray when it ends, with a clock that is %i ms behind', (skewMs) => {
  const low = { ...DEFAULT_SETTINGS.notices.rules.low, on: true };
  const notices = {
    ...DEFAULT_SETTINGS.notices,
    consentedAt: START,
    rules: { ...DEFAULT_SETTINGS.notices.rules, low },
  };
  const stored = { ...STORED_DEFAULTS, demo: 'steady' as const, settings: { ...DEFAULT_SETTINGS, notices } };
  const state = createState({ stored, runtime: { kind: 'current' }, locale: 'en', now: Date.now() });
  let ticks = 0;
  const onTick = () => {
    ticks += 1;
  };
  state.connection.value = { kind: 'connecting' };
  const time = followTime({ state, now: Date.now, skewMs: () => skewMs, onTick });
  vi.advanceTimersByTime(30_000);
  const endsAt = Date.now() + 12_345;
  state.board.value = { ...EMPTY_BOARD, snoozes: [{ rule: 'low', untilAt: endsAt + skewMs }] };
  const isResting = () => JSON.stringify(deriveTray(state.trayInput.value).menu).includes('snoozed until');
  vi.advanceTimersByTime(12_344);
  expect(isResting()).toBe(true);
  vi.advanceTimersByTime(1);
  expect(isResting()).toBe(false);
  ticks = 0;
  vi.advanceTimersByTime(MINUTE); // the board still has it: it is not waited for again
  expect(ticks).toBe(2);
  time.stop();
});
