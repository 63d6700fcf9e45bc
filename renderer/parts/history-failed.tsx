import { Banner } from './banner';
import { Button } from './button';

/** A question about the history that main could not answer, with the way to ask again. */
export function HistoryFailed({ onRetry }: { readonly onRetry: () => void }) {
  return (
    <Banner
      tone="trouble"
      sentence="The history on this computer could not be read."
      remedy="Try again. If it stays so, start Steadyline again. Nothing has been deleted."
    >
      <Button onClick={onRetry}>Try again</Button>
    </Banner>
  );
}
