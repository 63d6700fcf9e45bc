import { REFUSAL_TEXT } from '../../core/sign-in';
import { useApp } from '../state/app';
import { Banner } from './banner';
import { Button } from './button';

/** A sign-in answer that was refused while something else is on screen: said, and then out of the way. */
export function RefusedLink() {
  const { bridge, run, snapshot } = useApp();
  const { signIn } = snapshot.value;
  if (signIn.kind !== 'refused') return null;
  return (
    <Banner tone="trouble" {...REFUSAL_TEXT[signIn.refusal]}>
      <Button onClick={() => run(bridge.cancelSignIn())}>Dismiss</Button>
    </Banner>
  );
}
