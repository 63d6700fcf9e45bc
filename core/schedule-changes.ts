import type { AlertRule, AlertSchedule } from './history';

/** The parts of an alert whose change a person wants to see, in the order of their words. */
export const RULE_FIELDS = [
  'enabled',
  'value',
  'snoozeMinutes',
  'delayMinutes',
  'soundTheme',
  'soundOutputMode',
  'secondaryTriggerCondition',
] as const;
export type RuleField = (typeof RULE_FIELDS)[number];

/** The parts of a schedule itself that may change. */
export type ScheduleField = 'enabled' | 'when';

/** One difference between two versions of a device's alert schedules. */
export type ScheduleChange =
  | { readonly kind: 'schedule-added' | 'schedule-removed'; readonly schedule: AlertSchedule }
  | {
      readonly kind: 'schedule-changed';
      readonly field: ScheduleField;
      readonly before: AlertSchedule;
      readonly after: AlertSchedule;
    }
  | { readonly kind: 'rule-added' | 'rule-removed'; readonly schedule: AlertSchedule; readonly rule: AlertRule }
  | {
      readonly kind: 'rule-changed';
      readonly schedule: AlertSchedule;
      readonly field: RuleField;
      readonly before: AlertRule;
      readonly after: AlertRule;
    };

/** What differs between two versions, in the order of the newer one; what was only reordered does not. */
export function deriveScheduleChanges(
  older: readonly AlertSchedule[],
  newer: readonly AlertSchedule[],
): readonly ScheduleChange[] {
  return pair(older, newer, nameOfSchedule).flatMap(([before, after]): readonly ScheduleChange[] => {
    if (!before) return after ? [{ kind: 'schedule-added', schedule: after }] : [];
    if (!after) return [{ kind: 'schedule-removed', schedule: before }];
    return [...changesOfSchedule(before, after), ...changesOfRules(before, after)];
  });
}

function changesOfSchedule(before: AlertSchedule, after: AlertSchedule): readonly ScheduleChange[] {
  const fields: ScheduleField[] = [];
  if (before.enabled !== after.enabled) fields.push('enabled');
  if (whenOf(before) !== whenOf(after)) fields.push('when');
  return fields.map((field) => ({ kind: 'schedule-changed', field, before, after }));
}

function changesOfRules(older: AlertSchedule, schedule: AlertSchedule): readonly ScheduleChange[] {
  return pair(older.rules, schedule.rules, ({ name }) => name).flatMap(([before, after]): readonly ScheduleChange[] => {
    if (!before) return after ? [{ kind: 'rule-added', schedule, rule: after }] : [];
    if (!after) return [{ kind: 'rule-removed', schedule, rule: before }];
    return RULE_FIELDS.filter((field) => differs(before, after, field)).map((field) => ({
      kind: 'rule-changed',
      schedule,
      field,
      before,
      after,
    }));
  });
}

const differs = (before: AlertRule, after: AlertRule, field: RuleField): boolean =>
  before[field] !== after[field] || (field === 'value' && before.unit !== after.unit && after.value !== null);

const nameOfSchedule = ({ isDefault, name }: AlertSchedule): string => `${isDefault === true} ${name}`;

const whenOf = ({ startMinutes, endMinutes, days }: AlertSchedule): string =>
  [startMinutes, endMinutes, ...[...days].sort()].join(' ');

/** Things of the same name belong together, the n-th to the n-th: the newer ones in their order, then those that went. */
function pair<T>(older: readonly T[], newer: readonly T[], nameOf: (one: T) => string): Array<Pair<T>> {
  const left = new Map<string, T[]>();
  for (const one of older) left.set(nameOf(one), [...(left.get(nameOf(one)) ?? []), one]);
  const pairs = newer.map((after): Pair<T> => [left.get(nameOf(after))?.shift(), after]);
  return [...pairs, ...[...left.values()].flat().map((before): Pair<T> => [before, undefined])];
}

type Pair<T> = readonly [before: T | undefined, after: T | undefined];
