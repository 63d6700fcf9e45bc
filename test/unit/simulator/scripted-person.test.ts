import { describe, expect, test } from 'vitest';
import { handle } from '../../../simulator/handle';
import { grant } from '../../../simulator/oauth/oauth-state';
import type { Device, Egv, Sensor } from '../../../simulator/person/person';
import {
  type Content,
  createScriptedPerson,
  type EventContent,
  type Script,
} from '../../../simulator/person/scripted-person';
import { truthOf } from '../../../simulator/truth';
import { createWorld, type WorldConfig } from '../../../simulator/world';
import { createClient, DAY_MS, type Json, NOW, queryTime } from './client';

const HOUR_MS = 3_600_000;
const PHONE: Device = { key: 'phone', displayDevice: 'iOS', displayApp: 'G7', writesOffset: true };
const SENSOR: Sensor = { transmitterId: 'AB12CD', generation: 'g7', variant: 'g7', activatedAt: NOW - 5 * DAY_MS };
const EMPTY: Script = {
  id: 'scripted',
  egvs: [],
  events: [],
  calibrations: [],
  alerts: [],
  devices: [{ fromAt: 0, isNews: true, content: [] }],
};

const recorded = (key: number, at: number) => ({ key, at, offsetMinutes: 60, device: PHONE, sensor: SENSOR });

function egv(key: number, at: number, mgDl = 120): Content<Egv> {
  const value = { mgDl, status: 'ok', trend: 'flat', rateMgDlPerMinute: 0 } as const;
  return { ...recorded(key, at), ...value, ticks: key };
}

function carbs(status: EventContent['status'], value: number): EventContent {
  const at = NOW - 2 * DAY_MS;
  const body = { type: 'carbs', subType: null, unit: 'grams', text: null, recordedAt: at } as const;
  return { ...recorded(1, at), ...body, value, status };
}

function clientOf(script: Partial<Script>, options: Partial<WorldConfig> = {}) {
  return createClient('scripted', { people: [createScriptedPerson({ ...EMPTY, ...script })], ...options });
}

const EGVS = '/v3/users/self/egvs';
const read = (client: ReturnType<typeof clientOf>, now: number) =>
  client.records(EGVS, NOW - 20 * DAY_MS, NOW + 9 * DAY_MS, now).map(({ systemTime, value }) => [systemTime, value]);
const newSince = (client: ReturnType<typeof clientOf>, syncedAt: number, now: number): Json =>
  JSON.parse(client.get('/v3/users/self/dataRange', { lastSyncTime: queryTime(syncedAt) }, now).body);

describe('what becomes of a record', () => {
  const at = NOW - DAY_MS;
  const silent = [
    { fromAt: NOW - 20 * HOUR_MS, isNews: true, content: egv(1, at, 120) },
    { fromAt: NOW - 10 * HOUR_MS, isNews: false, content: egv(1, at - HOUR_MS, 125) },
    { fromAt: NOW, isNews: false, content: 'gone' },
  ] as const;

  test('it arrives, is edited and moved in silence, and is withdrawn', () => {
    const client = clientOf({ egvs: [silent] });
    expect(read(client, NOW - 21 * HOUR_MS)).toEqual([]);
    expect(read(client, NOW - 20 * HOUR_MS)).toEqual([['2026-04-30T12:02:00Z', 120]]);
    expect(read(client, NOW - 1)).toEqual([['2026-04-30T11:02:00Z', 125]]);
    expect(read(client, NOW)).toEqual([]);
  });

  test('dataRange tells of what is news, not of silent edits', () => {
    const client = clientOf({ egvs: [silent] });
    expect(newSince(client, NOW - 21 * HOUR_MS, NOW - 1)).toHaveProperty('egvs');
    expect(newSince(client, NOW - 19 * HOUR_MS, NOW - 1)).not.toHaveProperty('egvs');
  });

  test('an event is updated and deleted under its id, with news', () => {
    const history = (['created', 'updated', 'deleted'] as const).map((status, index) => {
      return { fromAt: NOW - (3 - index) * HOUR_MS, isNews: true, content: carbs(status, 30 + index) };
    });
    const client = clientOf({ events: [history] });
    const seen = [3, 2, 1].flatMap((hours) => {
      const now = NOW - hours * HOUR_MS;
      return client.records('/v3/users/self/events', NOW - 3 * DAY_MS, NOW, now);
    });
    expect(seen.map((event) => [event.eventStatus, event.value])).toEqual([
      ['created', 30],
      ['updated', 31],
      ['deleted', 32],
    ]);
    expect(new Set(seen.map((event) => event.recordId)).size).toBe(1);
    expect(newSince(client, NOW - 90 * 60_000, NOW)).toHaveProperty('events');
  });

  test('a time ahead of the clock is in dataRange and in its window', () => {
    const history = [{ fromAt: NOW - HOUR_MS, isNews: true, content: egv(1, NOW + 8 * DAY_MS) }];
    const client = clientOf({ egvs: [history] });
    const range = JSON.parse(client.get('/v3/users/self/dataRange').body);
    expect(range.egvs.end.systemTime).toBe('2026-05-09T12:02:00Z');
    expect(read(client, NOW)).toEqual([['2026-05-09T12:02:00Z', 120]]);
  });

  test('devices are those of the moment', () => {
    const state = { device: PHONE, sensor: SENSOR, lastUploadAt: NOW, schedules: [] };
    const client = clientOf({
      devices: [
        { fromAt: NOW - DAY_MS, isNews: true, content: [state] },
        { fromAt: NOW, isNews: true, content: [] },
      ],
    });
    const count = (now: number) => JSON.parse(client.get('/v3/users/self/devices', {}, now).body).records.length;
    expect([count(NOW - 2 * DAY_MS), count(NOW - 1), count(NOW)]).toEqual([0, 1, 0]);
  });

  test('the truth is what all of time in one window would give', () => {
    const person = createScriptedPerson({ ...EMPTY, egvs: [silent], events: [] });
    const world = createWorld({ createdAt: NOW, people: [person] });
    const truth = truthOf(world, { personId: 'scripted', clientId: world.config.clientId }, NOW - 1);
    expect(truth.records.egv.map(({ value, wire }) => [value.at, value.mgDl, wire.value])).toEqual([
      [at - HOUR_MS, 125, 125],
    ]);
  });
});

describe('choices of a world', () => {
  test('records of before an instant are no longer returned, nor in dataRange', () => {
    const histories = [4, 2].map((days) => [
      { fromAt: NOW - DAY_MS, isNews: true, content: egv(days, NOW - days * DAY_MS) },
    ]);
    const client = clientOf({ egvs: histories }, { forgetsBeforeAt: NOW - 3 * DAY_MS });
    expect(read(client, NOW)).toEqual([['2026-04-29T12:02:00Z', 120]]);
    const range = JSON.parse(client.get('/v3/users/self/dataRange').body);
    expect(range.egvs.start.systemTime).toBe('2026-04-29T12:02:00Z');
  });

  test('two apps see the same person under other ids; a wrong secret of either is refused', () => {
    const world = createWorld({ createdAt: NOW, otherClients: { other: 'other-secret' } });
    const [one, other] = [grant(world, 'steady', NOW), grant(world, 'steady', NOW, 'other')];
    const readAs = ({ world: granted, tokens }: typeof one) => {
      const url = `${EGVS}?startDate=${queryTime(NOW - DAY_MS)}&endDate=${queryTime(NOW)}`;
      const headers = { authorization: `Bearer ${tokens.accessToken}` };
      return JSON.parse(handle({ method: 'GET', url, headers, body: '' }, granted, NOW).response.body);
    };
    const [mine, theirs] = [readAs(one), readAs(other)];
    expect(mine.userId).not.toBe(theirs.userId);
    expect(mine.records[0].recordId).not.toBe(theirs.records[0].recordId);
    expect(mine.records.map((egv: Json) => egv.value)).toEqual(theirs.records.map((egv: Json) => egv.value));
    const refresh = (secret: string) => {
      const form = { client_id: 'other', client_secret: secret, grant_type: 'refresh_token' };
      const body = new URLSearchParams({ ...form, refresh_token: other.tokens.refreshToken }).toString();
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      return handle({ method: 'POST', url: '/v3/oauth2/token', headers, body }, other.world, NOW).response.status;
    };
    expect([refresh('other-secret'), refresh('steadyline-simulator-secret')]).toEqual([200, 401]);
  });
});

describe('more of the real service', () => {
  test('a few values are settled in silence a day after they arrived', () => {
    const client = createClient('steady', { profile: 'real' });
    const valuesOf = (fromAt: number, days: number, now: number) =>
      client
        .records(EGVS, fromAt, fromAt + days * DAY_MS, now)
        .map((record) => [record.recordId, record.value] as const);
    const mornings = Array.from({ length: 20 }, (_, day) => NOW - (25 - day) * DAY_MS);
    const early = new Map(mornings.flatMap((at) => valuesOf(at, 1, at + DAY_MS + 4 * HOUR_MS)));
    const late = new Map(valuesOf(NOW - 25 * DAY_MS, 20, NOW));
    const changed = [...early].filter(([id, value]) => late.get(id) !== value);
    expect(changed.length).toBeGreaterThan(0);
    expect(changed.length).toBeLessThan(early.size / 100);
  });

  test('Dexcom ONE has readings and alerts of few kinds, no events and no calibrations', () => {
    const client = createClient('one', { profile: 'real' });
    const count = (kind: string) => client.records(`/v3/users/self/${kind}`, NOW - 30 * DAY_MS, NOW).length;
    expect([count('events'), count('calibrations')]).toEqual([0, 0]);
    expect(count('egvs')).toBeGreaterThan(7000);
    const alerts = client.records('/v3/users/self/alerts', NOW - 30 * DAY_MS, NOW);
    const names = new Set(alerts.map((alert) => alert.alertName));
    expect([...names].filter((name) => ['urgentLow', 'urgentLowSoon', 'rise', 'fall'].includes(String(name)))).toEqual(
      [],
    );
    expect(names.has('high')).toBe(true);
  });

  test('the high limit of the day is another after a week, and says since when', () => {
    const client = createClient('steady', { profile: 'real' });
    const highAt = (now: number) => {
      const [phone] = JSON.parse(client.get('/v3/users/self/devices', {}, now).body).records;
      const settings: Json[] = phone.alertSchedules[0].alertSettings;
      const highs = settings.filter((setting) => setting.alertName === 'high');
      return highs.sort((one, other) => String(one.systemTime).localeCompare(String(other.systemTime))).pop();
    };
    const [before, after] = [highAt(NOW), highAt(NOW + 7 * DAY_MS)];
    expect(before?.value).not.toBe(after?.value);
    expect(Date.parse(String(after?.systemTime)) - Date.parse(String(before?.systemTime))).toBe(7 * DAY_MS);
    expect(highAt(NOW + 60_000)).toEqual(before);
  });

  test('the fifteen-day sensor is worn for fifteen days', () => {
    const client = createClient('new');
    const egvs = client.records(EGVS, NOW, NOW + 29 * DAY_MS, NOW + 30 * DAY_MS);
    const ticks = egvs.map((record) => Number(record.transmitterTicks));
    expect(Math.max(...ticks) / 86_400).toBeGreaterThan(14);
  });

  test('the demo shows every field the service has been seen to send', () => {
    const client = createClient('steady', { profile: 'real' });
    const fieldsOf = (kind: string) => {
      const records = client.records(`/v3/users/self/${kind}`, NOW - 30 * DAY_MS, NOW);
      return new Set(records.flatMap((record) => Object.keys(record).filter((name) => record[name] !== null)));
    };
    const worn = ['transmitterId', 'transmitterGeneration', 'transmitterGenerationVariant', 'displayDevice'];
    const every = ['recordId', 'systemTime', 'displayTime', ...worn];
    const expected = {
      egvs: [...every, 'transmitterTicks', 'value', 'status', 'trend', 'trendRate', 'unit', 'rateUnit', 'displayApp'],
      events: [...every, 'eventType', 'eventSubType', 'value', 'unit', 'eventStatus', 'recordedSystemTime'],
      calibrations: [...every, 'transmitterTicks', 'value', 'unit'],
      alerts: [...every, 'alertName', 'alertState', 'displayApp'],
    };
    for (const [kind, fields] of Object.entries(expected)) {
      const found = fieldsOf(kind);
      expect([kind, fields.filter((field) => !found.has(field))]).toEqual([kind, []]);
    }
  });

  test.each(['steady', 'variable', 'pregnancy'])('a year of %s holds every type of entry', (personId) => {
    const client = createClient(personId);
    const months = Array.from({ length: 13 }, (_, month) => NOW - (13 - month) * 30 * DAY_MS);
    const events = months.flatMap((at) => client.records('/v3/users/self/events', at, at + 30 * DAY_MS));
    const types = new Set(events.map((event) => event.eventType));
    expect(types).toEqual(new Set(['carbs', 'insulin', 'exercise', 'health', 'bloodGlucose', 'notes']));
    const health = events.filter((event) => event.eventType === 'health').map((event) => event.eventSubType);
    expect(new Set(health).size).toBe(6);
    const insulin = events.filter((event) => event.eventType === 'insulin').map((event) => event.eventSubType);
    expect(new Set(insulin)).toEqual(new Set(['fastActing', 'longActing']));
  });
});
