import { assertNever } from './assert-never';
import { describeDays, describeName, formatThreshold } from './events';
import type { AlertRule, AlertSchedule } from './history';
import type { RuleField, ScheduleChange } from './schedule-changes';
import type { GlucoseUnit } from './units';

/** In which unit and writing the person reads. */
export type Reader = { readonly unit: GlucoseUnit; readonly locale: string };

/** What a schedule is called; the default one often has no name. */
export const nameSchedule = ({ name, isDefault }: AlertSchedule): string =>
  name || (isDefault === true ? 'Default schedule' : 'Schedule without a name');

/** When a schedule is in force, such as "22:00 to 07:00, every day". */
export function describeHours({ startMinutes, endMinutes, days }: AlertSchedule, { locale }: Reader): string {
  const when = days.length === 0 ? 'days not said' : describeDays(days);
  if (startMinutes === null || endMinutes === null) return `hours not said, ${when}`;
  if (startMinutes === endMinutes) return `all day, ${when}`;
  return `${formatMinutes(startMinutes, locale)} to ${formatMinutes(endMinutes, locale)}, ${when}`;
}

function formatMinutes(minutes: number, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' });
  return format.format(minutes * 60_000);
}

/** On, off, or that it was not said. */
export function describeSwitch(on: boolean | null): string {
  if (on === null) return 'not said';
  return on ? 'on' : 'off';
}

/** A length in minutes, such as "30 min"; `none` where there is none. */
export const describeMinutes = (minutes: number | null): string => (minutes === null ? 'none' : `${minutes} min`);

const FIELD_WORDS: Record<RuleField, string> = {
  enabled: '',
  value: '',
  snoozeMinutes: 'snooze',
  delayMinutes: 'delay',
  soundTheme: 'sound theme',
  soundOutputMode: 'sound',
  secondaryTriggerCondition: 'second condition',
};

/** One field of an alert as words. */
export function describeField(rule: AlertRule, field: RuleField, { unit, locale }: Reader): string {
  switch (field) {
    case 'enabled':
      return describeSwitch(rule.enabled);
    case 'value':
      return formatThreshold(rule, unit, locale) || 'none';
    case 'snoozeMinutes':
    case 'delayMinutes':
      return describeMinutes(rule[field]);
    case 'soundTheme':
    case 'soundOutputMode':
    case 'secondaryTriggerCondition':
      return rule[field] ?? 'none';
    default:
      return assertNever(field);
  }
}

/** A change as one line, such as "High: 260 mg/dL → 240 mg/dL (Night)". */
export function describeScheduleChange(change: ScheduleChange, reader: Reader): string {
  switch (change.kind) {
    case 'schedule-added':
      return `New schedule: ${nameSchedule(change.schedule)}, ${describeHours(change.schedule, reader)}`;
    case 'schedule-removed':
      return `Schedule removed: ${nameSchedule(change.schedule)}`;
    case 'schedule-changed':
      return `${nameSchedule(change.after)}: ${describeScheduleStep(change, reader)}`;
    case 'rule-added':
      return `New alert: ${nameRule(change)}`;
    case 'rule-removed':
      return `Alert removed: ${nameRule(change)}`;
    case 'rule-changed':
      return describeRuleStep(change, reader);
    default:
      return assertNever(change);
  }
}

const nameRule = ({ rule, schedule }: { readonly rule: AlertRule; readonly schedule: AlertSchedule }): string =>
  `${describeName('alertName', rule.name)} (${nameSchedule(schedule)})`;

function describeRuleStep(change: Extract<ScheduleChange, { kind: 'rule-changed' }>, reader: Reader): string {
  const { before, after, field, schedule } = change;
  const what = [describeName('alertName', after.name), FIELD_WORDS[field]].filter(Boolean).join(' ');
  const step = `${describeField(before, field, reader)} → ${describeField(after, field, reader)}`;
  return `${what}: ${step} (${nameSchedule(schedule)})`;
}

function describeScheduleStep(change: Extract<ScheduleChange, { kind: 'schedule-changed' }>, reader: Reader): string {
  const { before, after, field } = change;
  if (field === 'enabled') return `${describeSwitch(before.enabled)} → ${describeSwitch(after.enabled)}`;
  return `${describeHours(before, reader)} → ${describeHours(after, reader)}`;
}
