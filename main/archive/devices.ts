import type { AlertSchedule, DeviceHistory, DeviceState } from '../../core/history';
import type { Database } from './sqlite';

/** The person's devices, with every version of their alert schedules. */
export type DeviceKeeper = {
  /** Whether anything but the time of seeing it changed. `at` is epoch ms. */
  keep(device: DeviceState, at: number): boolean;
  read(): DeviceHistory[];
};

type DeviceRow = { id: number; state: string; firstSeenAt: number; lastSeenAt: number };
type VersionRow = { seenAt: number; schedules: string };

/** Prepares to keep and read devices. */
export function createDeviceKeeper(database: Database): DeviceKeeper {
  const rowColumns = 'id, state, first_seen_at AS firstSeenAt, last_seen_at AS lastSeenAt';
  const byKey = database.prepare(`SELECT ${rowColumns} FROM device WHERE key = ?`);
  const all = database.prepare(`SELECT ${rowColumns} FROM device ORDER BY last_seen_at DESC, id`);
  const add = database.prepare(
    'INSERT INTO device (key, state, first_seen_at, last_seen_at) VALUES (?, ?, ?, ?) RETURNING id',
  );
  const update = database.prepare('UPDATE device SET state = ?, last_seen_at = max(last_seen_at, ?) WHERE id = ?');
  const versions = database.prepare(
    'SELECT seen_at AS seenAt, schedules FROM device_version WHERE device = ? ORDER BY id DESC',
  );
  const addVersion = database.prepare('INSERT INTO device_version (device, seen_at, schedules) VALUES (?, ?, ?)');
  return {
    keep: ({ schedules, ...state }, at) => {
      const key = JSON.stringify([state.transmitterId, state.displayDevice, state.displayApp]);
      const known = byKey.get(key) as DeviceRow | undefined;
      const said = JSON.stringify(state);
      const { id } = known ?? (add.get(key, said, at, at) as { id: number });
      if (known) update.run(said, at, id);
      const latest = versions.get(id) as VersionRow | undefined;
      const isNewVersion = !latest || canonical(JSON.parse(latest.schedules)) !== canonical(schedules);
      if (isNewVersion) addVersion.run(id, at, JSON.stringify(schedules));
      return isNewVersion || said !== known?.state;
    },
    read: () =>
      (all.all() as DeviceRow[]).map(({ id, state, firstSeenAt, lastSeenAt }) => ({
        ...(JSON.parse(state) as Omit<DeviceState, 'schedules'>),
        firstSeenAt,
        lastSeenAt,
        versions: (versions.all(id) as VersionRow[]).map(({ seenAt, schedules }) => ({
          seenAt,
          schedules: JSON.parse(schedules) as AlertSchedule[],
        })),
      })),
  };
}

/** The same text for what differs only in the order in which it was listed. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).sort().join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`);
  return `{${entries.sort().join()}}`;
}
