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
      settings: settingsOf(day.highMgDl, day.lowMgDl, true),
    },
    {
      name: 'Night',
      isDefault: false,
      startMinutes: 22 * 60,
      endMinutes: 7 * 60,
      settings: settingsOf(night.highMgDl, night.lowMgDl, false),
    },
  ];
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
