import type { RecordKind } from '../../../../core/history';
import { parseDevices, parsePage } from '../../../../main/dexcom/parse-page';
import type { ParsedPage, RecordOf } from '../../../../main/dexcom/records';

/** One alert of a schedule, and a schedule's own settings, as the API words them. */
export const ALERT_SETTING = {
  alertName: 'high',
  value: 240,
  unit: 'mg/dL',
  snooze: 30,
  delay: 0,
  enabled: true,
  soundTheme: 'modern',
  soundOutputMode: 'sound',
  secondaryTriggerCondition: null,
  systemTime: '2026-04-01T12:00:00Z',
  displayTime: '2026-04-01T12:00:00Z',
};
export const SCHEDULE_SETTINGS = {
  alertScheduleName: 'Night',
  isEnabled: true,
  isDefaultSchedule: false,
  isActive: false,
  startTime: '10:00 PM',
  endTime: '6:30 AM',
  daysOfWeek: ['saturday', 'sunday', ''],
};

/** A record of a phone as the service writes it, of each kind. */
export const SAMPLES: Readonly<Record<RecordKind | 'device', Readonly<Record<string, unknown>>>> = {
  egv: {
    recordId: '2cab70ee-d3b4-4a34-9aa9-767513ab72bd',
    systemTime: '2025-01-30T23:49:55Z',
    displayTime: '2025-01-30T15:49:55-08:00',
    transmitterId: 'cdb4f8eea4392295413c64d5bc7a9e0e0ee9b215fb43c5a6d71d4431e540046b',
    transmitterTicks: 85273,
    value: 120,
    status: null,
    trend: 'flat',
    trendRate: 0.3,
    unit: 'mg/dL',
    rateUnit: 'mg/dL/min',
    displayDevice: 'iOS',
    transmitterGeneration: 'g7',
    transmitterGenerationVariant: 'g7',
    displayApp: 'G7',
  },
  event: {
    recordId: '763923b7-5424-451e-b37d-fd8ff635b308',
    systemTime: '2022-02-06T09:12:35+00:00',
    displayTime: '2022-02-06T01:12:35-08:00',
    recordedSystemTime: '2022-02-06T10:00:00+00:00',
    recordedDisplayTime: '2022-02-06T02:00:00-08:00',
    eventStatus: 'created',
    eventType: 'insulin',
    eventSubType: 'fastActing',
    value: '2.50',
    unit: 'units',
    transmitterId: 'd55d01d0341ed0ba2cd99b322e8c5b609254f47d10c7cd12b99b4922effeba44',
    transmitterGeneration: 'g6',
    displayDevice: 'android',
  },
  calibration: {
    recordId: '7d8e0011-3a55-4b40-9c32-aa991100c001',
    systemTime: '2026-04-30T08:11:30',
    displayTime: '2026-04-30T01:11:30',
    unit: 'mg/dL',
    value: 117,
    displayDevice: 'receiver',
    transmitterId: '8GA1JK',
    transmitterTicks: 12345610,
    transmitterGeneration: 'g6',
  },
  alert: {
    recordId: '3cb368a9-7b7c-45dc-850a-33f62118bfd5',
    systemTime: '2022-12-05T15:00:25.438Z',
    displayTime: '2022-12-05T15:00:25.438Z',
    alertName: 'high',
    alertState: 'activeAlarming',
    displayDevice: 'receiver',
    transmitterGeneration: 'g6',
    transmitterId: 'd55d01d0341ed0ba2cd99b322e8c5b609254f47d10c7cd12b99b4922effeba44',
  },
  device: {
    lastUploadDate: '2026-04-30T15:05:00Z',
    transmitterId: '8GA1JK',
    transmitterGeneration: 'g7',
    displayDevice: 'iOS',
    displayApp: 'G7',
    alertSchedules: [
      {
        alertScheduleSettings: SCHEDULE_SETTINGS,
        alertSettings: [ALERT_SETTING],
      },
    ],
  },
};

/** Reads a page that is one, of records or of devices. */
export function readPage<Kind extends RecordKind>(kind: Kind, records: unknown): ParsedPage<RecordOf[Kind]> {
  const page = parsePage(kind, { records });
  if (!page) throw new Error('the page was refused');
  return page;
}

/** Reads the sample of a kind with some fields changed; it must be readable. */
export function readSample<Kind extends RecordKind>(kind: Kind, change: object = {}): RecordOf[Kind] {
  const sent: unknown = JSON.parse(JSON.stringify({ ...SAMPLES[kind], ...change })); // leaves undefined fields out
  const [record] = readPage(kind, [sent]).records;
  if (!record) throw new Error('the record was refused');
  return record;
}

/** Reads a list of devices that is one. */
export function readDevices(records: unknown) {
  const page = parseDevices({ records });
  if (!page) throw new Error('the list was refused');
  return page;
}
