import { expect, test } from 'vitest';
import { describeConnection } from '../../../../core/connection';
import type { ConnectionTest, StepName } from '../../../../core/connection-test';
import { STEP_NAMES } from '../../../../core/connection-test';
import { FAILURE_TEXT, type Failure } from '../../../../core/failures';
import { type TestedClient, testConnection } from '../../../../main/connection-test/connection-test';
import { createTester } from '../../../../main/connection-test/tester';
import type { FaultChoice } from '../../../../simulator/faults/fault-switch';
import { FAULTS, type FaultName } from '../../../../simulator/faults/faults';
import { expireAccessTokens, revokeRefreshTokens } from '../../../../simulator/oauth/oauth-state';
import { addressOf, NOW, signedIn } from '../signed-in';
import { MINUTE } from '../simulated';

type Person = Awaited<ReturnType<typeof signedIn>>;

/** Walks, and gives every state the window would see. */
async function walk({ client, door }: Pick<Person, 'door'> & { client: TestedClient }, now = NOW) {
  const seen: ConnectionTest[] = [];
  await testConnection({ door, client, now: () => now, onChange: (state) => seen.push(state) }, neverAborted);
  return seen;
}

const neverAborted = new AbortController().signal;
const last = (seen: readonly ConnectionTest[]): ConnectionTest => seen.at(-1) ?? { steps: [], running: true };
const statesOf = (seen: readonly ConnectionTest[]) =>
  Object.fromEntries(last(seen).steps.map(({ name, state }) => [name, state]));
const failedSteps = (seen: readonly ConnectionTest[]) =>
  last(seen).steps.flatMap(({ name, state, problem }) => (state === 'failed' ? [[name, problem?.sentence]] : []));

const DEXCOM = {
  kind: 'dexcom',
  id: 'aabbccddeeff',
  region: 'custom',
  oauthVersion: 'v3',
  eventsVersion: 'v3',
  redirect: 'scheme',
  signedIn: true,
} as const;
const OPERATIONS: readonly StepName[] = ['dataRange', 'egvs', 'events', 'calibrations', 'alerts', 'devices'];
const ALL_SKIPPED = Object.fromEntries(STEP_NAMES.map((name) => [name, 'skipped']));

test('with nothing wrong every step passes, in order, and says what it found', async () => {
  const seen = await walk(await signedIn());
  expect(failedSteps(seen)).toEqual([]);
  expect(statesOf(seen)).toMatchObject({ name: 'ok', reach: 'ok', secure: 'skipped', clock: 'ok', 'sign-in': 'ok' });
  for (const name of OPERATIONS) expect(statesOf(seen)[name]).toBe('ok');
  const egvs = last(seen).steps.find(({ name }) => name === 'egvs');
  expect(egvs?.detail).toBe('2 in the last 24 hours');
  const running = seen.flatMap(({ steps }) => steps.filter(({ state }) => state === 'running').map(({ name }) => name));
  const order = running.map((name) => STEP_NAMES.indexOf(name));
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(seen.map(({ running: isRunning }) => isRunning)).toEqual(seen.map((_, index) => index < seen.length - 1));
});

test.each<[FaultName, StepName]>([
  ['dns', 'name'],
  ['refused', 'reach'],
  ['tls', 'secure'],
])('%s fails at the step "%s", and nothing after it is asked', async (name, step) => {
  const seen = await walk(await signedIn(await addressOf(name)));
  const shows = FAULTS[name].shows;
  expect(failedSteps(seen)).toEqual([[step, shows.kind === 'failure' ? FAILURE_TEXT[shows.failure].sentence : '']]);
  const before = STEP_NAMES.slice(0, STEP_NAMES.indexOf(step)).map((passed) => [passed, 'ok']);
  expect(statesOf(seen)).toEqual({ ...ALL_SKIPPED, ...Object.fromEntries(before), [step]: 'failed' });
});

test.each<[FaultChoice['name'], Failure]>([
  ['html-200', 'not-dexcom'],
  ['redirect', 'not-dexcom'],
  ['http-503', 'server-error'],
  ['http-404', 'not-found'],
  ['hang-up', 'refused'],
  ['wrong-type', 'wrong-type'],
])('%s: Dexcom itself is not reached', async (name, failure) => {
  const person = await signedIn();
  person.simulator.setFault({ name });
  const seen = await walk(person);
  expect(failedSteps(seen)).toEqual([['reach', FAILURE_TEXT[failure].sentence]]);
  expect(statesOf(seen)['sign-in']).toBe('skipped');
});

test.each<[number, string]>([
  [3 * MINUTE, 'ok'],
  [-4 * MINUTE, 'ok'],
  [6 * MINUTE, 'failed'],
  [-26 * 60 * MINUTE, 'failed'],
])('a clock that is %d ms off: %s; the rest is tested all the same', async (offMs, state) => {
  const seen = await walk(await signedIn(), NOW + offMs);
  expect(statesOf(seen)).toMatchObject({ clock: state, 'sign-in': 'ok', devices: 'ok' });
  if (state === 'failed') expect(failedSteps(seen)[0]?.[1]).toMatch(offMs > 0 ? /6 min ahead of/ : /26 h behind/);
});

test.each<[FaultChoice['name'], string]>([
  ['token-invalid-grant', describeConnection({ kind: 'sign-in-expired' }).sentence],
  ['token-invalid-client', FAILURE_TEXT['wrong-client'].sentence],
  ['token-503', FAILURE_TEXT['token-down'].sentence],
  ['token-other-error', FAILURE_TEXT['token-error'].sentence],
])('%s fails at the sign-in', async (name, sentence) => {
  const person = await signedIn();
  person.simulator.update(expireAccessTokens);
  person.simulator.setFault({ name });
  const seen = await walk(person);
  expect(failedSteps(seen)).toEqual([['sign-in', sentence]]);
  for (const operation of OPERATIONS) expect(statesOf(seen)[operation]).toBe('skipped');
});

test.each<[StepName, string]>([
  ['egvs', '/egvs'],
  ['events', '/events'],
  ['calibrations', '/calibrations'],
  ['alerts', '/alerts'],
  ['devices', '/devices'],
])('one operation that is refused fails alone: %s', async (step, path) => {
  const person = await signedIn();
  person.simulator.setFault({ name: 'http-403', path });
  expect(failedSteps(await walk(person))).toEqual([[step, FAILURE_TEXT['access-refused'].sentence]]);
});

test('an operation that answers with something else fails as unreadable', async () => {
  const person = await signedIn();
  person.simulator.setFault({ name: 'malformed', path: '/egvs' });
  expect(failedSteps(await walk(person))).toEqual([['egvs', FAILURE_TEXT['bad-answer'].sentence]]);
});

test('signed out, the way is tested and the sign-in says so', async () => {
  const seen = await walk({ ...(await signedIn()), client: 'signed-out' });
  expect(failedSteps(seen)).toEqual([['sign-in', 'You are signed out.']]);
  expect(statesOf(seen)).toMatchObject({ name: 'ok', reach: 'ok', clock: 'ok', egvs: 'skipped' });
});

test('without an open history the way is tested and the sign-in left alone', async () => {
  const seen = await walk({ ...(await signedIn()), client: 'not-open' });
  expect(failedSteps(seen)).toEqual([]);
  expect(statesOf(seen)).toMatchObject({ reach: 'ok', clock: 'ok', 'sign-in': 'skipped', devices: 'skipped' });
});

test('one test runs at a time; what was given up tells nothing more, and the next begins anew', async () => {
  const { client, door, simulator } = await signedIn();
  const account = { ...DEXCOM, origin: door.origin };
  const seen: ConnectionTest[] = [];
  const onChange = (test: ConnectionTest) => seen.push(test);
  const tester = createTester({ transport: door.transport, now: () => NOW, onChange });
  const first = tester.start(account, client);
  await tester.start(account, client);
  await first;
  expect(simulator.requests.filter(({ path }) => path.endsWith('/devices'))).toHaveLength(1);
  simulator.setFault({ name: 'stalled', path: '/events' });
  const second = tester.start(account, client);
  await expect.poll(() => statesOf(seen).events).toBe('running');
  tester.stop();
  await second;
  expect(last(seen).running).toBe(true);
  simulator.setFault(null);
  await tester.start(account, client);
  expect(last(seen)).toMatchObject({ running: false });
  await tester.start({ kind: 'none' }, 'signed-out');
  expect(failedSteps(seen)).toEqual([]);
});

test('the demo needs no way', async () => {
  const { client } = await signedIn();
  const seen: ConnectionTest[] = [];
  await testConnection({ door: null, client, now: () => NOW, onChange: (state) => seen.push(state) }, neverAborted);
  expect(failedSteps(seen)).toEqual([]);
  expect(statesOf(seen)).toMatchObject({ name: 'skipped', clock: 'skipped', 'sign-in': 'ok', devices: 'ok' });
});

test('a test that is given up tells nothing more', async () => {
  const person = await signedIn();
  person.simulator.setFault({ name: 'stalled', path: '/events' });
  const seen: ConnectionTest[] = [];
  const stopping = new AbortController();
  const onChange = (state: ConnectionTest) => seen.push(state);
  setTimeout(() => stopping.abort(), 200);
  await testConnection({ ...person, now: () => NOW, onChange }, stopping.signal);
  expect(last(seen)).toMatchObject({ running: true });
  expect(statesOf(seen)).toMatchObject({ egvs: 'ok', events: 'running', alerts: 'waiting' });
});

test('no token and no address is told, whatever goes wrong', async () => {
  const person = await signedIn();
  const all: ConnectionTest[] = [...(await walk(person))];
  for (const name of ['http-401', 'malformed', 'token-invalid-grant'] as const) {
    person.simulator.setFault({ name });
    all.push(...(await walk(person)));
  }
  person.simulator.update((world) => revokeRefreshTokens(expireAccessTokens(world)));
  all.push(...(await walk(person)));
  const told = JSON.stringify(all);
  expect(told).not.toContain(person.accessToken);
  expect(told).not.toContain(person.door.origin);
});

test('a walk that breaks off rejects, and has ended for the window', async () => {
  const seen: ConnectionTest[] = [];
  const person = await signedIn();
  const client: TestedClient = { ...person.client, dataRange: () => Promise.reject(new Error('unforeseen')) };
  const options = { door: null, client, now: () => NOW, onChange: (state: ConnectionTest) => seen.push(state) };
  await expect(testConnection(options, neverAborted)).rejects.toThrow('unforeseen');
  expect(last(seen).running).toBe(false);
  expect(statesOf(seen)).toEqual(ALL_SKIPPED);
});
