import { expect, test } from 'vitest';
import { createDemo } from '../../../simulator/demo';
import { DAY_MS, NOW, queryTime } from './client';

const PREFIX = 'https://api.example/v3/users/self';

function windowOf(days: number): string {
  return new URLSearchParams({ startDate: queryTime(NOW - days * DAY_MS), endDate: queryTime(NOW) }).toString();
}

test('a demo answers without a port, with the tokens it was made with, and refreshes them', async () => {
  const demo = createDemo({ personId: 'pregnancy', now: () => NOW });
  const auth = { Authorization: `Bearer ${demo.accessToken}` };
  const egvs = await demo.request('GET', `${PREFIX}/egvs?${windowOf(1)}`, auth, '');
  expect(egvs.status).toBe(200);
  expect(JSON.parse(egvs.body).records.length).toBeGreaterThan(200);
  expect(demo.accessTokenExpiresAt).toBe(NOW + 100 * 365 * DAY_MS);
  const form = {
    grant_type: 'refresh_token',
    refresh_token: demo.refreshToken,
    client_id: demo.clientId,
    client_secret: demo.clientSecret,
  };
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
  const send = () => demo.request('POST', '/v3/oauth2/token', headers, new URLSearchParams(form).toString());
  expect((await send()).status).toBe(200);
  expect((await send()).status).toBe(400);
});

test('two demos of the same person hold the same data under different tokens', async () => {
  const [one, other] = [
    createDemo({ personId: 'steady', now: () => NOW }),
    createDemo({ personId: 'steady', now: () => NOW }),
  ];
  const read = (demo: typeof one) =>
    demo.request('GET', `${PREFIX}/egvs?${windowOf(2)}`, { authorization: `Bearer ${demo.accessToken}` }, '');
  expect(one.accessToken).not.toBe(other.accessToken);
  expect((await read(one)).body).toBe((await read(other)).body);
});

test('an unknown person is refused in words', () => {
  expect(() => createDemo({ personId: 'nobody', now: () => NOW })).toThrow('The simulator has no person "nobody".');
});

test('a year of EGVs and events comes in requests of 30 days', { timeout: 60_000 }, async () => {
  const demo = createDemo({ personId: 'steady', now: () => NOW });
  const auth = { authorization: `Bearer ${demo.accessToken}` };
  let records = 0;
  for (let startAt = NOW - 365 * DAY_MS; startAt < NOW; startAt += 30 * DAY_MS) {
    const span = { startDate: queryTime(startAt), endDate: queryTime(startAt + 30 * DAY_MS) };
    for (const kind of ['egvs', 'events']) {
      const answer = await demo.request('GET', `${PREFIX}/${kind}?${new URLSearchParams(span)}`, auth, '');
      records += JSON.parse(answer.body).records.length;
    }
  }
  expect(records).toBeGreaterThan(100_000);
});
