import { DAY_NAMES } from './events';
import type { AlertRule, AlertSchedule, DeviceHistory } from './history';
import { dayOf, type OffsetAt } from './period';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** An alert as it was set then, and the schedule that said so. */
export type RuleInForce = { readonly rule: AlertRule; readonly schedule: AlertSchedule };

type Versions = DeviceHistory['versions'];

/** The versions of a device's schedules over all the sensors it showed, newest first; of those seen at once that of the last upload counts. */
export const versionsOf = (devices: readonly DeviceHistory[], displayDevice: string | null): Versions =>
  devices
    .filter((device) => device.displayDevice === displayDevice)
    .sort((a, b) => (b.lastUploadAt ?? b.lastSeenAt) - (a.lastUploadAt ?? a.lastSeenAt))
    .flatMap(({ versions }) => versions)
    .sort((a, b) => b.seenAt - a.seenAt);

/**
 * The alerts in force at a time, by name: those of another schedule come before those of the default one. A version
 * counts from when it was first seen, a rule of it already from when it was set; what was before is not known.
 * @param offsetAt the phone's own clock, which its schedules go by
 */
export function rulesInForce(versions: Versions, at: number, offsetAt: OffsetAt): ReadonlyMap<string, RuleInForce> {
  const first = new Map<string, RuleInForce>();
  const version = versions.find(({ seenAt }) => seenAt <= at) ?? versions.at(-1);
  const inForce = (version?.schedules ?? []).filter((schedule) => isInForce(schedule, at, offsetAt));
  const defaultLast = [...inForce].sort((a, b) => Number(a.isDefault === true) - Number(b.isDefault === true));
  for (const schedule of defaultLast) {
    for (const rule of schedule.rules) if (!first.has(rule.name)) first.set(rule.name, { rule, schedule });
  }
  const isKnown = ({ rule }: RuleInForce): boolean => (version?.seenAt ?? 0) <= at || (rule.setAt ?? at + 1) <= at;
  return new Map([...first].filter(([, inForce]) => isKnown(inForce)));
}

/** A schedule over midnight belongs to the day it began on. */
function isInForce(
  { enabled, isDefault, startMinutes, endMinutes, days }: AlertSchedule,
  at: number,
  offsetAt: OffsetAt,
): boolean {
  if (enabled === false && isDefault !== true) return false;
  if (startMinutes === null || endMinutes === null || startMinutes === endMinutes) return isOn(days, at, offsetAt);
  const minutes = (at + offsetAt(at) * MINUTE_MS - dayOf(at, offsetAt)) / MINUTE_MS;
  if (startMinutes < endMinutes) return minutes >= startMinutes && minutes < endMinutes && isOn(days, at, offsetAt);
  if (minutes >= startMinutes) return isOn(days, at, offsetAt);
  return minutes < endMinutes && isOn(days, at - DAY_MS, offsetAt);
}

const isOn = (days: readonly string[], at: number, offsetAt: OffsetAt): boolean =>
  days.length === 0 || days.includes(DAY_NAMES[new Date(dayOf(at, offsetAt)).getUTCDay()] ?? '');
