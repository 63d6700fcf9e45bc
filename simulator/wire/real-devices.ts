import type { AlertSchedule, AlertSetting, DeviceState } from '../person/person';
import { realWorn } from './real-worn';
import { formatWall } from './time';
import type { WireObject } from './wire';

const WEEK = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;
/** How the service writes "never". */
const NEVER = '1970-01-01T00:00Z';

/** A fall of 3 is written -3 by some apps, and the urgent-low snooze of 30 minutes as 28. */
function oddSetting(setting: AlertSetting): { value: number | null; snooze: number | null } {
  const value = setting.name === 'fall' && setting.value !== null ? -setting.value : setting.value;
  return { value, snooze: setting.name === 'urgentLow' ? 28 : setting.snoozeMinutes };
}

function settingOf(setting: AlertSetting, setAt: number | null): WireObject {
  const time = setAt === null ? NEVER : `${formatWall(setAt)}Z`;
  return {
    systemTime: time,
    displayTime: time,
    alertName: setting.name,
    ...oddSetting(setting),
    unit: setting.unit,
    enabled: setting.isEnabled,
    delay: setting.name === 'high' ? 0 : null,
    secondaryTriggerCondition: null,
    soundTheme: 'modern',
    soundOutputMode: 'sound',
  };
}

/** Changed settings are listed beside the ones they replace; the newest counts. */
function settingsOf(schedule: AlertSchedule): readonly WireObject[] {
  const { setAt } = schedule;
  return schedule.settings.flatMap((setting) => {
    if (setting.name === 'noReadings') return [settingOf({ ...setting, value: null }, null)];
    if (setting.name !== 'high' || setting.value === null) return [settingOf(setting, setAt)];
    const older = { ...setting, value: setting.value + 20 };
    return [settingOf(older, setAt - 30 * 86_400_000), settingOf(setting, setAt)];
  });
}

/** Hours without a leading zero, in twelves: how some phones write the time of day. */
function clockOf(minutes: number): string {
  const hour = Math.floor(minutes / 60);
  const rest = String(minutes % 60).padStart(2, '0');
  if (minutes === 0) return '0:00';
  return `${hour % 12 === 0 ? 12 : hour % 12}:${rest} ${hour < 12 ? 'AM' : 'PM'}`;
}

function scheduleOf(schedule: AlertSchedule): WireObject {
  return {
    alertScheduleSettings: {
      alertScheduleName: schedule.isDefault ? '' : schedule.name,
      isEnabled: true,
      isDefaultSchedule: schedule.isDefault,
      ...(schedule.isDefault ? { isActive: true } : {}),
      startTime: clockOf(schedule.startMinutes),
      endTime: clockOf(schedule.endMinutes),
      daysOfWeek: schedule.isDefault ? ['', ...WEEK] : WEEK,
      override: { isOverrideEnabled: false, mode: 'unknown', endTime: NEVER },
    },
    alertSettings: settingsOf(schedule),
  };
}

/** A device with the fields and the oddities of the real service; a receiver's upload date is left out. */
export function realDevice(state: DeviceState): WireObject {
  const uploaded = state.device.key === 'phone' ? { lastUploadDate: `${formatWall(state.lastUploadAt)}Z` } : {};
  return {
    ...uploaded,
    ...realWorn(state),
    displayApp: state.device.displayApp,
    alertSchedules: state.schedules.map(scheduleOf),
  };
}
