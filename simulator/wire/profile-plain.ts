import type { AlertSchedule, AlertSetting, DeviceState, Egv, Recorded } from '../person/person';
import { json } from '../request';
import { formatDisplayTime, formatSystemTime, formatWall } from './time';
import type { EventNow, RecordRange, Wire, WireObject } from './wire';

const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

function timesOf(record: Recorded): { systemTime: string; displayTime: string } {
  const { writesOffset } = record.device;
  return {
    systemTime: formatSystemTime(record.at, writesOffset),
    displayTime: formatDisplayTime(record.at, record.offsetMinutes, writesOffset),
  };
}

function wornOf(record: Pick<Recorded, 'sensor' | 'device'>) {
  return {
    transmitterId: record.sensor.transmitterId,
    transmitterGeneration: record.sensor.generation,
    displayDevice: record.device.displayDevice,
  };
}

function egvBody(egv: Egv) {
  return {
    transmitterTicks: egv.ticks,
    value: egv.mgDl,
    status: egv.status,
    trend: egv.trend,
    trendRate: egv.rateMgDlPerMinute,
    unit: 'mg/dL',
    rateUnit: 'mg/dL/min',
  };
}

function eventBody({ event, status, value }: EventNow) {
  return { eventType: event.type, eventSubType: event.subType, value, unit: event.unit, eventStatus: status };
}

/** Minutes of the day as `HH:mm`. */
export function formatClock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** The specification has no unit for rates and minutes, only "unknown". */
function settingOf(setting: AlertSetting): WireObject {
  return {
    alertName: setting.name,
    value: setting.value ?? 0,
    unit: setting.unit === 'mg/dL' ? 'mg/dL' : 'unknown',
    snooze: setting.snoozeMinutes ?? 0,
    enabled: setting.isEnabled,
  };
}

function scheduleOf(schedule: AlertSchedule): WireObject {
  return {
    alertScheduleSettings: {
      alertScheduleName: schedule.name,
      isEnabled: true,
      isDefaultSchedule: schedule.isDefault,
      startTime: formatClock(schedule.startMinutes),
      endTime: formatClock(schedule.endMinutes),
      daysOfWeek: DAYS,
    },
    alertSettings: schedule.settings.map(settingOf),
  };
}

function deviceOf(state: DeviceState): WireObject {
  return {
    lastUploadDate: formatWall(state.lastUploadAt),
    ...wornOf(state),
    displayApp: `Dexcom ${state.sensor.generation.toUpperCase()}`,
    alertSchedules: state.schedules.map(scheduleOf),
  };
}

/** A window of /dataRange, both ends with both times. */
export function windowOf(range: RecordRange): WireObject {
  return { start: timesOf(range.first), end: timesOf(range.last) };
}

/** Answers exactly as the specification words them. */
export const plainWire: Wire = {
  isNewestFirst: false,
  lastSyncReachMs: Number.POSITIVE_INFINITY,
  recordTypes: { egv: 'egv', event: 'event', calibration: 'calibration', alert: 'alert', device: 'device' },
  egv: (egv, ids) => ({ recordId: ids.recordId('egv', egv), ...timesOf(egv), ...egvBody(egv), ...wornOf(egv) }),
  event: (now, ids) => ({
    recordId: ids.recordId('event', now.event),
    ...timesOf(now.event),
    ...eventBody(now),
    ...wornOf(now.event),
  }),
  calibration: (calibration, ids) => ({
    recordId: ids.recordId('calibration', calibration),
    ...timesOf(calibration),
    unit: 'mg/dL',
    value: calibration.mgDl,
    transmitterTicks: calibration.ticks,
    ...wornOf(calibration),
  }),
  alert: (alert, ids) => ({
    recordId: ids.recordId('alert', alert),
    ...timesOf(alert),
    alertName: alert.name,
    alertState: alert.state,
    ...wornOf(alert),
  }),
  device: deviceOf,
  ranges: ({ calibrations, egvs, events }) => ({
    ...(calibrations === null ? {} : { calibrations: windowOf(calibrations) }),
    ...(egvs === null ? {} : { egvs: windowOf(egvs) }),
    ...(events === null ? {} : { events: windowOf(events) }),
  }),
  token: (body) => body,
  problem: (status, code, message, headers) => json(status, { code, message }, headers),
};
