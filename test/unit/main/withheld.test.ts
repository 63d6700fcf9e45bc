import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Reading } from '../../../core/glance';
import { glucoseFromCode } from '../../../core/glucose';
import { PRESENTING_MS, type Privacy } from '../../../core/privacy';
import { DEFAULT_SETTINGS, type Settings, type TrayContents } from '../../../core/settings';
import { LIVED } from '../../../core/statistics/clock';
import { deriveTray } from '../../../core/tray/derive-tray';
import type { Trend } from '../../../core/trend';
import { createHistoryAnswers } from '../../../main/ipc/history-answers';
import { STORED_DEFAULTS } from '../../../main/settings/stored';
import { createState } from '../../../main/state';

const NOW = Date.UTC(2026, 4, 1, 12);
const MINUTE_MS = 60_000;
const STORED = { ...STORED_DEFAULTS, demo: 'steady' } as const;
const TRENDS: readonly Trend[] = ['doubleUp', 'fortyFiveUp', 'flat', 'singleDown', 'doubleDown', 'none'];
const TRAY_CONTENTS: readonly TrayContents[] = ['value', 'value-arrow', 'value-arrow-age', 'sign'];

/** What a person would not want seen: readings, what was said of them, and the phone's alert. */
type Secrets = {
  readonly code: number;
  readonly previous: number;
  readonly trend: Trend;
  readonly told: readonly number[];
  readonly phone: string | null;
  readonly seen: number | null;
};

const code = fc.integer({ min: 39, max: 401 });
const secrets: fc.Arbitrary<Secrets> = fc.record({
  code,
  previous: code,
  trend: fc.constantFrom(...TRENDS),
  told: fc.array(code, { maxLength: 3 }),
  phone: fc.option(fc.constantFrom('urgentLow', 'high')),
  seen: fc.option(code),
});
const hidden: fc.Arbitrary<Privacy> = fc.oneof(
  fc.constant({ kind: 'hidden' } as const),
  fc.integer({ min: 1, max: 4 * 60 }).map((minutes) => {
    return { kind: 'presenting', untilAt: NOW + minutes * MINUTE_MS } as const;
  }),
);
const settings: fc.Arbitrary<Settings> = fc.record({
  ...Object.fromEntries(Object.entries(DEFAULT_SETTINGS).map(([name, value]) => [name, fc.constant(value)])),
  unit: fc.constantFrom('mg/dL', 'mmol/L'),
  trayContents: fc.constantFrom(...TRAY_CONTENTS),
}) as fc.Arbitrary<Settings>;

const readingOf = (at: number, mgDl: number, trend: Trend): Reading => ({
  recordId: String(at),
  at,
  offsetMinutes: 120,
  glucose: glucoseFromCode(mgDl),
  trend,
  trendRate: null,
});

/** The app as it stands with some secrets; the ages of readings are no secret. */
function stateWith(it: Secrets, ageMs: number, chosen: Privacy, chosenSettings: Settings) {
  const stored = { ...STORED, privacy: chosen, settings: chosenSettings };
  const state = createState({ stored, runtime: { kind: 'current' }, locale: 'en', now: NOW });
  const at = NOW - ageMs;
  state.newest.value = {
    reading: readingOf(at, it.code, it.trend),
    previous: readingOf(at - 5 * MINUTE_MS, it.previous, 'flat'),
  };
  state.connection.value = { kind: 'online', lastPollAt: NOW, missing: [] };
  state.board.value = {
    told: it.told.map((said) => ({
      kind: 'due',
      about: { rule: 'low', code: said, sinceAt: at },
      at,
      offsetMinutes: 120,
      reportedAt: NOW,
      isAgain: false,
      delivery: 'tray',
      sound: 'silent',
    })),
    snoozes: [{ rule: 'low', untilAt: NOW + MINUTE_MS }],
    phone: it.phone === null ? null : { at, offsetMinutes: 120, name: it.phone, state: null },
  };
  const seen = { at, code: it.seen ?? 0, offsetMinutes: 120 };
  state.away.value =
    it.seen === null
      ? null
      : { first: seen, last: seen, lowest: seen, highest: seen, coveredMs: 1, inRangeMs: 1, episodes: [], alerts: [] };
  return state;
}

type Surfaces = Pick<ReturnType<typeof createState>, 'snapshot' | 'trayInput'>;
const surfacesOf = ({ snapshot, trayInput }: Surfaces): string =>
  JSON.stringify([snapshot.value, deriveTray(trayInput.value)]);

describe('while values are hidden', () => {
  test('whatever they are, windows are sent the same and the tray looks the same', () => {
    fc.assert(
      fc.property(
        secrets,
        secrets,
        fc.integer({ min: 0, max: 30 * 60 }),
        hidden,
        settings,
        (one, other, minutes, ...rest) => {
          const [a, b] = [one, other].map((it) => surfacesOf(stateWith(it, minutes * MINUTE_MS, ...rest)));
          expect(a).toBe(b);
        },
      ),
    );
  });

  test('what was snoozed stays known, and how old the newest reading is', () => {
    const it = { code: 137, previous: 133, trend: 'flat', told: [58], phone: 'urgentLow', seen: 58 } as const;
    const { snapshot } = stateWith(it, 62 * MINUTE_MS, { kind: 'hidden' }, DEFAULT_SETTINGS);
    expect(snapshot.value.notices.snoozes).toHaveLength(1);
    expect(snapshot.value.glance).toEqual({ kind: 'none', lastAt: NOW - 62 * MINUTE_MS });
  });

  test('shown again, everything is there', () => {
    const it = { code: 137, previous: 133, trend: 'flat', told: [58], phone: 'urgentLow', seen: 59 } as const;
    const state = stateWith(it, 62 * MINUTE_MS, { kind: 'hidden' }, DEFAULT_SETTINGS);
    expect(surfacesOf(state)).not.toMatch(/137|\b58\b|\b59\b|urgentLow/);
    state.chosenPrivacy.value = { kind: 'shown' };
    expect(JSON.stringify(state.snapshot.value)).toMatch(/137.*"code":58.*urgentLow.*"code":59/);
    expect(deriveTray(state.trayInput.value).tooltip).toContain('137 mg/dL');
  });

  test('questions about the history are refused, and no others', async () => {
    let mayShow = false;
    const answers = createHistoryAnswers(
      () => null,
      () => mayShow,
      () => {},
    );
    const range = { fromAt: 0, toAt: NOW };
    const ask = () => [
      answers.getReadings(range),
      answers.getRecords(range),
      answers.getEnvelope(range, 10),
      answers.getDays(range, LIVED),
      answers.getPattern(range, 'standard', LIVED),
      answers.getClocks(),
      answers.getExclusions(),
      answers.getDevices(),
      answers.getSensors(range),
      answers.getFingersticks(range),
      answers.getDataNotes(),
    ];
    const refused = await Promise.allSettled(ask());
    expect(refused.map(({ status }) => status)).toEqual(Array(11).fill('rejected'));
    mayShow = true;
    await expect(Promise.all(ask())).resolves.toHaveLength(11);
    const asked = ask();
    mayShow = false;
    const late = await Promise.allSettled(asked);
    expect(late.map(({ status }) => status)).toEqual(Array(11).fill('rejected'));
  });
});

describe('presenting', () => {
  test.each(PRESENTING_MS)(
    'ends by itself after %d ms by the clock, not before and not by a clock set back',
    (forMs) => {
      const stored = { ...STORED, privacy: { kind: 'presenting', untilAt: NOW + forMs } } as const;
      const state = createState({ stored, runtime: { kind: 'current' }, locale: 'en', now: NOW });
      const kindAt = (at: number): string => {
        state.now.value = at;
        return state.snapshot.value.privacy.kind;
      };
      expect([NOW, NOW + forMs - 1, NOW - 86_400_000].map(kindAt)).toEqual(Array(3).fill('presenting'));
      expect(state.changesAt(NOW)).toBe(NOW + forMs); // it is looked at the time right then
      expect([NOW + forMs, NOW + forMs + 8 * 3_600_000].map(kindAt)).toEqual(['shown', 'shown']);
      expect(state.changesAt(NOW + forMs)).toBeNull();
    },
  );
});
