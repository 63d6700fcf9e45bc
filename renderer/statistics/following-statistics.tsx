import './statistics.css';
import { type ReadonlySignal, signal } from '@preact/signals';
import type { TimeRange } from '../../core/contract';
import { Button } from '../parts/button';
import { useRested } from '../timeline/use-rested';
import { StatisticsPanel } from './statistics-panel';

/** Lasts while the window does: whoever wants more room for a chart has it. */
const isShown = signal(true);

/** The statistics of a range that moves: they follow it without being drawn anew with every frame. */
export function FollowingStatistics({ range }: { readonly range: ReadonlySignal<TimeRange> }) {
  const rested = useRested(range);
  const toggle = (
    <Button
      label={isShown.value ? 'Hide statistics' : 'Show statistics'}
      onClick={() => {
        isShown.value = !isShown.value;
      }}
    >
      {isShown.value ? 'Hide' : 'Show statistics'}
    </Button>
  );
  if (!isShown.value) return <div>{toggle}</div>;
  return (
    <div class="statistics-following">
      <div class="statistics-hide">{toggle}</div>
      <StatisticsPanel range={rested.value} />
    </div>
  );
}
