import type { StoredAccount } from '../../main/settings/stored';
import type { Keychain, TokenSet } from '../../main/sign-in/vault';
import type { Tokens } from '../../simulator/oauth/oauth-state';

/** A keychain in memory, and what is in it. */
export function createMemoryKeychain(): Keychain & { readonly secrets: Map<string, string> } {
  const secrets = new Map<string, string>();
  return {
    secrets,
    getPassword: async (service, account) => secrets.get(`${service}/${account}`) ?? null,
    setPassword: async (service, account, password) => void secrets.set(`${service}/${account}`, password),
    deletePassword: async (service, account) => secrets.delete(`${service}/${account}`),
  };
}

/** An account that is signed in at a simulator, as the settings have it. */
export const signedInAt = (origin: string, id: string): StoredAccount => ({
  id,
  region: 'custom',
  origin,
  oauthVersion: 'v3',
  eventsVersion: 'v3',
  redirect: 'scheme',
  signedIn: true,
});

/** What the simulator granted, as the app keeps it. */
export const tokenSetOf = ({ accessToken, refreshToken, accessTokenExpiresAt }: Tokens): TokenSet => ({
  accessToken,
  refreshToken,
  expiresAt: accessTokenExpiresAt,
});
