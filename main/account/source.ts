import type { Account } from '../../core/account';
import { ok, type Result } from '../../core/result';
import { type AccessTokens, type ClientFailure, createDexcomClient, type DexcomClient } from '../dexcom/client';
import type { Transport } from '../dexcom/transport';
import { isProduction } from '../sign-in/form';
import { createTokens } from '../sign-in/tokens';
import type { Vault } from '../sign-in/vault';
import { loadClient, tokensName } from './account-secrets';

export type SourceOptions = {
  readonly vault: Vault;
  readonly transport: Transport;
  readonly now: () => number;
  /** Whether real people's accounts may be used here: not on an older runtime. */
  readonly production: boolean;
  readonly onKept: (kept: 'keychain' | 'memory') => void;
};

/** The client that brings an account its data, or null where it is signed out. Nothing is loaded before it is asked. */
export function openSource(account: Account, options: SourceOptions): DexcomClient | null {
  if (account.kind === 'demo') return demoSource(account.person, options.now);
  if (account.kind === 'none' || !account.signedIn) return null;
  if (!options.production && isProduction(account.origin)) return null;
  const { id, origin, oauthVersion } = account;
  const tokens = createTokens({
    name: tokensName(id),
    vault: options.vault,
    now: options.now,
    onKept: options.onKept,
    refresh: async (refreshToken) => {
      const credentials = await loadClient(options.vault, id);
      if (!credentials) return { ok: false, error: keychainFailure };
      const { createTokenEndpoint } = await import('../sign-in/oauth');
      const host = { origin, oauthVersion };
      return createTokenEndpoint({ ...options, host, credentials }).refresh(refreshToken);
    },
  });
  return createDexcomClient({ origin, transport: options.transport, tokens });
}

const keychainFailure = { kind: 'keychain', problem: 'locked' } as const;

function demoSource(personId: string, now: () => number): DexcomClient {
  const opening = import('../../simulator/demo').then(({ createDemo }) => createDemo({ personId, now }));
  const transport: Transport = async ({ method, url, headers, body }) => {
    const demo = await opening;
    return demo.request(method, url.slice(DEMO_ORIGIN.length), headers, body ?? '');
  };
  const token = async (): Promise<Result<string, ClientFailure>> => ok((await opening).accessToken);
  const tokens: AccessTokens = { current: token, renew: token };
  return createDexcomClient({ origin: DEMO_ORIGIN, transport, tokens });
}

/** Never asked over a network: the demo's simulator answers in this process. */
const DEMO_ORIGIN = 'https://demo.invalid';
