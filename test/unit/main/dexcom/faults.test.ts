import { afterEach, expect, test } from 'vitest';
import { createDexcomClient, type DexcomClient } from '../../../../main/dexcom/client';
import { parsePage } from '../../../../main/dexcom/parse-page';
import { createFetchTransport } from '../../../../main/dexcom/transport';
import { createTokenEndpoint } from '../../../../main/sign-in/oauth';
import { createTokens } from '../../../../main/sign-in/tokens';
import { createVault } from '../../../../main/sign-in/vault';
import type { AnswerFault, Shown } from '../../../../simulator/faults/fault';
import type { FaultChoice } from '../../../../simulator/faults/fault-switch';
import { FAULT_NAMES, FAULTS, type FaultName, faultOf, isAnswerFaultName } from '../../../../simulator/faults/faults';
import { closedPort } from '../../../../simulator/faults/switch-on';
import { expireAccessTokens, grant } from '../../../../simulator/oauth/oauth-state';
import { type Simulator, startSimulator } from '../../../../simulator/server';
import { createWorld } from '../../../../simulator/world';
import { createKeychain, DAY, HOUR, MINUTE, personWith } from '../simulated';

const NOW = Date.UTC(2026, 4, 1, 12);
const SKEWED_MS = 5 * MINUTE;
const PERSON = personWith([{ at: NOW - 2 * HOUR }, { at: NOW - HOUR }], NOW - DAY);
const WINDOW = { fromAt: NOW - DAY, toAt: NOW };

const running: Simulator[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((simulator) => simulator.stop()));
});

/** A person who is signed in, with everything between them and the loopback server as in the app. */
async function signedIn(addressOf: (simulator: Simulator) => string = ({ origin }) => origin) {
  const { world, tokens } = grant(createWorld({ createdAt: NOW, people: [PERSON] }), PERSON.id, NOW);
  const simulator = await startSimulator({ world, now: () => NOW });
  running.push(simulator);
  const origin = addressOf(simulator);
  const keychain = createKeychain();
  const vault = createVault(async () => keychain);
  await vault.save('a/tokens', { ...tokens, expiresAt: NOW + 2 * HOUR });
  const transport = createFetchTransport(fetch, { mostBytes: 64 * 1024 * 1024, silenceMs: 150 });
  const { clientId, clientSecret } = world.config;
  const credentials = { clientId, clientSecret };
  const endpoint = createTokenEndpoint({
    host: { origin, oauthVersion: 'v3' },
    credentials,
    transport,
    now: () => NOW,
  });
  const account = createTokens({
    name: 'a/tokens',
    vault,
    refresh: endpoint.refresh,
    now: () => NOW,
    onKept: () => {},
  });
  return { simulator, keychain, client: createDexcomClient({ origin, transport, tokens: account }) };
}

/** What a round of questions comes to, in the words of the fault list. */
async function outcomeOf(client: DexcomClient): Promise<Shown> {
  const range = await client.dataRange(null, AbortSignal.timeout(1000));
  if (!range.ok) return shownOf(range.error);
  const page = await client.page('egv', WINDOW, AbortSignal.timeout(1000));
  if (!page.ok) return shownOf(page.error);
  if (!parsePage('egv', JSON.parse(page.value.body))) return { kind: 'failure', failure: 'bad-answer' };
  const skewMs = Math.abs((page.value.serverAt ?? NOW) - NOW);
  return skewMs > SKEWED_MS ? { kind: 'note', note: 'wrong-clock' } : { kind: 'nothing' };
}

type Failed = Extract<Awaited<ReturnType<DexcomClient['devices']>>, { ok: false }>['error'];

function shownOf(error: Failed): Shown {
  if (error.kind === 'failed') return { kind: 'failure', failure: error.failure };
  expect(error.kind).toBe('sign-in-expired');
  return { kind: 'sign-in-expired' };
}

/** All but a 407, of which Node's `fetch` tells nothing; Electron's does, and is tested end to end. */
const ANSWER_FAULTS = FAULT_NAMES.filter(isAnswerFaultName).filter((name) => name !== 'proxy-407');
/** An answer with new tokens that never arrived whole has used up the old one: then only a new sign-in helps. */
const AFTERWARDS: Partial<Record<FaultName, Shown>> = { 'token-slow': { kind: 'sign-in-expired' } };
const ADDRESS_FAULTS = FAULT_NAMES.filter((name) => faultOf(name).at === 'address');

test('without a fault nothing is wrong', async () => {
  const { client } = await signedIn();
  expect(await outcomeOf(client)).toEqual({ kind: 'nothing' });
});

test.each(ANSWER_FAULTS)('%s is seen as what the list says, and is over when it is switched off', async (name) => {
  const { simulator, client, keychain } = await signedIn();
  const fault: AnswerFault = FAULTS[name];
  if (fault.at === 'token') simulator.update(expireAccessTokens);
  simulator.setFault({ name, ms: 400 });
  const before = simulator.requests.length;
  expect(await outcomeOf(client)).toEqual(fault.shows);
  expect(simulator.requests.length).toBeGreaterThan(before);

  simulator.setFault(null);
  expect(await outcomeOf(client)).toEqual(AFTERWARDS[name] ?? { kind: 'nothing' });
  expect(keychain.secrets.size).toBe(1);
});

test.each(ADDRESS_FAULTS)('%s is seen as what the list says', async (name) => {
  const { client } = await signedIn(await addressOf(name));
  expect(await outcomeOf(client)).toEqual(faultOf(name).shows);
});

async function addressOf(name: FaultName): Promise<(simulator: Simulator) => string> {
  const fault = faultOf(name);
  if (fault.at !== 'address') throw new Error(`${name} is no fault of an address`);
  const { address } = fault;
  const closed = await closedPort();
  return ({ origin }) => (address === 'closed-port' ? closed : address(origin));
}

test('a port that is closed while the app runs refuses, and answers when it is open again', async () => {
  const { simulator, client } = await signedIn();
  await simulator.setListening(false);
  expect(await outcomeOf(client)).toEqual({ kind: 'failure', failure: 'refused' });
  await simulator.setListening(true);
  expect(await outcomeOf(client)).toEqual({ kind: 'nothing' });
});

test('new tokens without a refresh token leave the old one in place', async () => {
  const { simulator, client, keychain } = await signedIn();
  const refreshTokenOf = () => JSON.parse([...keychain.secrets.values()][0] ?? '{}').refreshToken;
  const before = refreshTokenOf();
  simulator.update(expireAccessTokens);
  simulator.setFault({ name: 'token-no-refresh-token' });
  expect(await outcomeOf(client)).toEqual({ kind: 'nothing' });
  expect(refreshTokenOf()).toBe(before);
});

test.each<[FaultChoice, number[]]>([
  [{ name: 'http-503' }, [1, 2, 3, 4, 5, 6]],
  [{ name: 'http-503', nth: 2 }, [2]],
  [{ name: 'http-503', times: 2 }, [1, 2]],
  [{ name: 'http-503', path: 'dataRange' }, []],
  [{ name: 'http-503', share: 0.5 }, [2, 4, 5]],
  [{ name: 'http-503', share: 0 }, []],
  [{ name: 'http-401-once' }, [1]],
])('%j hits the requests %j', async (choice, hit) => {
  const { simulator, client } = await signedIn();
  simulator.setFault(choice);
  for (let i = 0; i < 6; i += 1) await client.page('egv', WINDOW, AbortSignal.timeout(1000));
  const failing = simulator.requests.flatMap(({ status }, index) => (status === 200 ? [] : [index + 1]));
  expect(failing).toEqual(hit);
});

test('the waits a server asks for are read in seconds and as a date', async () => {
  for (const name of ['http-429-seconds', 'http-429-date'] as const) {
    const { simulator, client } = await signedIn();
    simulator.setFault({ name });
    expect(await client.devices(AbortSignal.timeout(1000))).toMatchObject({ error: { retryAfterMs: 30_000 } });
  }
});
