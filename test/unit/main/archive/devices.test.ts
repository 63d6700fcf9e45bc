import { expect, test } from 'vitest';
import type { AlertSchedule, DeviceState } from '../../../../core/history';
import type { Archive } from '../../../../main/archive/contract';
import { NOW, openAt, openNew } from './made';

const schedule = (name: string, value: number): AlertSchedule => ({
  name,
  enabled: true,
  isDefault: name === 'Always',
  isActive: null,
  startMinutes: 0,
  endMinutes: 0,
  days: ['sunday', 'monday'],
  rules: ['low', 'high'].map((rule) => ({
    name: rule,
    value,
    unit: 'mg/dL',
    snoozeMinutes: 30,
    delayMinutes: null,
    enabled: true,
    soundTheme: null,
    soundOutputMode: null,
    secondaryTriggerCondition: null,
    setAt: null,
    extra: '{}',
  })),
  extra: '{}',
});

const phone = (about: Partial<DeviceState> = {}): DeviceState => ({
  transmitterId: 'AB12CD',
  displayDevice: 'iOS',
  displayApp: 'G6',
  transmitterGeneration: 'g6',
  transmitterVariant: null,
  lastUploadAt: NOW,
  schedules: [schedule('Always', 70), schedule('Night', 80)],
  extra: '{}',
  ...about,
});

async function keep(archive: Archive, devices: readonly DeviceState[], at: number) {
  const kept = await archive.keepDevices(JSON.stringify({ records: devices }), at);
  return kept.ok && kept.value.changed;
}

/** The same, with every list and every object in another order. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned).reverse();
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, part]) => [key, turned(part)] as const)
      .reverse(),
  );
}

test('a device is kept with when it was seen, also after reopening', async () => {
  const { archive, path } = await openNew();
  expect(await keep(archive, [phone()], 1000)).toBe(true);
  expect(await keep(archive, [phone()], 2000)).toBe(false);
  const { schedules, ...state } = phone();
  const expected = [{ ...state, firstSeenAt: 1000, lastSeenAt: 2000, versions: [{ seenAt: 1000, schedules }] }];
  expect(await archive.devices()).toEqual(expected);
  await archive.close();
  expect(await (await openAt(path)).devices()).toEqual(expected);
});

test('a changed threshold is a new version, newest first; another order is none', async () => {
  const { archive } = await openNew();
  const changed = phone({ schedules: [schedule('Always', 75), schedule('Night', 80)] });
  await keep(archive, [phone()], 1000);
  expect(await keep(archive, [phone({ schedules: turned(phone().schedules) as AlertSchedule[] })], 2000)).toBe(false);
  expect(await keep(archive, [changed], 3000)).toBe(true);
  expect(await keep(archive, [phone()], 3000)).toBe(true);
  const [device] = await archive.devices();
  expect(device?.versions.map(({ seenAt, schedules }) => [seenAt, schedules[0]?.rules[0]?.value])).toEqual([
    [3000, 70],
    [3000, 75],
    [1000, 70],
  ]);
});

test('a later upload is a change and no version', async () => {
  const { archive } = await openNew();
  await keep(archive, [phone()], 1000);
  expect(await keep(archive, [phone({ lastUploadAt: NOW + 1 })], 2000)).toBe(true);
  expect(await archive.devices()).toMatchObject([{ lastUploadAt: NOW + 1, versions: [{ seenAt: 1000 }] }]);
});

test('transmitter, display device and app tell devices apart, unknown ones too; one that is no longer listed stays', async () => {
  const { archive } = await openNew();
  const devices = [
    phone(),
    phone({ displayApp: null }),
    phone({ displayDevice: 'receiver', displayApp: null, schedules: [] }),
    phone({ transmitterId: null }),
  ];
  await keep(archive, devices, 1000);
  expect(await keep(archive, devices, 2000)).toBe(false);
  expect(await keep(archive, [], 3000)).toBe(false);
  expect(await archive.devices()).toHaveLength(4);
});
