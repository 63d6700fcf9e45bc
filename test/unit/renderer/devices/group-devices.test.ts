import { expect, test } from 'vitest';
import type { AlertSchedule, DeviceHistory } from '../../../../core/history';
import { groupDevices } from '../../../../renderer/devices/group-devices';

const HOUR_MS = 3_600_000;

const lowAt = (value: number): AlertSchedule => ({
  name: 'Default',
  enabled: true,
  isDefault: true,
  isActive: true,
  startMinutes: 0,
  endMinutes: 0,
  days: [],
  rules: [
    {
      name: 'low',
      value,
      unit: 'mg/dL',
      snoozeMinutes: 30,
      delayMinutes: 0,
      enabled: true,
      soundTheme: null,
      soundOutputMode: null,
      secondaryTriggerCondition: null,
      setAt: null,
      extra: '{}',
    },
  ],
  extra: '{}',
});

const phone = (transmitterId: string, low: number, seen: Partial<DeviceHistory> = {}): DeviceHistory => ({
  transmitterId,
  displayDevice: 'iOS',
  displayApp: 'G7',
  transmitterGeneration: 'g7',
  transmitterVariant: null,
  lastUploadAt: null,
  extra: '{}',
  firstSeenAt: 0,
  lastSeenAt: 100 * HOUR_MS,
  versions: [{ seenAt: seen.firstSeenAt ?? 0, schedules: [lowAt(low)] }],
  ...seen,
});

const currentIds = (devices: readonly DeviceHistory[]) => groupDevices(devices).map((one) => one.current.transmitterId);

const OLD = phone('old', 70, { lastUploadAt: HOUR_MS });
const NEW = phone('new', 80, { lastUploadAt: 50 * HOUR_MS });

test.each([
  ['the older first', [OLD, NEW]],
  ['the newer first', [NEW, OLD]],
])(
  'of sensors listed at once the one that uploaded last is worn, and none is a change of another: %s',
  (_, devices) => {
    const [group] = groupDevices(devices);
    expect(group?.current.transmitterId).toBe('new');
    expect(group?.schedules).toEqual([lowAt(80)]);
    expect(group?.noticed).toEqual([]);
  },
);

test('a sensor that came later is worn where no upload is told, and what changed with it is told', () => {
  const devices = [phone('old', 70), phone('new', 80, { firstSeenAt: 20 * HOUR_MS })];
  expect(currentIds(devices)).toEqual(['new']);
  const [group] = groupDevices(devices);
  expect(group?.schedules).toEqual([lowAt(80)]);
  expect(group?.noticed.map(({ seenAt }) => seenAt)).toEqual([20 * HOUR_MS]);
});

test('a sensor that is no longer listed is an earlier one, whatever it uploaded', () => {
  expect(currentIds([{ ...NEW, lastSeenAt: HOUR_MS }, OLD])).toEqual(['old']);
});
