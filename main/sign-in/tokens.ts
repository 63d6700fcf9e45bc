import type { KeychainProblem } from '../../core/connection';
import { fail, ok, type Result } from '../../core/result';
import type { AccessTokens, ClientFailure } from '../dexcom/client';
import type { FailedRequest } from '../dexcom/failure-of';
import { type TokenSet, tokenSchema, type Vault } from './vault';

/** Why the token endpoint gave no new tokens; only `invalid-grant` means that the person must sign in again. */
export type RefreshFailure =
  | { readonly kind: 'invalid-grant' }
  | { readonly kind: 'keychain'; readonly problem: KeychainProblem }
  | ({ readonly kind: 'failed' } & FailedRequest);

/** Trades a refresh token for new tokens. */
export type Refresh = (refreshToken: string) => Promise<Result<TokenSet, RefreshFailure>>;

export type TokensOptions = {
  readonly name: string;
  readonly vault: Vault;
  readonly refresh: Refresh;
  readonly now: () => number;
  readonly onKept: (kept: 'keychain' | 'memory') => void;
};

/** A token this close to its end is renewed before use. */
const MARGIN_MS = 60_000;

/**
 * The tokens of one account. However many ask, one refresh is under way; the rotated refresh token is in the
 * keychain before the new access token is used, and no failure but `invalid_grant` gives up the old one.
 */
export function createTokens(options: TokensOptions): AccessTokens {
  let held: TokenSet | null = null;
  let loading: Promise<Result<TokenSet, ClientFailure>> | null = null;
  let renewing: Promise<Result<string, ClientFailure>> | null = null;

  const loadNow = async (): Promise<Result<TokenSet, ClientFailure>> => {
    const loaded = await options.vault.load(options.name, tokenSchema);
    if (!loaded.ok) return fail({ kind: 'keychain', problem: loaded.error });
    if (!loaded.value) return fail({ kind: 'keychain', problem: 'empty' });
    held = loaded.value;
    return ok(held);
  };

  /** Loaded once: a slow second answer of the keychain must not bring back tokens that were renewed meanwhile. */
  const load = async (): Promise<Result<TokenSet, ClientFailure>> => {
    if (held) return ok(held);
    loading ??= loadNow().finally(() => {
      loading = null;
    });
    return loading;
  };

  const renewNow = async (current: TokenSet): Promise<Result<string, ClientFailure>> => {
    const fresh = await options.refresh(current.refreshToken);
    if (!fresh.ok) return fail(fresh.error.kind === 'invalid-grant' ? { kind: 'sign-in-expired' } : fresh.error);
    options.onKept((await options.vault.save(options.name, fresh.value)).kept);
    held = fresh.value;
    return ok(held.accessToken);
  };

  const renewOnce = (current: TokenSet): Promise<Result<string, ClientFailure>> => {
    renewing ??= renewNow(current).finally(() => {
      renewing = null;
    });
    return renewing;
  };

  return {
    current: async () => {
      const tokens = await load();
      if (!tokens.ok) return tokens;
      return tokens.value.expiresAt - MARGIN_MS > options.now()
        ? ok(tokens.value.accessToken)
        : renewOnce(tokens.value);
    },
    renew: async (rejected) => {
      const tokens = await load();
      if (!tokens.ok) return tokens;
      return tokens.value.accessToken === rejected ? renewOnce(tokens.value) : ok(tokens.value.accessToken);
    },
  };
}
