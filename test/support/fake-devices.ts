import type { AlertRule, AlertSchedule, DeviceHistory } from '../../core/history';

/** The high alert at 250 mg/dL, switched on. */
export const RULE: AlertRule = {
  name: 'high',
  value: 250,
  unit: 'mg/dL',
  snoozeMinutes: 120,
  delayMinutes: 0,
  enabled: true,
  soundTheme: 'modern',
  soundOutputMode: 'sound',
  secondaryTriggerCondition: null,
  setAt: null,
  extra: '{}',
};

/** The default schedule: all day, every day, without a name, as phones report it. */
export const SCHEDULE: AlertSchedule = {
  name: '',
  enabled: true,
  isDefault: true,
  isActive: true,
  startMinutes: 0,
  endMinutes: 0,
  days: ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'],
  rules: [RULE],
  extra: '{}',
};

/** A phone with a G7 that was seen for ten days. */
export const PHONE: DeviceHistory = {
  transmitterId: '0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9',
  transmitterGeneration: 'g7',
  transmitterVariant: null,
  displayDevice: 'iOS',
  displayApp: 'G7',
  lastUploadAt: Date.UTC(2024, 10, 14, 10, 55),
  firstSeenAt: Date.UTC(2024, 10, 4, 9),
  lastSeenAt: Date.UTC(2024, 10, 14, 11, 30),
  versions: [{ seenAt: Date.UTC(2024, 10, 4, 9), schedules: [SCHEDULE] }],
  extra: '{}',
};
