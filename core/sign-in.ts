import type { OauthVersion, RedirectKind, Region } from './account';
import type { FailureText } from './failures';

/** Why a sign-in did not happen. Closed: a member without a text does not compile. Nothing is ever lost by one. */
export type Refusal =
  | 'state-missing'
  | 'state-wrong'
  | 'state-reused'
  | 'state-expired'
  | 'access-denied'
  | 'code-refused'
  | 'client-refused'
  | 'nobody-signing-in'
  | 'bad-callback'
  | 'port-taken'
  | 'bad-address'
  | 'bad-form'
  | 'no-keychain'
  | 'no-production-here'
  | 'unreachable'
  | 'bad-answer'
  | 'not-kept';

/** Where a secret lies: in the keychain, or, where that does not take it, in memory until the app ends. */
export type KeptIn = 'keychain' | 'memory';

/** Where a sign-in stands. */
export type SignIn =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'waiting';
      readonly startedAt: number;
      readonly loginUrl: string;
      readonly redirectUri: string;
      readonly region: Region;
    }
  | { readonly kind: 'finishing' }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** What the person types to sign in. The secret goes to the keychain and never comes back. */
export type SignInForm = {
  readonly region: Region;
  readonly customOrigin: string;
  readonly oauthVersion: OauthVersion;
  readonly redirect: RedirectKind;
  readonly clientId: string;
  readonly clientSecret: string;
};

/** A login that has not come back after this long gets a checklist: a wrong client id sends no answer at all. */
export const CHECKLIST_AFTER_MS = 2 * 60_000;
/** A login must come back within this time. */
export const STATE_LIFETIME_MS = 10 * 60_000;

/** Whether to show what may be wrong with a login that has not come back. */
export const needsChecklist = (signIn: SignIn, now: number): boolean =>
  signIn.kind === 'waiting' && now - signIn.startedAt >= CHECKLIST_AFTER_MS;

const AGAIN = 'Start the sign-in again. Nothing was lost.';

/** The words for each refusal. */
export const REFUSAL_TEXT: Record<Refusal, FailureText> = {
  'state-missing': {
    sentence: 'The answer from the browser lacks its proof of origin and was refused.',
    remedy: AGAIN,
  },
  'state-wrong': { sentence: 'The answer from the browser belongs to another sign-in and was refused.', remedy: AGAIN },
  'state-reused': { sentence: 'This answer from the browser was used before and was refused.', remedy: AGAIN },
  'state-expired': { sentence: 'The sign-in took longer than ten minutes and has ended.', remedy: AGAIN },
  'access-denied': {
    sentence: 'Access was not allowed on the Dexcom page.',
    remedy: 'Start again and choose to allow it, if you want to. Nothing was lost.',
  },
  'code-refused': {
    sentence: 'Dexcom did not accept the sign-in code: it was used before or is too old.',
    remedy: AGAIN,
  },
  'client-refused': {
    sentence: 'Dexcom did not accept the client id or client secret.',
    remedy: 'Compare both with your app on the Dexcom developer pages, then start again.',
  },
  'nobody-signing-in': {
    sentence: 'A sign-in answer arrived, but no sign-in was under way.',
    remedy: 'If you meant to sign in, start it here.',
  },
  'bad-callback': { sentence: 'The link that opened Steadyline could not be read.', remedy: AGAIN },
  'port-taken': {
    sentence: 'Another program uses port 38917, which the answer needs.',
    remedy: 'Close that program, or choose the steadyline:// redirect instead.',
  },
  'bad-address': {
    sentence: 'This address cannot be used.',
    remedy: 'Enter one that starts with https://, or http:// on this computer only.',
  },
  'bad-form': {
    sentence: 'The client id or secret is empty.',
    remedy: 'Enter both as the Dexcom developer pages show them.',
  },
  'no-keychain': {
    sentence: 'The keychain did not give Steadyline your developer app.',
    remedy:
      'Unlock the keychain of this computer and try again, or enter the client id and secret anew. Nothing was lost.',
  },
  'no-production-here': {
    sentence: 'This older runtime is for trying only and signs in to no real account.',
    remedy: 'Use the demo, the sandbox or a simulator here, or start the released app.',
  },
  unreachable: {
    sentence: 'Dexcom could not be reached to finish the sign-in.',
    remedy: 'Check the network, then start again.',
  },
  'bad-answer': { sentence: 'The answer of Dexcom to the sign-in could not be read.', remedy: AGAIN },
  'not-kept': {
    sentence: 'Dexcom let you in, but the sign-in could not be written to this computer.',
    remedy: 'Check that the disk has room and that the data folder may be written, then start again. Nothing was lost.',
  },
};

/** What to compare when a login does not come back; the redirect URI is shown beside it, to compare letter by letter. */
export const SIGN_IN_CHECKLIST: readonly string[] = [
  'The region is the one your Dexcom account belongs to.',
  'The client id is exactly the one of your developer app.',
  'The redirect URI below is registered in your developer app, letter by letter.',
  'The Dexcom page is open in your browser and waits for you.',
];
