import { useApp } from '../state/app';
import { lazy } from './lazy';

const RefusedLinkBanner = lazy(async () => (await import('./refused-link-banner')).RefusedLinkBanner);

/** A sign-in answer that was refused while something else is on screen: said, and then out of the way. */
export function RefusedLink() {
  const { signIn } = useApp().snapshot.value;
  return signIn.kind === 'refused' ? <RefusedLinkBanner refusal={signIn.refusal} /> : null;
}
