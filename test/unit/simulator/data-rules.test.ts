import { describe, expect, test } from 'vitest';
import { handle } from '../../../simulator/handle';
import { createClient, DAY_MS, type Json, NOW, queryTime } from './client';

const EGVS = '/v3/users/self/egvs';
const EVENTS = '/v3/users/self/events';
const HOUR_MS = 3_600_000;

function at(record: Json | undefined): number {
  const text = String(record?.systemTime);
  return Date.parse(/(Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}Z`);
}

describe('windows', () => {
  test.each([
    ['no startDate', { endDate: '2026-04-02T00:00:00' }],
    ['no endDate', { startDate: '2026-04-01T00:00:00' }],
    ['a start that is no date', { startDate: 'yesterday', endDate: '2026-04-02T00:00:00' }],
    ['a day that does not exist', { startDate: '2026-02-30T00:00:00', endDate: '2026-03-02T00:00:00' }],
    ['an end before the start', { startDate: '2026-04-02T00:00:00', endDate: '2026-04-01T00:00:00' }],
    ['30 days and a second', { startDate: '2026-03-01T00:00:00', endDate: '2026-03-31T00:00:01' }],
  ])('%s is refused with 400', (_name, query) => {
    const client = createClient('steady');
    for (const path of [EGVS, EVENTS, '/v2/users/self/events', '/v3/users/self/alerts']) {
      expect(client.get(path, query).status).toBe(400);
    }
  });

  test('thirty days are answered, also with milliseconds, Z or an offset, and an offset counts', () => {
    const client = createClient('steady');
    const plain = client.get(EGVS, { startDate: '2026-03-01T00:00:00', endDate: '2026-03-31T00:00:00' });
    const marked = client.get(EGVS, { startDate: '2026-03-01T02:00:00.000+02:00', endDate: '2026-03-31T00:00:00Z' });
    expect(plain.status).toBe(200);
    expect(marked.body).toBe(plain.body);
  });

  test('the start is inclusive and the end exclusive', () => {
    const client = createClient('pregnancy');
    const records = client.records(EGVS, NOW - DAY_MS, NOW);
    const [first, last] = [at(records[0]), at(records[records.length - 1])];
    const without = client.records(EGVS, first, last);
    expect(at(without[0])).toBe(first);
    expect(without.length).toBe(records.length - 1);
    expect(client.records(EGVS, first, last + 1000).length).toBe(records.length);
  });

  test('dataRange ends are the first and the last record that have arrived', () => {
    const client = createClient('new');
    const range = JSON.parse(client.get('/v3/users/self/dataRange').body);
    const records = client.records(EGVS, NOW - 20 * DAY_MS, NOW);
    expect(range.egvs.start.systemTime).toBe(records[0]?.systemTime);
    expect(range.egvs.end.systemTime).toBe(records[records.length - 1]?.systemTime);
  });
});

describe('arrival', () => {
  test.each([
    ['steady', 1],
    ['variable', 3],
  ])('phone data of %s comes %i h late, never before its time', (personId, hours) => {
    const client = createClient(personId);
    const newest = client.records(EGVS, NOW - DAY_MS, NOW + DAY_MS).filter((egv) => egv.displayDevice !== 'receiver');
    const ages = (NOW - at(newest[newest.length - 1])) / HOUR_MS;
    expect(ages).toBeGreaterThanOrEqual(hours);
    expect(ages).toBeLessThan(hours + 8);
  });

  test('a receiver repeats the phone under its own ids, weeks late and without offsets', () => {
    const client = createClient('steady');
    const records = client.records(EGVS, NOW - 90 * DAY_MS, NOW - 62 * DAY_MS);
    const receiver = records.filter((egv) => egv.displayDevice === 'receiver');
    const phone = new Map(
      records.filter((egv) => egv.displayDevice === 'iOS').map((egv) => [egv.transmitterTicks, egv]),
    );
    expect(receiver.length).toBeGreaterThan(100);
    const pairs = receiver.map((egv) => [egv, phone.get(egv.transmitterTicks)] as const);
    const found = pairs.filter(([, twin]) => twin !== undefined);
    expect(found.length).toBeGreaterThan(receiver.length * 0.9);
    for (const [egv, twin] of found.slice(0, 50)) {
      expect(egv.recordId).not.toBe(twin?.recordId);
      expect(egv.transmitterId).toBe(twin?.transmitterId);
      expect(String(egv.systemTime)).toMatch(/T\d\d:\d\d:\d\d$/);
      expect(String(egv.displayTime)).toMatch(/T\d\d:\d\d:\d\d$/);
      expect(String(twin?.displayTime)).toMatch(/[+-]\d\d:\d\d$/);
    }
  });

  test('lastSyncTime asks for what was uploaded since, so weeks-old receiver data shows up once', () => {
    const client = createClient('steady');
    const read = (syncedAt: number, now: number): Json => {
      const query = { lastSyncTime: queryTime(syncedAt) };
      return JSON.parse(client.get('/v3/users/self/dataRange', query, now).body).egvs?.start ?? {};
    };
    const lateDays: number[] = [];
    for (let day = 0; day < 60; day += 1) {
      const now = NOW - day * DAY_MS;
      const start = read(now - DAY_MS, now);
      if (start.systemTime !== undefined) lateDays.push((now - at(start)) / DAY_MS);
    }
    const late = lateDays.filter((days) => days > 7);
    expect(late.length).toBeGreaterThanOrEqual(1);
    expect(late.length).toBeLessThanOrEqual(3);
    expect(read(NOW - 30_000, NOW - 29_000)).toEqual({});
  });

  test('what a reader collects by polling every few days equals what is there in the end', () => {
    const client = createClient('variable');
    const ids = new Set<unknown>();
    const from = NOW - 30 * DAY_MS;
    const until = NOW - 20 * DAY_MS;
    for (let now = from; now <= NOW + 30 * DAY_MS; now += 5 * DAY_MS) {
      for (const record of client.records(EGVS, from, until, now)) ids.add(record.recordId);
    }
    const all = client.records(EGVS, from, until, NOW + 30 * DAY_MS);
    expect(ids.size).toBe(all.length);
  });

  test('events are created, and some are updated or deleted later under the same id', () => {
    const client = createClient('variable');
    const [startAt, endAt] = [NOW - 60 * DAY_MS, NOW - 31 * DAY_MS];
    const later = client.records(EVENTS, startAt, endAt);
    const statuses = later.map((event) => event.eventStatus);
    expect(new Set(statuses)).toEqual(new Set(['created', 'updated', 'deleted']));
    const changed = later.filter((event) => event.eventStatus === 'updated');
    const before = changed.map((event) => {
      const soon = at(event) + 6 * HOUR_MS;
      return client.records(EVENTS, at(event), at(event) + 1000, soon).find((each) => each.recordId === event.recordId);
    });
    expect(before.some((event) => event?.eventStatus === 'created')).toBe(true);
  });
});

describe('the older events page', () => {
  test('has the same events under eventId, with two statuses and four types', () => {
    const client = createClient('steady');
    const [startAt, endAt] = [NOW - 30 * DAY_MS, NOW];
    const v2 = client.records('/v2/users/self/events', startAt, endAt);
    const v3 = client.records(EVENTS, startAt, endAt);
    const kept = v3.filter((event) => !['notes', 'bloodGlucose'].includes(String(event.eventType)));
    expect(v2.map((event) => event.eventId)).toEqual(kept.map((event) => event.recordId));
    expect(v2.every((event) => ['created', 'deleted'].includes(String(event.eventStatus)))).toBe(true);
    expect(Object.keys(v2[0] ?? {})).toEqual([
      'systemTime',
      'displayTime',
      'eventType',
      'eventSubType',
      'value',
      'unit',
      'eventId',
      'eventStatus',
    ]);
  });
});

describe('who may read', () => {
  const world = createClient('steady').world();
  const send = (method: string, url: string, headers: Record<string, string> = {}) =>
    handle({ method, url, headers, body: '' }, world, NOW).response;

  test('unknown paths are 404, wrong methods 405 with Allow, missing and wrong tokens 401', () => {
    expect(send('GET', '/v3/users/self/share').status).toBe(404);
    expect(send('GET', '/constructor').status).toBe(404);
    expect(send('POST', EGVS)).toMatchObject({ status: 405, headers: { allow: 'GET' } });
    expect(send('constructor', EGVS).status).toBe(405);
    expect(send('GET', EGVS).status).toBe(401);
    expect(send('GET', EGVS, { authorization: 'Bearer constructor' }).status).toBe(401);
  });

  test('past the hourly limit the answer is 429 with Retry-After, and the next hour is free again', () => {
    const client = createClient('steady', { rateLimitPerHour: 2 });
    const statuses = [1, 2, 3].map(() => client.get('/v3/users/self/devices').status);
    expect(statuses).toEqual([200, 200, 429]);
    const refused = client.get('/v3/users/self/devices');
    expect(refused.headers['retry-after']).toBe(String(58 * 60));
    expect(client.get('/v3/users/self/devices', {}, NOW + 58 * 60_000).status).toBe(200);
  });

  test('user and record ids belong to the client id', () => {
    const read = (clientId: string) => {
      const client = createClient('steady', { clientId });
      const query = { startDate: queryTime(NOW - DAY_MS), endDate: queryTime(NOW) };
      return JSON.parse(client.get(EGVS, query).body);
    };
    const [one, same, other] = [read('a'), read('a'), read('b')];
    expect(one).toEqual(same);
    expect(one.userId).toMatch(/^[0-9a-f]{64}$/);
    expect(one.userId).not.toBe(other.userId);
    expect(one.records[0].recordId).not.toBe(other.records[0].recordId);
    expect(one.records[0].value).toBe(other.records[0].value);
  });
});
