import type { TimeRange } from '../../core/contract';
import type { AlertRule, DeviceHistory } from '../../core/history';
import { dayOf, instantOf, type OffsetAt } from '../../core/period';
import { rulesInForce, versionsOf } from '../../core/rules-in-force';
import { toMgDl } from '../../core/units';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** A threshold of an alert of the phone while it was in force. */
export type AlertLevel = TimeRange & { readonly name: string; readonly mgDl: number };

type Versions = DeviceHistory['versions'];

const LEVEL_NAMES: readonly string[] = ['high', 'low', 'urgentLow', 'fixedLow'];

/**
 * The thresholds of the alerts of the device that uploaded last, as they were then. A version counts from when it was
 * first seen, a rule of it already from when it was set.
 */
export function deriveAlertLevels(
  devices: readonly DeviceHistory[],
  range: TimeRange,
  offsetAt: OffsetAt,
): readonly AlertLevel[] {
  const device = [...devices].sort((a, b) => uploadedAt(b) - uploadedAt(a)).find(hasLevels);
  if (!device) return [];
  const versions = versionsOf(devices, device.displayDevice);
  const levels: AlertLevel[] = [];
  for (let day = dayOf(range.fromAt, offsetAt); instantOf(day, offsetAt) < range.toAt; day += DAY_MS) {
    for (const part of partsOf(day, versions, offsetAt)) addLevels(levels, part, versions, offsetAt);
  }
  return levels;
}

const uploadedAt = ({ lastUploadAt, lastSeenAt }: DeviceHistory): number => lastUploadAt ?? lastSeenAt;

const hasLevels = ({ versions }: DeviceHistory): boolean =>
  versions.some(({ schedules }) => schedules.some(({ rules }) => rules.some(({ name }) => LEVEL_NAMES.includes(name))));

/** A day cut wherever something may change: at the hours of schedules, and when a version or a rule began. */
function partsOf(day: number, versions: Versions, offsetAt: OffsetAt): readonly TimeRange[] {
  const [fromAt, toAt] = [instantOf(day, offsetAt), instantOf(day + DAY_MS, offsetAt)];
  const schedules = versions.flatMap((version) => version.schedules);
  const hours = schedules.flatMap(({ startMinutes, endMinutes }) => [startMinutes, endMinutes]);
  const cuts = [
    ...hours.map((minutes) => (minutes === null ? fromAt : instantOf(day + minutes * MINUTE_MS, offsetAt))),
    ...versions.map(({ seenAt }) => seenAt),
    ...schedules.flatMap(({ rules }) => rules.map(({ setAt }) => setAt ?? fromAt)),
  ];
  const inside = [...new Set([fromAt, ...cuts.filter((at) => at > fromAt && at < toAt), toAt])].sort((a, b) => a - b);
  return inside.slice(1).map((end, i) => ({ fromAt: inside[i] ?? fromAt, toAt: end }));
}

function addLevels(levels: AlertLevel[], part: TimeRange, versions: Versions, offsetAt: OffsetAt): void {
  for (const [name, mgDl] of levelsAt((part.fromAt + part.toAt) / 2, versions, offsetAt)) {
    const i = levels.map((level) => level.name).lastIndexOf(name);
    const last = levels[i];
    if (last && last.mgDl === mgDl && last.toAt === part.fromAt) levels[i] = { ...last, toAt: part.toAt };
    else levels.push({ ...part, name, mgDl });
  }
}

function levelsAt(at: number, versions: Versions, offsetAt: OffsetAt): ReadonlyArray<readonly [string, number]> {
  return [...rulesInForce(versions, at, offsetAt).values()].flatMap(({ rule }) => {
    const mgDl = levelOf(rule);
    return mgDl === null ? [] : [[rule.name, mgDl] as const];
  });
}

function levelOf({ name, value, unit, enabled }: AlertRule): number | null {
  if (value === null || enabled === false || !LEVEL_NAMES.includes(name)) return null;
  return unit === 'mmol/L' ? toMgDl(value) : value;
}
