import type { OffsetAt } from '../../core/period';
import { formatMoment } from '../chart/format-span';
import { Button } from '../parts/button';
import { useApp } from '../state/app';
import { goTo } from '../state/go';

type MomentProps = { readonly at: number; readonly offsetAt: OffsetAt };

/** A moment that leads to the chart. */
export function MomentButton({ at, offsetAt }: MomentProps) {
  const { snapshot, view } = useApp();
  const words = formatMoment(at, snapshot.value.locale, offsetAt);
  return (
    <Button
      look="text"
      label={`Open ${words} in the chart`}
      onClick={() => goTo({ kind: 'moment', at }, snapshot.peek(), view)}
    >
      {words}
    </Button>
  );
}
