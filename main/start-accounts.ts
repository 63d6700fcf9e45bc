import { type Accounts, type AccountsOptions, createAccounts } from './account/accounts';
import { registerScheme } from './desktop/link-handler';
import { createPower } from './desktop/power';
import { createFetchTransport } from './dexcom/transport';
import { answeringInTime, loadKeychain } from './sign-in/keychain';
import { createSignIn, type SignInFlow } from './sign-in/sign-in';
import { createVault } from './sign-in/vault';

export type StartAccountsOptions = Pick<AccountsOptions, 'folder' | 'store' | 'state' | 'now' | 'companions'> & {
  readonly fetch: typeof globalThis.fetch;
  readonly openInBrowser: (url: string) => Promise<void>;
};

/** The accounts with all that brings them data: network, keychain and sign-in. None is open yet. */
export type StartedAccounts = { readonly accounts: Accounts; readonly signIn: SignInFlow; stop(): Promise<void> };

/** Builds them; on battery or a metered network they ask less. */
export function startAccounts({ fetch, openInBrowser, ...options }: StartAccountsOptions): StartedAccounts {
  const { state, now } = options;
  const transport = createFetchTransport(fetch);
  const keychain = answeringInTime(loadKeychain);
  const vault = createVault(async () => keychain);
  const production = state.snapshot.value.runtime.kind === 'current';
  const power = createPower((sparing) => {
    state.sparing.value = sparing;
    if (!sparing) void accounts.refresh();
  });
  const accounts = createAccounts({
    ...options,
    vault,
    transport,
    production,
    random: Math.random,
    isSparing: () => state.sparing.value,
    openArchive: async (...where) => (await import('./worker/open-in-worker')).openArchiveInWorker(...where),
  });
  const signIn = createSignIn({
    vault,
    transport,
    now,
    production,
    storedClient: accounts.storedClient,
    openInBrowser,
    registerScheme,
    onState: (next) => {
      state.signIn.value = next;
    },
    onSignedIn: accounts.signedIn,
  });
  return {
    accounts,
    signIn,
    stop: async () => {
      power.stop();
      signIn.stop();
      await accounts.stop();
    },
  };
}
