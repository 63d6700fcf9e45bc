import './statistics.css';
import { effect, type ReadonlySignal, signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { TimeRange } from '../../core/contract';
import { Button } from '../parts/button';
import { StatisticsPanel } from './statistics-panel';

/** A range that moves is summed up once it rests. */
const SETTLES_MS = 150;

/** Lasts while the window does: whoever wants more room for a chart has it. */
const isShown = signal(true);

/** The statistics of a range that moves: they follow it without being drawn anew with every frame. */
export function FollowingStatistics({ range }: { readonly range: ReadonlySignal<TimeRange> }) {
  const rested = useSignal(range.peek());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = effect(() => {
      const next = range.value;
      clearTimeout(timer);
      timer = setTimeout(() => {
        rested.value = next;
      }, SETTLES_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [range, rested]);
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
