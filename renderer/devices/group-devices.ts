import type { AlertSchedule, DeviceHistory } from '../../core/history';
import { deriveScheduleChanges, type ScheduleChange } from '../../core/schedule-changes';

/** When another version of the schedules was first seen (epoch ms), and what differs from the one before. */
export type NoticedChange = { readonly seenAt: number; readonly changes: readonly ScheduleChange[] };

/** A phone or receiver with its app: the sensor it shows now, those before, and how its alerts were changed. */
export type DeviceGroup = {
  readonly current: DeviceHistory;
  readonly earlier: readonly DeviceHistory[];
  readonly schedules: readonly AlertSchedule[];
  /** Newest first. */
  readonly noticed: readonly NoticedChange[];
};

/**
 * Devices as a person counts them: the API lists a phone once for each sensor it ever showed, here it is one.
 * @returns the one last seen first
 */
export function groupDevices(devices: readonly DeviceHistory[]): readonly DeviceGroup[] {
  const groups = new Map<string, DeviceHistory[]>();
  for (const device of [...devices].sort(byNewest)) {
    const name = JSON.stringify([device.displayDevice, device.displayApp]);
    groups.set(name, [...(groups.get(name) ?? []), device]);
  }
  return [...groups.values()].flatMap(([current, ...earlier]) => (current ? [toGroup(current, earlier)] : []));
}

/** All that one answer lists were seen at once: then the one that uploaded last is worn now, or the one that came last. */
const byNewest = (a: DeviceHistory, b: DeviceHistory): number =>
  b.lastSeenAt - a.lastSeenAt || (b.lastUploadAt ?? 0) - (a.lastUploadAt ?? 0) || b.firstSeenAt - a.firstSeenAt;

function toGroup(current: DeviceHistory, earlier: readonly DeviceHistory[]): DeviceGroup {
  const newestFirst = [current, ...earlier].flatMap((device) => device.versions).sort((a, b) => b.seenAt - a.seenAt);
  // Of what was seen at once only the newest sensor's counts: the others were set before anybody looked.
  const versions = newestFirst.filter(({ seenAt }, i) => seenAt !== newestFirst[i - 1]?.seenAt).reverse();
  const noticed = versions
    .map(({ seenAt, schedules }, i) => ({ seenAt, changes: changesSince(versions[i - 1]?.schedules, schedules) }))
    .filter(({ changes }) => changes.length > 0)
    .reverse();
  return { current, earlier, schedules: current.versions[0]?.schedules ?? [], noticed };
}

const changesSince = (before: readonly AlertSchedule[] | undefined, after: readonly AlertSchedule[]) =>
  before ? deriveScheduleChanges(before, after) : [];
