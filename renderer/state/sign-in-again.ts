import type { Account } from '../../core/account';
import type { SignInForm } from '../../core/sign-in';
import type { App } from './app';

/**
 * Signs in again where the person was: with the developer app that is in the keychain, or, where the sign-out took it
 * away, by the form with all else filled in.
 */
export function signInAgain({ bridge, snapshot, view, run }: App): void {
  const { account } = snapshot.value;
  if (account.kind !== 'dexcom') {
    view.signInOpen.value = true;
    return;
  }
  const form = formFor(account);
  view.draft.value = form;
  const start = async (): Promise<void> => {
    const started = account.signedIn ? await bridge.startSignIn(form) : null;
    view.signInOpen.value = !started?.ok;
    if (started?.ok === false && started.error !== 'bad-form') view.refusal.value = started.error; // nothing was typed yet
  };
  run(start());
}

/** Empty credentials stand for those in the keychain. */
const formFor = (account: Extract<Account, { kind: 'dexcom' }>): SignInForm => ({
  region: account.region,
  customOrigin: account.region === 'custom' ? account.origin : '',
  oauthVersion: account.oauthVersion,
  redirect: account.redirect,
  clientId: '',
  clientSecret: '',
});
