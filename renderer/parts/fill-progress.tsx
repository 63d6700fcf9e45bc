import { describeFilling } from '../../core/filling-words';
import type { Filling } from '../../core/snapshot';
import { useApp } from '../state/app';
import { Button } from './button';

type FillProps = { readonly filling: Filling; readonly locale: string };

/** How far the first fetch of the history has come, going back; it can rest and go on. */
export function FillProgress({ filling, locale }: FillProps) {
  const { bridge, run } = useApp();
  const { share, paused } = filling;
  const { doing, where } = describeFilling(filling, locale);
  return (
    <div class="stack-tight">
      <div class="row fill-head">
        <label for="filling">
          {doing} <strong class="numbers">{where}</strong>
        </label>
        <Button
          onClick={() => run(bridge.pauseFill(!paused))}
          label={paused ? 'Resume fetching the history' : 'Pause fetching the history'}
        >
          {paused ? 'Resume' : 'Pause'}
        </Button>
      </div>
      <progress id="filling" max={1} value={share} />
      <p class="quiet small">
        {paused
          ? 'New readings still arrive. What has been fetched is safe on this computer.'
          : 'Newest first, so today is here already. You can use Steadyline meanwhile or quit: it goes on where it was.'}
      </p>
    </div>
  );
}
