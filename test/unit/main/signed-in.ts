import { onTestFinished } from 'vitest';
import { createDexcomClient } from '../../../main/dexcom/client';
import { createFetchTransport } from '../../../main/dexcom/transport';
import { createTokenEndpoint } from '../../../main/sign-in/oauth';
import { createTokens } from '../../../main/sign-in/tokens';
import { createVault } from '../../../main/sign-in/vault';
import { type FaultName, faultOf } from '../../../simulator/faults/faults';
import { closedPort } from '../../../simulator/faults/switch-on';
import { grant } from '../../../simulator/oauth/oauth-state';
import { type Simulator, startSimulator } from '../../../simulator/server';
import { createWorld } from '../../../simulator/world';
import { createKeychain, DAY, HOUR, personWith } from './simulated';

export const NOW = Date.UTC(2026, 4, 1, 12);
const PERSON = personWith([{ at: NOW - 2 * HOUR }, { at: NOW - HOUR }], NOW - DAY);
/** Silence in an answer is given up after this, instead of a minute. */
const SILENCE_MS = 600;

/** A person who is signed in, with everything between them and the loopback server as in the app. */
export async function signedIn(addressOf: (simulator: Simulator) => string = ({ origin }) => origin) {
  const { world, tokens } = grant(createWorld({ createdAt: NOW, people: [PERSON] }), PERSON.id, NOW);
  const simulator = await startSimulator({ world, now: () => NOW });
  onTestFinished(() => simulator.stop());
  const origin = addressOf(simulator);
  const keychain = createKeychain();
  const vault = createVault(async () => keychain);
  await vault.save('a/tokens', { ...tokens, expiresAt: NOW + 2 * HOUR });
  const transport = createFetchTransport(fetch, { mostBytes: 64 * 1024 * 1024, silenceMs: SILENCE_MS });
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
  const client = createDexcomClient({ origin, transport, tokens: account });
  return { simulator, keychain, client, door: { origin, transport }, accessToken: tokens.accessToken };
}

/** The address at which a fault of the way is met. */
export async function addressOf(name: FaultName): Promise<(simulator: Simulator) => string> {
  const fault = faultOf(name);
  if (fault.at !== 'address') throw new Error(`${name} is no fault of an address`);
  const { address } = fault;
  const closed = await closedPort();
  return ({ origin }) => (address === 'closed-port' ? closed : address(origin));
}
