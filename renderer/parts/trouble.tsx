import { useApp } from '../state/app';
import { Banner } from './banner';
import { Button } from './button';
import { Cause } from './cause';

/** A request that did not get through to main: rare, and never silent. */
export function Trouble() {
  const { view } = useApp();
  const cause = view.trouble.value;
  if (cause === null) return null;
  const dismiss = (): void => {
    view.trouble.value = null;
  };
  return (
    <Banner tone="trouble" sentence="That did not work." remedy="Try again. Nothing was lost.">
      <Cause cause={cause} />
      <Button onClick={dismiss}>Dismiss</Button>
    </Banner>
  );
}
