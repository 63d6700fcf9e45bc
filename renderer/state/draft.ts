import type { Region } from '../../core/account';
import { parseCustomOrigin } from '../../core/custom-origin';
import { REFUSAL_TEXT, type Refusal, type SignInForm } from '../../core/sign-in';
import type { Runtime } from '../../core/snapshot';

/** The fields of the sign-in form that can be wrong, each with its one sentence. */
export type DraftErrors = Partial<Record<'region' | 'customOrigin' | 'clientId' | 'clientSecret' | 'redirect', string>>;

const LOOPBACK_ORIGIN = /^https?:\/\/(127\.|localhost|\[::1\])/;
const TRIAL_REGIONS: readonly Region[] = ['sandbox', 'custom'];
const ALL_REGIONS: readonly Region[] = ['us', 'outside-us', 'japan', 'sandbox', 'custom'];

/** The regions to offer: on the older runtime none that holds a real account. */
export const regionsOf = (runtime: Runtime): readonly Region[] =>
  runtime.kind === 'fallback' ? TRIAL_REGIONS : ALL_REGIONS;

/** What is wrong with a form before it is sent; empty where it can be. */
export function checkDraft(draft: SignInForm, runtime: Runtime): DraftErrors {
  const errors: DraftErrors = {};
  if (!regionsOf(runtime).includes(draft.region)) errors.region = REFUSAL_TEXT['no-production-here'].sentence;
  if (draft.region === 'custom') {
    const origin = parseCustomOrigin(draft.customOrigin);
    if (origin === null) errors.customOrigin = REFUSAL_TEXT['bad-address'].remedy;
    else if (runtime.kind === 'fallback' && !LOOPBACK_ORIGIN.test(origin)) {
      errors.customOrigin = 'On this older runtime, only an address on this computer can be used.';
    }
  }
  if (draft.clientId.trim() === '') errors.clientId = 'Enter the client id of your developer app.';
  if (draft.clientSecret.trim() === '') errors.clientSecret = 'Enter the client secret of your developer app.';
  return errors;
}

/** Which field a refusal is about, if it is about one. */
export function fieldOfRefusal(refusal: Refusal): keyof DraftErrors | null {
  if (refusal === 'bad-address') return 'customOrigin';
  if (refusal === 'port-taken') return 'redirect';
  return refusal === 'no-production-here' ? 'region' : null;
}
