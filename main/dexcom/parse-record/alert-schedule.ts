import { DAY_NAMES } from '../../../core/events';
import type { AlertSchedule } from '../../../core/history';
import { parseAlertRules, type Reject } from './alert-rules';
import { extraOf, restOf } from './extra';
import { booleanOf, type Fields, isFields, textOf } from './fields';
import type { Names } from './names';
import { parseTimeOfDay } from './time-of-day';

/** Reads a schedule of alerts; one whose settings are missing still has its alerts. */
export function parseAlertSchedule(schedule: Fields, names: Names, reject: Reject): AlertSchedule {
  const { alertScheduleSettings: settings, alertSettings } = schedule;
  const isListed = Array.isArray(alertSettings);
  const { rules, replaced } = parseAlertRules(isListed ? alertSettings : [], names, reject);
  const { columns, rest } = parseSettings(isFields(settings) ? settings : {}, names);
  const left = {
    ...schedule,
    alertSettings: isListed && replaced.length === 0 ? null : isListed ? replaced : alertSettings,
    alertScheduleSettings: isFields(settings) ? rest : settings,
  };
  return { ...columns, rules, extra: extraOf(names, left, { alertSettings: null, alertScheduleSettings: null }) };
}

type Settings = { readonly columns: Omit<AlertSchedule, 'rules' | 'extra'>; readonly rest: Fields | null };

function parseSettings(settings: Fields, names: Names): Settings {
  const { startTime, endTime, daysOfWeek, override } = settings;
  const columns = {
    name: textOf(settings.alertScheduleName) ?? '',
    enabled: booleanOf(settings.isEnabled),
    isDefault: booleanOf(settings.isDefaultSchedule),
    isActive: booleanOf(settings.isActive),
    startMinutes: parseTimeOfDay(startTime),
    endMinutes: parseTimeOfDay(endTime),
    days: parseDays(daysOfWeek, names),
  };
  if (isFields(override)) meetOverride(override, names);
  const said = {
    alertScheduleName: columns.name,
    isEnabled: columns.enabled,
    isDefaultSchedule: columns.isDefault,
    isActive: columns.isActive,
    startTime: columns.startMinutes === null ? undefined : startTime,
    endTime: columns.endMinutes === null ? undefined : endTime,
    daysOfWeek: isTexts(daysOfWeek) ? daysOfWeek : undefined,
    override: undefined,
  };
  return { columns, rest: restOf(names, settings, said) };
}

/** Kept whole, because it has no columns; what is new in it is noted all the same. */
function meetOverride(override: Fields, names: Names): void {
  names.read('mode', override.mode);
  restOf(names, override, { isOverrideEnabled: undefined, mode: undefined, endTime: undefined });
}

const isTexts = (value: unknown): boolean =>
  Array.isArray(value) && value.every((part) => part === '' || (typeof part === 'string' && textOf(part) === part));

/** Each once, Sunday first, those of later days last; empty ones are dropped, and "Sunday" is "sunday". */
function parseDays(value: unknown, names: Names): readonly string[] {
  const listed: readonly unknown[] = Array.isArray(value) ? value : [];
  const days = new Set<string>();
  for (const part of listed) {
    const plain = typeof part === 'string' ? part.trim().toLowerCase() : '';
    const day = names.read('daysOfWeek', DAY_NAMES.includes(plain) ? plain : part);
    if (day !== null) days.add(day);
  }
  return [...DAY_NAMES.filter((day) => days.delete(day)), ...days];
}
