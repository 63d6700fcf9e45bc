import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_RULES } from '../../../../core/notices/default-rules';
import type { NoticeEvent, PollEnded } from '../../../../core/notices/event';
import type { Notice } from '../../../../core/notices/notice';
import { NOTHING_NOTICED } from '../../../../core/notices/notice-state';
import { reduceNotices } from '../../../../core/notices/reduce';
import { type NoticeSettings, RULE_NAMES, type RuleName, type Rules } from '../../../../core/notices/rules';
import { EVERY_DAY } from '../../../../core/notices/week';
import { anyLife } from './life';
import { DELAY, dueOf, MINUTE, NOON, pollOf, restarted, run, STARTED, settingsWith } from './run';

const IN_TIME_MS = DELAY + 15 * MINUTE;
const REPEAT_MS = 20 * MINUTE;
const READING_RULES = RULE_NAMES.filter((name) => name !== 'no-data' && name !== 'phone-alerted');

const repeating = (rules: Rules): Rules => ({
  ...rules,
  low: { ...rules.low, repeatMs: REPEAT_MS },
  high: { ...rules.high, sustainedMs: 10 * MINUTE },
  'high-for-long': { ...rules['high-for-long'], sustainedMs: 30 * MINUTE },
  'no-data': { ...rules['no-data'], repeatMs: REPEAT_MS },
});
const ALL = settingsWith(RULE_NAMES, repeating(DEFAULT_RULES));

type Moment = { readonly event: NoticeEvent; readonly notices: readonly Notice[] };

/** Lives a life; every start is one from what was written to disk. */
function live(events: readonly NoticeEvent[], settings: NoticeSettings): readonly Moment[] {
  let state = NOTHING_NOTICED;
  return events.map((event) => {
    const reduced = reduceNotices(event.kind === 'started' ? restarted(state) : state, event, settings);
    state = reduced.state;
    return { event, notices: reduced.notices };
  });
}

const isPoll = (event: NoticeEvent): event is PollEnded => event.kind === 'poll-ended';
type Brought = { readonly at: number; readonly code: number };
const broughtBy = ({ readings }: PollEnded): Brought[] =>
  Array.from(readings.at, (at, i) => ({ at, code: readings.mgDl[i] ?? 0 }))
    .filter(({ code }) => code >= 39)
    .sort((a, b) => a.at - b.at);
const newestBefore = (events: readonly NoticeEvent[]): number =>
  Math.max(...events.filter(isPoll).flatMap((poll) => broughtBy(poll).map(({ at }) => at)), Number.NEGATIVE_INFINITY);
const ofRule = (moments: readonly Moment[], rule: RuleName): Notice[] =>
  moments.flatMap(({ notices }) => notices.filter(({ about, kind }) => about.rule === rule && kind === 'due'));
/** Every reading with a value that was newer than all before when a poll brought it. */
function lived(events: readonly NoticeEvent[]): Brought[] {
  const all: Brought[] = [];
  for (const poll of events.filter(isPoll)) {
    const last = all.at(-1)?.at ?? Number.NEGATIVE_INFINITY;
    all.push(...broughtBy(poll).filter(({ at }) => at > last));
  }
  return all;
}

const everyLife = (law: (events: readonly NoticeEvent[]) => void) =>
  fc.assert(fc.property(anyLife, law), { numRuns: 100 });

describe('in any life', () => {
  test('a notice is of a reading that this poll brought, newer than all before and in time; else it is past', () => {
    everyLife((events) => {
      for (const [i, { event, notices }] of live(events, ALL).entries()) {
        if (!isPoll(event)) expect(notices).toEqual([]);
        for (const { about, at, kind, reportedAt } of notices) {
          expect(reportedAt).toBe(event.at);
          if (!isPoll(event) || about.rule === 'no-data' || about.rule === 'phone-alerted') continue;
          expect(broughtBy(event).find((reading) => reading.at === at)?.code).toBe(about.code);
          expect(at).toBeGreaterThan(newestBefore(events.slice(0, i)));
          expect(event.at - at < IN_TIME_MS).toBe(kind === 'due');
        }
      }
    });
  });

  test.each(READING_RULES)('%s is told once per episode, and again only after its time', (name) => {
    const settings = settingsWith([name], repeating(DEFAULT_RULES));
    everyLife((events) => {
      const readings = lived(events);
      const told = ofRule(live(events, settings), name);
      for (const [i, notice] of told.entries()) {
        const last = told[i - 1];
        if (!last) expect(notice.isAgain).toBe(false);
        else if (notice.isAgain) expect(notice.reportedAt - last.reportedAt).toBeGreaterThanOrEqual(REPEAT_MS);
        else expect(isOverBetween(name, settings, readings, last.at, notice.at)).toBe(true);
      }
    });
  });

  test.each(RULE_NAMES)('a rest of %s mutes it, and changes nothing of the others', (name) => {
    const settings = settingsWith(
      RULE_NAMES.filter((each) => !MILDER[name]?.includes(each)),
      repeating(DEFAULT_RULES),
    );
    everyLife((events) => {
      const others = events.filter((event) => event.kind !== 'snooze' && event.kind !== 'unsnooze');
      const [first, ...rest] = others;
      const snooze: NoticeEvent = {
        kind: 'snooze',
        rule: name,
        at: NOON,
        untilAt: Number.MAX_SAFE_INTEGER,
        cancelledByRecovery: false,
      };
      const without = live(others, settings).flatMap(({ notices }) => notices);
      const withRest = live(first ? [first, snooze, ...rest] : [snooze], settings).flatMap(({ notices }) => notices);
      expect(withRest).toEqual(without.filter(({ about }) => about.rule !== name));
    });
  });

  test.each(RULE_NAMES)('nothing of %s is told while it rests', (name) => {
    everyLife((events) => {
      const moments = live(events, settingsWith([name], repeating(DEFAULT_RULES)));
      for (const [i, { event, notices }] of moments.entries()) {
        const last = [...events.slice(0, i)].reverse().find((each) => {
          return (each.kind === 'snooze' || each.kind === 'unsnooze') && each.rule === name;
        });
        const rests = last?.kind === 'snooze' && !last.cancelledByRecovery && last.untilAt > event.at;
        if (rests) expect(notices).toEqual([]);
      }
    });
  });

  test('a restart between any two events changes no notice of readings or of the phone', () => {
    everyLife((events) => {
      const kept = events.filter(({ kind }) => kind !== 'started');
      const started: NoticeEvent = { kind: 'started', at: NOON, newestAt: null, newestAlertAt: null };
      const often = kept.flatMap((event, i): NoticeEvent[] => [
        event,
        { ...started, at: event.at, newestAt: finite(newestBefore(kept.slice(0, i + 1))) },
      ]);
      expect(told(live([started, ...often], ALL))).toEqual(told(live([started, ...kept], ALL)));
    });
  });

  test('nothing is told outside its hours, and in quiet hours only quietly', () => {
    const hours = fc.tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 0, max: 1439 }));
    fc.assert(
      fc.property(anyLife, hours, hours, (events, [from, to], [quietFrom, quietTo]) => {
        const spanOf = (startMinutes: number, endMinutes: number) => [{ days: EVERY_DAY, startMinutes, endMinutes }];
        const low = { ...DEFAULT_RULES.low, schedule: spanOf(from, to) };
        const settings = { ...settingsWith(['low'], { low }), quietHours: spanOf(quietFrom, quietTo) };
        for (const { notices } of live(events, settings)) {
          for (const { at, reportedAt, delivery, sound } of notices) {
            expect(isBetween(at, from, to)).toBe(true);
            const isQuiet = isBetween(reportedAt, quietFrom, quietTo);
            expect([delivery, sound]).toEqual(isQuiet ? ['tray', 'silent'] : ['notification', 'sound']);
          }
        }
      }),
    );
  });

  test('no data is told once per outage, long after the last reading, by a poll asked while awake', () => {
    everyLife((events) => {
      let awakeSinceAt = Number.POSITIVE_INFINITY;
      let wasTold = false;
      for (const [i, { event, notices }] of live(events, ALL).entries()) {
        if (event.kind === 'started' || event.kind === 'woke') awakeSinceAt = event.at;
        if (!isPoll(event)) continue;
        const newestAt = newestBefore(events.slice(0, i + 1));
        if (event.at - newestAt < IN_TIME_MS) wasTold = false;
        for (const { about, at, isAgain } of notices) {
          if (about.rule !== 'no-data') continue;
          expect(at).toBe(newestAt);
          expect(event.at - newestAt).toBeGreaterThanOrEqual(DELAY + ALL.rules['no-data'].afterMs);
          expect(event.askedAt).toBeGreaterThanOrEqual(awakeSinceAt);
          expect(isAgain).toBe(wasTold);
          wasTold = true;
        }
      }
    });
  });
});

/** Whose notice is left out beside that of the rule named, so that a rest of that one lets it be seen. */
const MILDER: Partial<Record<RuleName, readonly RuleName[]>> = {
  'urgent-low': ['low'],
  'urgent-high': ['high', 'high-for-long'],
  'high-for-long': ['high'],
};

/** Whether a time of day, in UTC, is in a span that may go across midnight. */
function isBetween(at: number, from: number, to: number): boolean {
  const minute = Math.floor(at / MINUTE) % 1440;
  return from === to || (minute - from + 1440) % 1440 < (to - from + 1440) % 1440;
}

const finite = (at: number): number | null => (Number.isFinite(at) ? at : null);
const told = (moments: readonly Moment[]): Notice[] =>
  moments.flatMap(({ notices }) => notices).filter(({ about }) => about.rule !== 'no-data');

/** Whether after one reading and up to another there is one that is back by the margin, or a gap. */
function isOverBetween(
  name: (typeof READING_RULES)[number],
  settings: NoticeSettings,
  readings: readonly Brought[],
  fromAt: number,
  toAt: number,
): boolean {
  const rule = settings.rules[name];
  return readings.some(({ at, code }, i) => {
    const before = readings[i - 1];
    if (!before || at <= fromAt || at > toAt) return false;
    if (at - before.at > 15 * MINUTE) return true;
    if (rule.kind === 'level') {
      const { thresholdMgDl: level, rearmMgDl: margin } = rule;
      return name === 'low' || name === 'urgent-low' ? code >= level + margin : code <= level - margin;
    }
    return readings.some((from) => {
      const overMs = at - from.at;
      if (overMs < 12.5 * MINUTE || overMs > 17.5 * MINUTE) return false;
      const rate = ((code - from.code) / overMs) * MINUTE * (name === 'fast-fall' ? -1 : 1);
      return rate < rule.thresholdMgDlPerMinute - rule.rearmMgDlPerMinute + 0.05;
    });
  });
}

test.each(['urgent-low', 'low', 'high', 'urgent-high'] as const)(
  '%s is told at every fall beyond it, none missed',
  (name) => {
    const anyCode = fc.constantFrom(
      39,
      45,
      54,
      55,
      60,
      69,
      70,
      74,
      75,
      100,
      170,
      171,
      180,
      181,
      240,
      241,
      250,
      251,
      401,
    );
    const anyApart = fc.constantFrom(5, 5, 5, 15, 16);
    fc.assert(
      fc.property(fc.array(fc.tuple(anyCode, anyApart), { maxLength: 60 }), (steps) => {
        const rule = DEFAULT_RULES[name];
        const isLow = name === 'low' || name === 'urgent-low';
        let at = NOON;
        let armed = true;
        const expected: string[] = [];
        const polls = steps.map(([code, apart]) => {
          at += apart * MINUTE;
          const isBack = isLow
            ? code >= rule.thresholdMgDl + rule.rearmMgDl
            : code <= rule.thresholdMgDl - rule.rearmMgDl;
          armed ||= isBack || apart > 15;
          const isBeyond = isLow ? code < rule.thresholdMgDl : code > rule.thresholdMgDl;
          if (isBeyond && armed) {
            expected.push(`${name} ${(at - NOON) / MINUTE}`);
            armed = false;
          }
          return pollOf(at + DELAY, [[at, code]]);
        });
        const settings = settingsWith([name], { [name]: { ...rule, repeatMs: null } });
        expect(dueOf(run([STARTED, ...polls], settings))).toEqual(expected);
      }),
    );
  },
);
