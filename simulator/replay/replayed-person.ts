import type { AlertSchedule, Device, Egv, Person, ReadRecords, Recorded, Sensor } from '../person/person';
import { trendOf } from '../person/readings';
import { SESSION_DAYS } from '../person/sensor';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../units';
import type { Moment, RecordedReading, Recording } from './recording';

/** How a recording becomes a person. */
export interface ReplayOptions {
  /** Added to every time; `shiftToEndAt` computes it. 0 by default. */
  readonly shiftMs?: number;
  /** 1 h by default. */
  readonly arrivalDelayMs?: number;
  /** `replay` by default. */
  readonly id?: string;
  readonly name?: string;
}

const PHONE: Device = { key: 'phone', displayDevice: 'iOS', displayApp: 'G6', writesOffset: true };

/** The shift after which the last reading of a recording lies at an instant. */
export function shiftToEndAt(recording: Recording, endAt: number): number {
  return endAt - (recording.readings[recording.readings.length - 1]?.at ?? endAt);
}

/** Files name no sensors: ten days each, from the first reading on. */
function sensorAt(firstAt: number, at: number): Sensor {
  const index = Math.max(0, Math.floor((at - firstAt) / (SESSION_DAYS * DAY_MS)));
  const activatedAt = firstAt + index * SESSION_DAYS * DAY_MS - 2 * HOUR_MS;
  return { transmitterId: `8RP${String(index).padStart(3, '0')}`, generation: 'g6', variant: 'g6', activatedAt };
}

/** Rate over the 15 minutes before, when a reading lies there. */
function rateAt(readings: readonly RecordedReading[], index: number): number | null {
  const now = readings[index];
  for (let before = index - 1; before >= 0 && now !== undefined; before -= 1) {
    const then = readings[before];
    if (then === undefined || now.at - then.at > 17 * MINUTE_MS) return null;
    if (now.at - then.at < 13 * MINUTE_MS) continue;
    const rate = Math.round(((now.mgDl - then.mgDl) * MINUTE_MS * 10) / (now.at - then.at)) / 10;
    return rate === 0 ? 0 : rate;
  }
  return null;
}

function statusOf(mgDl: number): Egv['status'] {
  if (mgDl < 40) return 'low';
  return mgDl > 400 ? 'high' : 'ok';
}

/** The first index whose record is not before an instant. */
function lowerBound(records: readonly Recorded[], at: number): number {
  let low = 0;
  let high = records.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((records[middle]?.at ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function reader<T extends Recorded>(records: readonly T[]): ReadRecords<T> {
  return (fromAt, toAt) => records.slice(lowerBound(records, fromAt), lowerBound(records, toAt));
}

function schedulesOf(recording: Recording, setAt: number): readonly AlertSchedule[] {
  if (recording.settings.length === 0) return [];
  return [{ name: 'Default', isDefault: true, startMinutes: 0, endMinutes: 0, setAt, settings: recording.settings }];
}

function egvOf(recorded: Recorded, readings: readonly RecordedReading[], index: number): Egv {
  const mgDl = readings[index]?.mgDl ?? 39;
  const rate = rateAt(readings, index);
  const trend = trendOf(rate);
  return {
    ...recorded,
    ticks: Math.round((recorded.at - recorded.sensor.activatedAt) / SECOND_MS),
    mgDl,
    status: statusOf(mgDl),
    trend,
    rateMgDlPerMinute: trend === 'rateOutOfRange' ? null : rate,
  };
}

/** A recording as a person of a world: unchanged, or moved in time; the record ids stay the same when it is moved. */
export function createReplayedPerson(recording: Recording, options: ReplayOptions = {}): Person {
  const { shiftMs = 0, arrivalDelayMs = HOUR_MS, id = 'replay', name = 'Replayed recording' } = options;
  const { readings } = recording;
  const times = [...readings, ...recording.events, ...recording.calibrations, ...recording.alerts];
  const startAt = times.reduce((first, moment) => Math.min(first, moment.at), Number.POSITIVE_INFINITY) + shiftMs;
  const endAt = times.reduce((last, moment) => Math.max(last, moment.at), Number.NEGATIVE_INFINITY) + shiftMs + 1;
  const toRecorded = (moment: Moment, key: number): Recorded => {
    const at = moment.at + shiftMs;
    const { offsetMinutes } = moment;
    return { key, at, offsetMinutes, arrivedAt: at + arrivalDelayMs, device: PHONE, sensor: sensorAt(startAt, at) };
  };
  const egvs = readings.map((reading, index) => egvOf(toRecorded(reading, index), readings, index));
  const events = recording.events.map(({ type, subType, value, unit, text, ...moment }, index) => {
    const recorded = toRecorded(moment, index);
    return { ...recorded, type, subType, value, unit, text, recordedAt: recorded.at, change: null };
  });
  const calibrations = recording.calibrations.map((each, index) => {
    const recorded = toRecorded(each, index);
    const ticks = Math.round((recorded.at - recorded.sensor.activatedAt) / SECOND_MS);
    return { ...recorded, ticks, mgDl: each.mgDl };
  });
  const alerts = recording.alerts.map((each, index) => {
    return { ...toRecorded(each, index), name: each.name, state: 'activeAlarming' as const };
  });
  const schedules = schedulesOf(recording, startAt);
  return {
    id,
    name,
    about: `${readings.length} recorded readings, ${new Date(startAt).toISOString().slice(0, 10)} to ${new Date(endAt).toISOString().slice(0, 10)}`,
    startAt,
    endAt,
    latestArrivalMs: arrivalDelayMs + HOUR_MS,
    egvs: reader(egvs),
    events: reader(events),
    calibrations: reader(calibrations),
    alerts: reader(alerts),
    devices: (now) => {
      const lastUploadAt = Math.min(now, endAt + arrivalDelayMs);
      const sensor = sensorAt(startAt, Math.min(now, endAt));
      return now < startAt + arrivalDelayMs ? [] : [{ device: PHONE, sensor, lastUploadAt, schedules }];
    },
  };
}
