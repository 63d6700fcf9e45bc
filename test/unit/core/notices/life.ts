import fc from 'fast-check';
import type { NoticeEvent } from '../../../../core/notices/event';
import { RULE_NAMES, type RuleName } from '../../../../core/notices/rules';
import { alertOf, DELAY, MINUTE, NOON, pollOf, type Read } from './run';

type Step =
  | {
      readonly kind: 'poll';
      readonly readings: readonly { readonly code: number; readonly apartMs: number }[];
      readonly lateMs: number;
      readonly withKnown: boolean;
      readonly newestFirst: boolean;
      readonly askedBeforeMs: number;
      readonly alert: readonly [name: string, state: string] | null;
    }
  | { readonly kind: 'started' | 'woke' | 'tick'; readonly afterMs: number }
  | {
      readonly kind: 'snooze';
      readonly rule: RuleName;
      readonly forMs: number;
      readonly cancelledByRecovery: boolean;
    }
  | { readonly kind: 'unsnooze' | 'dismissed'; readonly rule: RuleName };

/** Codes around every threshold, and some that are no value. */
const anyCode = fc.constantFrom(
  0,
  38,
  39,
  50,
  54,
  55,
  60,
  66,
  70,
  75,
  100,
  120,
  170,
  180,
  181,
  200,
  250,
  251,
  300,
  401,
);
const anyApart = fc.constantFrom(5, 5, 5, 5, 10, 15, 16, 90).map((minutes) => minutes * MINUTE);
const anyRule = fc.constantFrom(...RULE_NAMES);

const anyPoll = fc.record({
  kind: fc.constant('poll' as const),
  readings: fc.array(fc.record({ code: anyCode, apartMs: anyApart }), { maxLength: 4 }),
  lateMs: fc.constantFrom(0, 0, 0, 4, 14, 15, 30, 200).map((minutes) => minutes * MINUTE),
  withKnown: fc.boolean(),
  newestFirst: fc.boolean(),
  askedBeforeMs: fc.constantFrom(0, 1000, 20 * MINUTE),
  alert: fc.option(
    fc.tuple(fc.constantFrom('low', 'high'), fc.constantFrom('activeAlarming', 'activeSnoozed', 'inactive', 'new')),
  ),
});

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: anyPoll },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('started', 'woke', 'tick'),
      afterMs: fc.constantFrom(0, 1, 30, 600).map((minutes) => minutes * MINUTE),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('snooze' as const),
      rule: anyRule,
      forMs: fc.constantFrom(5, 30, 300).map((minutes) => minutes * MINUTE),
      cancelledByRecovery: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('unsnooze', 'dismissed'), rule: anyRule }) },
);

/** Any life of the notices: polls that bring readings in time, late or once more, sleep, restarts and what a person does. */
export const anyLife: fc.Arbitrary<readonly NoticeEvent[]> = fc
  .array(anyStep, { maxLength: 40 })
  .map((steps) => live(steps));

function live(steps: readonly Step[]): readonly NoticeEvent[] {
  const known: Read[] = [];
  const alertTimes: number[] = [];
  let readAt = NOON;
  let clock = NOON + DELAY;
  const started = (): NoticeEvent => ({
    kind: 'started',
    at: clock,
    newestAt: known.filter(([, code]) => code >= 39).at(-1)?.[0] ?? null,
    newestAlertAt: alertTimes.at(-1) ?? null,
  });
  const events = steps.map((step): NoticeEvent => {
    if (step.kind === 'poll') {
      const brought = step.readings.map(({ code, apartMs }): Read => {
        readAt += apartMs;
        return [readAt, code];
      });
      clock = Math.max(clock + 1, readAt + DELAY + step.lateMs);
      const alerts = step.alert ? [alertOf(readAt + 1, ...step.alert)] : [];
      const readings = step.withKnown ? [...known, ...brought] : brought;
      known.push(...brought);
      alertTimes.push(...alerts.map(({ at }) => at));
      const ordered = step.newestFirst ? [...readings].reverse() : readings;
      return pollOf(clock, ordered, { askedAt: clock - step.askedBeforeMs, alerts });
    }
    if (step.kind === 'snooze') {
      const { rule, cancelledByRecovery } = step;
      return { kind: 'snooze', at: clock, rule, untilAt: clock + step.forMs, cancelledByRecovery };
    }
    if ('rule' in step) return { ...step, at: clock };
    clock += step.afterMs;
    return step.kind === 'started' ? started() : { kind: step.kind, at: clock };
  });
  return [{ kind: 'started', at: NOON, newestAt: null, newestAlertAt: null }, ...events];
}
