import { REFUSAL_TEXT, type Refusal } from '../../core/sign-in';
import { useApp } from '../state/app';
import { Banner } from './banner';
import { Button } from './button';

/** The words of a refused sign-in answer, and the way to put them out of the way. */
export function RefusedLinkBanner({ refusal }: { readonly refusal: Refusal }) {
  const { bridge, run } = useApp();
  return (
    <Banner tone="trouble" {...REFUSAL_TEXT[refusal]}>
      <Button onClick={() => run(bridge.cancelSignIn())}>Dismiss</Button>
    </Banner>
  );
}
