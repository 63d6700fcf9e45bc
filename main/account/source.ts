import type { Account } from '../../core/account';
import { fail, ok, type Result } from '../../core/result';
import { type AccessTokens, type ClientFailure, createDexcomClient, type DexcomClient } from '../dexcom/client';
import type { Transport } from '../dexcom/transport';
import { isProduction } from '../sign-in/form';
import { createTokens } from '../sign-in/tokens';
import type { Vault } from '../sign-in/vault';
import type { OpenDemo } from '../worker/open-demo';
import { loadClient, tokensName } from './account-secrets';

export type SourceOptions = {
  readonly vault: Vault;
  readonly transport: Transport;
  readonly now: () => number;
  /** Whether real people's accounts may be used here: not on an older runtime. */
  readonly production: boolean;
  readonly onKept: (kept: 'keychain' | 'memory') => void;
};

/** A client, and how to end what it runs on. */
export type Source = DexcomClient & { close(): Promise<void> };

/** The client that brings an account its data, or null where it is signed out. Nothing is loaded before it is asked. */
export function openSource(account: Account, options: SourceOptions): Source | null {
  if (account.kind === 'demo') return demoSource(account.person, options.now);
  if (account.kind === 'none' || !account.signedIn) return null;
  if (!options.production && isProduction(account.origin)) return null;
  const { id, origin, oauthVersion, eventsVersion } = account;
  const tokens = createTokens({
    name: tokensName(id),
    vault: options.vault,
    now: options.now,
    onKept: options.onKept,
    refresh: async (refreshToken) => {
      const credentials = await loadClient(options.vault, id);
      if (!credentials.ok) return fail({ kind: 'keychain', problem: credentials.error });
      const { createTokenEndpoint } = await import('../sign-in/oauth');
      const host = { origin, oauthVersion };
      return createTokenEndpoint({ ...options, host, credentials: credentials.value }).refresh(refreshToken);
    },
  });
  return {
    ...createDexcomClient({ origin, transport: options.transport, tokens, eventsVersion }),
    close: async () => {},
  };
}

function demoSource(personId: string, now: () => number): Source {
  let opening: Promise<OpenDemo> | undefined;
  const opened = (): Promise<OpenDemo> => {
    opening ??= import('../worker/open-demo').then(({ openDemo }) => openDemo(personId, now));
    return opening;
  };
  const transport: Transport = async (request) => (await opened()).transport(request);
  const token = async (): Promise<Result<string, ClientFailure>> => ok(await (await opened()).accessToken());
  const tokens: AccessTokens = { current: token, renew: token };
  const close = async (): Promise<void> => (await opening)?.close();
  return { ...createDexcomClient({ origin: DEMO_ORIGIN, transport, tokens }), close };
}

/** Never asked over a network: the demo's simulator answers in another thread. */
const DEMO_ORIGIN = 'https://demo.invalid';
