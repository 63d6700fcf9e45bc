import { REGION_ORIGIN } from '../../core/account';
import type { KeychainProblem } from '../../core/connection';
import { parseCustomOrigin } from '../../core/custom-origin';
import { fail, ok, type Result } from '../../core/result';
import type { Refusal, SignInForm } from '../../core/sign-in';
import { createStateToken, type PendingSignIn } from './pending';
import type { ClientCredentials } from './vault';

export type FormOptions = {
  /** Epoch ms. */
  readonly now: () => number;
  /** Whether real people's accounts may be used here. */
  readonly production: boolean;
  readonly storedClient: () => Promise<Result<ClientCredentials, KeychainProblem>>;
};

/** Checks what was typed; empty credentials mean those already in the keychain. */
export async function parseForm(form: SignInForm, options: FormOptions): Promise<Result<PendingSignIn, Refusal>> {
  const origin = form.region === 'custom' ? parseCustomOrigin(form.customOrigin) : REGION_ORIGIN[form.region];
  if (origin === null) return fail('bad-address');
  if (!options.production && isProduction(origin)) return fail('no-production-here');
  const credentials = await credentialsOf(form, options);
  if (!credentials.ok) return credentials;
  const { region, oauthVersion, redirect } = form;
  const state = createStateToken();
  return ok({ state, startedAt: options.now(), region, origin, oauthVersion, redirect, ...credentials.value });
}

/** Whether an address holds real people's data. */
export const isProduction = (origin: string): boolean =>
  /(^|\.)dexcom\.[a-z]+$/.test(new URL(origin).hostname) && origin !== REGION_ORIGIN.sandbox;

async function credentialsOf(
  form: SignInForm,
  { storedClient }: FormOptions,
): Promise<Result<ClientCredentials, Refusal>> {
  const clientId = form.clientId.trim();
  const clientSecret = form.clientSecret.trim();
  if (clientId !== '' && clientSecret !== '') return ok({ clientId, clientSecret });
  if (clientId !== '' || clientSecret !== '') return fail('bad-form');
  const stored = await storedClient();
  return stored.ok ? stored : fail(stored.error === 'empty' ? 'bad-form' : 'no-keychain');
}
