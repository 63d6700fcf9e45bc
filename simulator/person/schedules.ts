import { DAY_MS, HOUR_MS } from '../units';
import type { AlertName, AlertSchedule, AlertSetting } from './person';

function setting(
  name: AlertName,
  value: number,
  unit: AlertSetting['unit'],
  snoozeMinutes: number | null,
  isEnabled = true,
): AlertSetting {
  return { name, value, unit, snoozeMinutes, isEnabled };
}

function settingsOf(highMgDl: number, lowMgDl: number, isRateEnabled: boolean): readonly AlertSetting[] {
  return [
    setting('urgentLow', 55, 'mg/dL', 30),
    setting('urgentLowSoon', 55, 'mg/dL', 30),
    setting('low', lowMgDl, 'mg/dL', 30),
    setting('high', highMgDl, 'mg/dL', 120),
    setting('rise', 3, 'mg/dL/min', null, isRateEnabled),
    setting('fall', 3, 'mg/dL/min', null, isRateEnabled),
    setting('outOfRange', 20, 'minutes', null),
    setting('noReadings', 20, 'minutes', null),
  ];
}

/** Alerts that Dexcom ONE and ONE+ do not have. */
const NOT_ON_ONE: readonly AlertName[] = ['urgentLow', 'urgentLowSoon', 'rise', 'fall'];

/** The same schedules as Dexcom ONE has them. */
export function asOnOne(schedules: readonly AlertSchedule[]): readonly AlertSchedule[] {
  return schedules.map((schedule) => {
    const settings = schedule.settings.filter(({ name }) => !NOT_ON_ONE.includes(name));
    return { ...schedule, settings };
  });
}

/** A person's two alert schedules: the default one, and a second for the night (22:00 to 07:00) with other limits. */
export function dayAndNight(
  day: { readonly highMgDl: number; readonly lowMgDl: number },
  night: { readonly highMgDl: number; readonly lowMgDl: number },
): readonly AlertSchedule[] {
  return [
    {
      name: 'Default',
      isDefault: true,
      startMinutes: 0,
      endMinutes: 0,
      setAt: 0,
      settings: settingsOf(day.highMgDl, day.lowMgDl, true),
    },
    {
      name: 'Night',
      isDefault: false,
      startMinutes: 22 * 60,
      endMinutes: 7 * 60,
      setAt: 0,
      settings: settingsOf(night.highMgDl, night.lowMgDl, false),
    },
  ];
}

/** By how much the high limit of the day differs from the usual one, week by week, mg/dL. */
const WEEKLY_MG_DL = [10, 0, -10, 0] as const;
const WEEK_MS = 7 * DAY_MS;
/** Limits are changed in the evening. */
const CHANGED_AFTER_MS = 19 * HOUR_MS;

/** The number of the week whose schedules are in force at an instant. */
export function scheduleWeekAt(at: number): number {
  return Math.floor((at - CHANGED_AFTER_MS) / WEEK_MS);
}

/** The schedules of a week: the high limit of the day is changed from week to week, so that changes are seen. */
export function schedulesOfWeek(schedules: readonly AlertSchedule[], week: number): readonly AlertSchedule[] {
  const byMgDl = WEEKLY_MG_DL[week & 3] ?? 0;
  const changed = ({ name, value, ...rest }: AlertSetting): AlertSetting => {
    return { ...rest, name, value: name === 'high' && value !== null ? value + byMgDl : value };
  };
  return schedules.map((schedule) => {
    const settings = schedule.isDefault ? schedule.settings.map(changed) : schedule.settings;
    return { ...schedule, settings, setAt: schedule.isDefault ? week * WEEK_MS + CHANGED_AFTER_MS : schedule.setAt };
  });
}

function covers(schedule: AlertSchedule, minuteOfDay: number): boolean {
  const { startMinutes, endMinutes } = schedule;
  if (startMinutes === endMinutes) return true;
  if (startMinutes < endMinutes) return minuteOfDay >= startMinutes && minuteOfDay < endMinutes;
  return minuteOfDay >= startMinutes || minuteOfDay < endMinutes;
}

/** The settings in force at a local minute of the day: a schedule of its own hours goes before the default. */
export function settingsAt(schedules: readonly AlertSchedule[], minuteOfDay: number): readonly AlertSetting[] {
  const own = schedules.find((schedule) => !schedule.isDefault && covers(schedule, minuteOfDay));
  return (own ?? schedules.find((schedule) => schedule.isDefault))?.settings ?? [];
}
