import type { AnyKind } from '../unit/main/dexcom/laws';
import type { Node } from './specification';

/** Where a property lands, as a path in what was read; null where another property says how it is read. */
type Landing = Readonly<Record<string, string | null>>;
/** Two answers that differ in every property, so that nothing lands by being the same always. */
type Examples = readonly [Node, Node];
export type Contract = {
  readonly kind: AnyKind;
  readonly landing: Landing;
  readonly examples: Examples;
  /** Puts a part into a whole record, where the schema is one of a part. */
  readonly whole: (part: Node) => Node;
};

const asIs = (record: Node): Node => record;
const inSchedule = (part: Node): Node => ({
  alertSchedules: [{ alertScheduleSettings: {}, alertSettings: [], ...part }],
  displayDevice: 'iOS',
});

const SOURCE: Landing = {
  displayDevice: 'source.displayDevice',
  transmitterId: 'source.transmitterId',
  transmitterGeneration: 'source.transmitterGeneration',
};
const RECORDED: Landing = { ...SOURCE, recordId: 'recordId', systemTime: 'systemAt', displayTime: 'offsetMinutes' };

const commons: Examples = [
  {
    recordId: '2cab70ee-d3b4-4a34-9aa9-767513ab72bd',
    systemTime: '2026-04-01T09:12:35',
    displayTime: '2026-04-01T11:12:35',
    transmitterId: '8GA1JK',
    displayDevice: 'iOS',
    transmitterGeneration: 'g6',
  },
  {
    recordId: '763923b7-5424-451e-b37d-fd8ff635b308',
    systemTime: '2026-04-30T23:59:59',
    displayTime: '2026-04-30T15:59:59',
    transmitterId: '9HB2KL',
    displayDevice: 'receiver',
    transmitterGeneration: 'g7',
  },
];
const examplesOf = (first: Node, second: Node): Examples => [
  { ...commons[0], ...first },
  { ...commons[1], ...second },
];

const SCHEDULE = 'schedules.0';
const RULE = `${SCHEDULE}.rules.0`;
/**
 * Of each schema, where its properties land. The units of EGVs and calibrations say how the value is read: their columns
 * are mg/dL always.
 */
export const CONTRACTS: Readonly<Record<string, Contract>> = {
  EGVRecord: {
    kind: 'egv',
    whole: asIs,
    landing: {
      ...RECORDED,
      transmitterTicks: 'ticks',
      value: 'code',
      status: 'status',
      trend: 'trend',
      trendRate: 'trendRate',
      unit: null,
      rateUnit: null,
    },
    examples: examplesOf(
      { transmitterTicks: 85273, value: 120, status: 'ok', trend: 'flat', trendRate: 0.3, unit: 'mg/dL' },
      { transmitterTicks: 85274, value: 401, status: 'high', trend: 'none', trendRate: -2, rateUnit: 'mg/dL/min' },
    ),
  },
  EventRecord: {
    kind: 'event',
    whole: asIs,
    landing: {
      ...RECORDED,
      eventType: 'type',
      eventSubType: 'subType',
      value: 'value',
      unit: 'unit',
      eventStatus: 'status',
    },
    examples: examplesOf(
      { eventType: 'insulin', eventSubType: 'fastActing', value: 2.5, unit: 'units', eventStatus: 'created' },
      { eventType: 'exercise', eventSubType: 'light', value: 30, unit: 'minutes', eventStatus: 'updated' },
    ),
  },
  CalibrationRecord: {
    kind: 'calibration',
    whole: asIs,
    landing: { ...RECORDED, unit: null, value: 'mgDl', transmitterTicks: 'ticks' },
    examples: examplesOf(
      { value: 117, transmitterTicks: 85273, unit: 'mg/dL' },
      { value: 205, transmitterTicks: 85274, unit: 'mg/dL' },
    ),
  },
  AlertRecord: {
    kind: 'alert',
    whole: asIs,
    landing: { ...RECORDED, alertName: 'name', alertState: 'state' },
    examples: examplesOf(
      { alertName: 'high', alertState: 'activeAlarming' },
      { alertName: 'noReadings', alertState: 'inactive' },
    ),
  },
  DeviceRecord: {
    kind: 'device',
    whole: asIs,
    landing: {
      lastUploadDate: 'lastUploadAt',
      transmitterId: 'transmitterId',
      transmitterGeneration: 'transmitterGeneration',
      displayDevice: 'displayDevice',
      displayApp: 'displayApp',
      alertSchedules: 'schedules.length',
    },
    examples: [
      {
        lastUploadDate: '2026-04-01T09:12:35',
        transmitterId: '8GA1JK',
        transmitterGeneration: 'g6',
        displayDevice: 'iOS',
        displayApp: 'G6',
        alertSchedules: [],
      },
      {
        lastUploadDate: '2026-04-30T23:59:59',
        transmitterId: '9HB2KL',
        transmitterGeneration: 'g7',
        displayDevice: 'android',
        displayApp: 'G7',
        alertSchedules: [{ alertScheduleSettings: {}, alertSettings: [] }],
      },
    ],
  },
  AlertSchedule: {
    kind: 'device',
    whole: inSchedule,
    landing: { alertScheduleSettings: `${SCHEDULE}.name`, alertSettings: `${SCHEDULE}.rules.length` },
    examples: [
      { alertScheduleSettings: { alertScheduleName: 'Day' }, alertSettings: [] },
      { alertScheduleSettings: { alertScheduleName: 'Night' }, alertSettings: [{ alertName: 'low' }] },
    ],
  },
  'AlertSchedule.alertScheduleSettings': {
    kind: 'device',
    whole: (settings) => inSchedule({ alertScheduleSettings: settings }),
    landing: {
      alertScheduleName: `${SCHEDULE}.name`,
      isEnabled: `${SCHEDULE}.enabled`,
      isDefaultSchedule: `${SCHEDULE}.isDefault`,
      startTime: `${SCHEDULE}.startMinutes`,
      endTime: `${SCHEDULE}.endMinutes`,
      daysOfWeek: `${SCHEDULE}.days`,
    },
    examples: [
      {
        alertScheduleName: 'Night',
        isEnabled: true,
        isDefaultSchedule: false,
        startTime: '22:00',
        endTime: '07:30',
        daysOfWeek: ['monday', 'friday'],
      },
      {
        alertScheduleName: '',
        isEnabled: false,
        isDefaultSchedule: true,
        startTime: '00:00',
        endTime: '06:00',
        daysOfWeek: ['sunday'],
      },
    ],
  },
  AlertSetting: {
    kind: 'device',
    whole: (setting) => inSchedule({ alertSettings: [setting] }),
    landing: {
      alertName: `${RULE}.name`,
      value: `${RULE}.value`,
      unit: `${RULE}.unit`,
      snooze: `${RULE}.snoozeMinutes`,
      enabled: `${RULE}.enabled`,
    },
    examples: [
      { alertName: 'high', value: 200, unit: 'mg/dL', snooze: 45, enabled: true },
      { alertName: 'low', value: 3.9, unit: 'mmol/L', snooze: 0, enabled: false },
    ],
  },
};
