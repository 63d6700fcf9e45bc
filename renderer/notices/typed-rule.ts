import type { Delivery, InQuietHours, Rule, RuleName, Sound } from '../../core/notices/rules';
import type { Reader } from '../../core/schedule-words';
import { fieldsOf, type NumberKey, numberOf, readNumber, typeNumber } from './rule-fields';
import { type HoursErrors, readSchedule, type TypedSchedule, typeSchedule } from './typed-schedule';

/** A rule as its form holds it; whether it is on is no part of the form. */
export type TypedRule = {
  readonly numbers: Partial<Record<NumberKey, string>>;
  readonly schedule: TypedSchedule;
  readonly sound: Sound;
  readonly delivery: Delivery;
  readonly inQuietHours: InQuietHours;
  /** Which alerts of the phone; null for other rules. */
  readonly alerts: 'all' | readonly string[] | null;
};

export type RuleErrors = {
  readonly numbers: Partial<Record<NumberKey, string>>;
  readonly hours: readonly HoursErrors[];
  readonly alerts: string | null;
};

/** A rule as the person reads it. */
export function typeRule(name: RuleName, rule: Rule, reader: Reader): TypedRule {
  const { sound, delivery, inQuietHours } = rule;
  const typed = fieldsOf(name, rule).map((spec) => [spec.key, typeNumber(numberOf(rule, spec.key), spec, reader)]);
  return {
    numbers: Object.fromEntries(typed),
    schedule: typeSchedule(rule.schedule),
    sound,
    delivery,
    inQuietHours,
    alerts: rule.kind === 'phone-alerted' ? rule.alerts : null,
  };
}

/** Reads the form. A field that is wrong leaves its saved value in the rule, and its sentence in the errors. */
export function readRule<R extends Rule>(
  name: RuleName,
  typed: TypedRule,
  saved: R,
  reader: Reader,
): { readonly rule: R; readonly errors: RuleErrors } {
  const { sound, delivery, inQuietHours, alerts } = typed;
  const values: Partial<Record<NumberKey, number | null>> = {};
  const numbers: Partial<Record<NumberKey, string>> = {};
  for (const spec of fieldsOf(name, saved)) {
    const read = readNumber(typed.numbers[spec.key] ?? '', numberOf(saved, spec.key), spec, reader);
    if (read.ok) values[spec.key] = read.value;
    else numbers[spec.key] = read.error;
  }
  const { schedule, errors: hours } = readSchedule(typed.schedule);
  const chosen = alerts === null || alerts.length === 0 ? {} : { alerts };
  return {
    rule: { ...saved, ...values, schedule, sound, delivery, inQuietHours, ...chosen },
    errors: { numbers, hours, alerts: alerts?.length === 0 ? 'Choose at least one alert.' : null },
  };
}

/** Whether a form can be saved. */
export const isRight = ({ numbers, hours, alerts }: RuleErrors): boolean =>
  alerts === null && [numbers, ...hours].every((errors) => Object.keys(errors).length === 0);

/** Whether two forms have the same in every field. */
export const isSameTyped = (a: TypedRule, b: TypedRule): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Whether two settings of one rule do the same, on or off. */
export function isSameRule(a: Rule, b: Rule): boolean {
  const text = (rule: Rule): string => JSON.stringify(Object.entries({ ...rule, on: false }).sort(byName));
  return text(a) === text(b);
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);
