import { expect, test } from 'vitest';
import { textOf } from '../../../../main/dexcom/body';
import type { DexcomClient } from '../../../../main/dexcom/client';
import { parsePage } from '../../../../main/dexcom/parse-page';
import type { AnswerFault, Shown } from '../../../../simulator/faults/fault';
import type { FaultChoice } from '../../../../simulator/faults/fault-switch';
import { FAULT_NAMES, FAULTS, type FaultName, faultOf, isAnswerFaultName } from '../../../../simulator/faults/faults';
import { expireAccessTokens } from '../../../../simulator/oauth/oauth-state';
import { addressOf, NOW, signedIn } from '../signed-in';
import { DAY, MINUTE } from '../simulated';

const SKEWED_MS = 5 * MINUTE;
const WINDOW = { fromAt: NOW - DAY, toAt: NOW };

/** What a round of questions comes to, in the words of the fault list. */
async function outcomeOf(client: DexcomClient, patienceMs = 10_000): Promise<Shown> {
  const range = await client.dataRange(null, AbortSignal.timeout(patienceMs));
  if (!range.ok) return shownOf(range.error);
  const page = await client.page('egv', WINDOW, AbortSignal.timeout(patienceMs));
  if (!page.ok) return shownOf(page.error);
  if (!parsePage('egv', JSON.parse(textOf(page.value.body)))) return { kind: 'failure', failure: 'bad-answer' };
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
  simulator.setFault({ name, ms: 1500 });
  const before = simulator.requests.length;
  expect(await outcomeOf(client, name === 'stalled' ? 500 : undefined)).toEqual(fault.shows);
  expect(simulator.requests.length).toBeGreaterThan(before);

  simulator.setFault(null);
  expect(await outcomeOf(client)).toEqual(AFTERWARDS[name] ?? { kind: 'nothing' });
  expect(keychain.secrets.size).toBe(1);
});

test.each(ADDRESS_FAULTS)('%s is seen as what the list says', async (name) => {
  const { client } = await signedIn(await addressOf(name));
  expect(await outcomeOf(client)).toEqual(faultOf(name).shows);
});

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
  for (let i = 0; i < 6; i += 1) await client.page('egv', WINDOW, AbortSignal.timeout(10_000));
  const failing = simulator.requests.flatMap(({ status }, index) => (status === 200 ? [] : [index + 1]));
  expect(failing).toEqual(hit);
});

test('the waits a server asks for are read in seconds and as a date', async () => {
  for (const name of ['http-429-seconds', 'http-429-date'] as const) {
    const { simulator, client } = await signedIn();
    simulator.setFault({ name });
    expect(await client.devices(AbortSignal.timeout(10_000))).toMatchObject({ error: { retryAfterMs: 30_000 } });
  }
});
