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
  for (const device of [...devices].sort((a, b) => b.lastSeenAt - a.lastSeenAt)) {
    const name = JSON.stringify([device.displayDevice, device.displayApp]);
    groups.set(name, [...(groups.get(name) ?? []), device]);
  }
  return [...groups.values()].flatMap(([current, ...earlier]) => (current ? [toGroup(current, earlier)] : []));
}

function toGroup(current: DeviceHistory, earlier: readonly DeviceHistory[]): DeviceGroup {
  const versions = [current, ...earlier].flatMap((device) => device.versions).sort((a, b) => a.seenAt - b.seenAt);
  const noticed = versions
    .map(({ seenAt, schedules }, i) => ({ seenAt, changes: changesSince(versions[i - 1]?.schedules, schedules) }))
    .filter(({ changes }) => changes.length > 0)
    .reverse();
  return { current, earlier, schedules: current.versions[0]?.schedules ?? [], noticed };
}

const changesSince = (before: readonly AlertSchedule[] | undefined, after: readonly AlertSchedule[]) =>
  before ? deriveScheduleChanges(before, after) : [];
