import './statistics.css';
import { effect, type ReadonlySignal, signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { TimeRange } from '../../core/contract';
import type { Period } from '../../core/period';
import { Button } from '../parts/button';
import { createRest } from '../parts/create-rest';
import { StatisticsPanel } from './statistics-panel';

/** A range that moves is summed up once it rests. */
const SETTLES_MS = 150;

/** Lasts while the window does: whoever wants more room for a chart has it. */
const isShown = signal(true);

type FollowingProps = {
  readonly range: ReadonlySignal<TimeRange>;
  /** Null while the range is moved by hand; a period that was chosen does not go on moving. */
  readonly period: ReadonlySignal<Period | null>;
};

/** The statistics of a range that moves: they follow it without being drawn anew with every frame. */
export function FollowingStatistics({ range, period }: FollowingProps) {
  const rested = useSignal(range.peek());
  useEffect(() => {
    const follow = (): void => {
      rested.value = range.peek();
    };
    const rest = createRest(follow);
    const stop = effect(() => {
      void range.value;
      if (period.peek()) follow();
      else rest.after(SETTLES_MS);
    });
    return () => {
      rest.stop();
      stop();
    };
  }, [range, period, rested]);
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
