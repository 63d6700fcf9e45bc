import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { handle } from '../../../simulator/handle';
import { grant } from '../../../simulator/oauth/oauth-state';
import { createWorld } from '../../../simulator/world';
import { createClient, DAY_MS, type Json, NOW, queryTime } from './client';

const REALITY = '../shared/api/reality.md';
const PREFIX = '/v3/users/self/';

interface Seen {
  readonly egvs: readonly Json[];
  readonly events: readonly Json[];
  readonly calibrations: readonly Json[];
  readonly alerts: readonly Json[];
  readonly devices: readonly Json[];
  readonly settings: readonly Json[];
  readonly schedules: readonly Json[];
  readonly envelopes: Readonly<Record<string, Json>>;
  readonly ranges: readonly Json[];
  readonly token: Json;
}

let seen: Seen;

function readToken(): Json {
  const world = createWorld({ createdAt: NOW, profile: 'real' });
  const granted = grant(world, 'steady', NOW);
  const form = {
    client_id: world.config.clientId,
    client_secret: world.config.clientSecret,
    grant_type: 'refresh_token',
    refresh_token: granted.tokens.refreshToken,
  };
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const body = new URLSearchParams(form).toString();
  return JSON.parse(
    handle({ method: 'POST', url: '/v3/oauth2/token', headers, body }, granted.world, NOW).response.body,
  );
}

beforeAll(() => {
  const clients = ['steady', 'variable', 'new'].map((id) => createClient(id, { profile: 'real', historyDays: 900 }));
  const months = [0, 1, 2, 3, 4, 5, 25].map((month) => NOW - (month + 1) * 30 * DAY_MS);
  const all = (kind: string) =>
    clients.flatMap((client) => months.flatMap((at) => client.records(PREFIX + kind, at, at + 30 * DAY_MS)));
  const body = (kind: string): Json => {
    const query = { startDate: queryTime(NOW - DAY_MS), endDate: queryTime(NOW) };
    return JSON.parse(clients[0]?.get(PREFIX + kind, kind === 'dataRange' ? {} : query).body ?? '');
  };
  const devices = clients.flatMap((client) => JSON.parse(client.get(`${PREFIX}devices`).body).records as Json[]);
  const schedules = devices.flatMap((device) => device.alertSchedules as Json[]);
  const kinds = ['egvs', 'events', 'calibrations', 'alerts', 'devices', 'dataRange'];
  const fresh = createClient('new', { profile: 'real' });
  seen = {
    egvs: all('egvs'),
    events: all('events'),
    calibrations: all('calibrations'),
    alerts: all('alerts'),
    devices,
    schedules: schedules.map((schedule) => schedule.alertScheduleSettings as Json),
    settings: schedules.flatMap((schedule) => schedule.alertSettings as Json[]),
    envelopes: Object.fromEntries(kinds.map((kind) => [kind, body(kind)])),
    ranges: [
      body('dataRange'),
      JSON.parse(fresh.get(`${PREFIX}dataRange`).body),
      JSON.parse(fresh.get(`${PREFIX}dataRange`, {}, NOW - 9 * DAY_MS).body),
    ],
    token: readToken(),
  };
});

function values(records: readonly Json[], field: string): Set<unknown> {
  return new Set(records.map((record) => (field in record ? record[field] : 'ABSENT')));
}

/** All of `wanted` occur. */
function expectAmong(records: readonly Json[], field: string, ...wanted: readonly unknown[]): void {
  const found = values(records, field);
  expect(wanted.filter((value) => !found.has(value))).toEqual([]);
}

const QUIRKS: readonly (readonly [item: string, check: () => void])[] = [
  ['`EGVRecord.status`', () => expectAmong(seen.egvs, 'status', null, 'ABSENT', 'ok', 'unknown', 'low', 'high')],
  ['`EGVRecord.value`', () => expectAmong(seen.egvs, 'value', null, 39, 401)],
  [
    '`EGVRecord.trend`',
    () => expectAmong(seen.egvs, 'trend', null, 'ABSENT', 'none', 'flat', 'doubleUp', 'doubleDown'),
  ],
  ['`trendRate`', () => expectAmong(seen.egvs, 'trendRate', null, 'ABSENT', 0)],
  ['`EGVRecord.unit`', () => expectAmong(seen.egvs, 'unit', 'mg/dL', 'unknown', 'ABSENT')],
  [
    '`EGVRecord.transmitterId`',
    () => {
      const ids = [...values(seen.egvs, 'transmitterId')].map(String);
      expect(ids).toContain('');
      expect(ids.filter((id) => id !== '').every((id) => /^[0-9a-f]{64}$/.test(id))).toBe(true);
    },
  ],
  ['`transmitterGeneration`', () => expectAmong(seen.egvs, 'transmitterGeneration', 'g6', 'g7', 'g6 pro', 'g715day')],
  [
    '`transmitterGenerationVariant`',
    () => {
      for (const records of [seen.egvs, seen.events, seen.calibrations, seen.alerts]) {
        expectAmong(records, 'transmitterGenerationVariant', 'ABSENT', 'g6');
      }
      expectAmong(seen.devices, 'transmitterGenerationVariant', 'g6', 'g7', 'g715day');
    },
  ],
  ['`displayDevice`', () => expectAmong(seen.egvs, 'displayDevice', 'iOS', 'android', 'receiver')],
  [
    '`displayApp`',
    () => {
      for (const records of [seen.egvs, seen.devices]) expectAmong(records, 'displayApp', 'G6', 'G7', 'receiver');
    },
  ],
  [
    '`EventRecord.value`',
    () => {
      const types = new Set(seen.events.map((event) => (event.value === null ? 'null' : typeof event.value)));
      expect(types).toContain('string');
      expect(types).toContain('number');
      expectAmong(seen.events, 'value', '', '-1.00');
    },
  ],
  [
    '`EventRecord.unit`',
    () => expectAmong(seen.events, 'unit', 'unknown', 'grams', 'mg/dL', 'minutes', 'units', null, ''),
  ],
  [
    'event extra fields',
    () => {
      expectAmong(seen.events, 'recordedSystemTime', null);
      expectAmong(seen.events, 'recordedDisplayTime', null);
      expect([...values(seen.events, 'recordedSystemTime')].some((time) => /T.*Z$/.test(String(time)))).toBe(true);
    },
  ],
  ['event subtypes', () => expectAmong(seen.events, 'eventSubType', 'unknown', null, 'ABSENT', 'stress', 'longActing')],
  ['`eventStatus`', () => expectAmong(seen.events, 'eventStatus', 'created', 'updated', 'deleted')],
  ['`CalibrationRecord.unit`', () => expectAmong(seen.calibrations, 'unit', null, 'mg/dL')],
  [
    '`DataRangeResponse.*`',
    () => {
      expect(seen.ranges[1]).toMatchObject({ calibrations: null });
      expect(seen.ranges[2]).toMatchObject({ calibrations: null, egvs: null });
      expect(seen.ranges[2]).not.toHaveProperty('events');
    },
  ],
  [
    '`AlertRecord`',
    () => {
      expect(values(seen.alerts, 'displayApp')).toEqual(new Set(['G6', 'G7']));
      expectAmong(seen.alerts, 'alertName', 'fixedLow', 'urgentLow', 'outOfRange');
    },
  ],
  ['`AlertSetting.unit`', () => expectAmong(seen.settings, 'unit', 'mg/dL', 'mg/dL/min', 'minutes')],
  [
    '`AlertSetting` extra',
    () => {
      const extra = [
        'systemTime',
        'displayTime',
        'delay',
        'secondaryTriggerCondition',
        'soundTheme',
        'soundOutputMode',
      ];
      for (const field of extra) expect(values(seen.settings, field)).not.toContain('ABSENT');
      expectAmong(seen.settings, 'value', null);
      expectAmong(seen.settings, 'snooze', null, 28);
      expectAmong(seen.settings, 'systemTime', '1970-01-01T00:00Z');
    },
  ],
  [
    '`AlertScheduleSettings` extra',
    () => {
      expectAmong(seen.schedules, 'isActive', true, 'ABSENT');
      expectAmong(seen.schedules, 'startTime', '0:00', '10:00 PM');
      expect(seen.schedules[0]).toMatchObject({ override: { isOverrideEnabled: false } });
      expect(seen.schedules[0]?.daysOfWeek).toContain('');
    },
  ],
  ['`lastUploadDate`', () => expect(values(seen.devices, 'lastUploadDate')).toContain('ABSENT')],
  [
    '`/devices` query',
    () => {
      const client = createClient('steady', { profile: 'real' });
      const query = { startDate: '2000-01-01T00:00:00', endDate: '2000-01-02T00:00:00' };
      expect(client.get(`${PREFIX}devices`, query).body).toBe(client.get(`${PREFIX}devices`).body);
    },
  ],
  [
    'token response',
    () =>
      expect(seen.token).toMatchObject({
        refresh_expires_in: 0,
        'not-before-policy': '1726871301,',
        session_state: expect.stringMatching(/^[0-9a-f-]{36}$/),
      }),
  ],
  ['token `expires_in`', () => expect(seen.token.expires_in).toBe(7200)],
  ['`userId`', () => expect(seen.envelopes.egvs?.userId).toMatch(/^[0-9a-f]{64}$/)],
  [
    '`recordType`',
    () => {
      const types = Object.entries(seen.envelopes).map(([kind, body]) => [kind, body.recordType]);
      expect(Object.fromEntries(types)).toMatchObject({ egvs: 'egv', events: 'events', alerts: 'alerts' });
    },
  ],
  [
    '`recordId`',
    () => {
      const ids = [...seen.egvs, ...seen.events, ...seen.alerts].map((record) => String(record.recordId));
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toBe(
        true,
      );
    },
  ],
];

/** Rows that other tests check: the login page, its paths, the token errors and the older events page. */
const ELSEWHERE = ['login `state`', 'OAuth paths', 'token errors', 'v2 only'];

describe('section 2.1 of the notes on the real API', () => {
  test.each(QUIRKS)('%s', (_item, check) => check());

  test.skipIf(!existsSync(REALITY))('every row has a check here or in the tests of sign-in and data rules', () => {
    const text = readFileSync(REALITY, 'utf8');
    const section = text.slice(text.indexOf('### 2.1'), text.indexOf('### 2.2'));
    const rows = section.split('\n').filter((line) => line.startsWith('| ') && !/^\| (item|---)/.test(line));
    const items = rows.map((line) => line.split(' | ')[0]?.slice(2).trim() ?? '');
    expect(items.length).toBeGreaterThan(25);
    expect(items.filter((item) => !QUIRKS.some(([name]) => name === item) && !ELSEWHERE.includes(item))).toEqual([]);
  });
});

describe('section 2.2: shapes of time', () => {
  const phone = () => [...seen.egvs, ...seen.events].filter((record) => record.displayDevice !== 'receiver');
  const shapes: readonly (readonly [string, string, RegExp])[] = [
    ['Z', 'systemTime', /T\d\d:\d\d:\d\dZ$/],
    ['+00:00', 'systemTime', /\+00:00$/],
    ['no seconds', 'systemTime', /T\d\d:\d\d(Z|\+00:00)$/],
    ['one digit of a fraction', 'systemTime', /\.\dZ$/],
    ['three digits', 'systemTime', /\.\d{3}Z$/],
    ['nine digits', 'systemTime', /\.\d{9}Z$/],
    ['a space for T', 'systemTime', /^\d{4}-\d\d-\d\d \d\d:/],
    ['an offset', 'displayTime', /T\d\d:\d\d:\d\d[+-]\d\d:\d\d$/],
    ['an offset without a colon', 'displayTime', /[+-]\d{4}$/],
    ['an offset of hours', 'displayTime', /T[\d:.]+[+-]\d\d$/],
    ['an offset with seconds', 'displayTime', /[+-]\d\d:\d\d:\d\d$/],
  ];

  test.each(shapes)('phones write %s', (_name, field, shape) => {
    expect(phone().some((record) => shape.test(String(record[field])))).toBe(true);
  });

  test('receivers write no offset, phones always do', () => {
    const receiver = seen.egvs.filter((record) => record.displayDevice === 'receiver');
    expect(receiver.length).toBeGreaterThan(1000);
    const marked = (record: Json, field: string) =>
      /(Z|[+-]\d\d(:?\d\d)?(:\d\d)?)$/.test(String(record[field]).slice(11));
    expect(receiver.filter((record) => marked(record, 'systemTime') || marked(record, 'displayTime'))).toEqual([]);
    expect(phone().filter((record) => !marked(record, 'systemTime') || !marked(record, 'displayTime'))).toEqual([]);
  });

  test('both times of a phone record are the same instant, seconds of the offset included', () => {
    const shape = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d)?(?:\.(\d+))?(?:Z|([+-])(\d\d)(?::?(\d\d))?(?::(\d\d))?)$/;
    const instant = (text: unknown) => {
      const [, date, clock, second = ':00', fraction = '0', sign, hours = '0', minutes = '0', seconds = '0'] =
        shape.exec(String(text)) ?? [];
      const offset = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * (sign === '-' ? -1 : 1);
      return Date.parse(`${date}T${clock}${second}Z`) + Math.round(Number(`0.${fraction}`) * 1000) - offset * 1000;
    };
    expect(phone().filter((record) => instant(record.systemTime) !== instant(record.displayTime))).toEqual([]);
  });

  test('no shape changes the instant', () => {
    const plain = createClient('steady').records(`${PREFIX}egvs`, NOW - 30 * DAY_MS, NOW);
    const real = createClient('steady', { profile: 'real' }).records(`${PREFIX}egvs`, NOW - 30 * DAY_MS, NOW);
    const normal = (text: string) => {
      const match = /^(.{10})[T ](\d\d:\d\d)(:\d\d)?(\.\d+)?/.exec(text) ?? [];
      return `${match[1]}T${match[2]}${match[3] ?? ':00'}`;
    };
    const byId = new Map(real.map((record) => [record.recordId, normal(String(record.systemTime))]));
    expect(plain.filter((record) => byId.get(record.recordId) !== normal(String(record.systemTime)))).toEqual([]);
    expect(byId.size).toBe(plain.length);
  });
});

describe('other oddities', () => {
  test('records come newest first', () => {
    const records = createClient('pregnancy', { profile: 'real' }).records(`${PREFIX}egvs`, NOW - DAY_MS, NOW);
    const days = records.map((record) => String(record.systemTime).slice(0, 13).replace(' ', 'T'));
    expect(days).toEqual([...days].sort().reverse());
  });

  test('a lastSyncTime of more than 100 days ago is answered with nothing', () => {
    const client = createClient('steady', { profile: 'real' });
    const read = (days: number) =>
      JSON.parse(client.get(`${PREFIX}dataRange`, { lastSyncTime: queryTime(NOW - days * DAY_MS) }).body);
    expect(read(101)).toMatchObject({ egvs: null });
    expect(read(99).egvs).not.toBeNull();
  });

  test('errors have no JSON', () => {
    const client = createClient('steady', { profile: 'real' });
    const answer = client.get(`${PREFIX}egvs`, { startDate: 'x' });
    expect([answer.status, answer.body]).toEqual([400, 'Bad Request']);
  });

  test('a replaced alert setting is still listed, older than the one that counts; some notes are "note"', () => {
    const highs = seen.settings.filter((setting) => setting.alertName === 'high');
    expect(new Set(highs.map((setting) => setting.value)).size).toBeGreaterThan(3);
    expectAmong(seen.events, 'eventType', 'note', 'notes', 'bloodGlucose');
    expect(seen.settings.filter((setting) => setting.alertName === 'fall').every(({ value }) => value === -3)).toBe(
      true,
    );
  });
});
