import { type Signal, useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useRef } from 'preact/hooks';
import { Plot } from './plot';
import type { PlotLook, PlotModel } from './plot-options';
import { walk } from './walk';

/** Where a person is among the points of a plot, and how they move. */
export type Walked = {
  readonly selected: number | null;
  /** What a screen reader is told. */
  readonly spoken: Signal<string>;
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly select: (index: number | null) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onPointerMove: () => void;
  readonly onPointer: (index: number | null) => void;
};

type WalkOptions = {
  /** A point in words; `from` is where the person was before. */
  readonly describe: (index: number, from: number | null) => string;
  readonly onMove?: () => void;
};

/** Follows a person from point to point, by pointer or by the arrow keys; what is selected stays so when data comes. */
export function useWalk(at: Float64Array, { describe, onMove }: WalkOptions): Walked {
  const selectedAt = useSignal<number | null>(null);
  const spoken = useSignal('');
  const isWalking = useRef(false); // by keys: the drawing, which follows the pointer, must not move what new data moved under it
  const frame = useRef<HTMLDivElement>(null);
  const found = selectedAt.value === null ? -1 : at.indexOf(selectedAt.value);
  const selected = found === -1 ? null : found;
  const select = (next: number | null): void => {
    isWalking.current = true;
    selectedAt.value = next === null ? null : Number(at[next]);
    spoken.value = next === null ? '' : describe(next, selected);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = walk(selected, event.key, at.length);
    if (next === undefined) return;
    onMove?.();
    if (next === null && selected === null) return; // nothing to leave: Escape is for what is around
    event.preventDefault();
    event.stopPropagation();
    select(next);
  };
  const onPointerMove = (): void => {
    onMove?.();
    isWalking.current = false;
  };
  const onPointer = (index: number | null): void => {
    if (!isWalking.current) selectedAt.value = index === null ? null : Number(at[index]);
  };
  return { selected, spoken, frame, select, onKeyDown, onPointerMove, onPointer };
}

type WalkedProps<M extends PlotModel> = {
  readonly model: M;
  readonly look: PlotLook<M>;
  readonly walked: Walked;
  /** What is read now; null where nothing is. */
  readonly readout: string | null;
  readonly hint: string;
  readonly label: string;
};

/** A plot as a person uses it: by eye, by pointer, or point by point with the arrow keys. */
export function WalkedPlot<M extends PlotModel>({ model, look, walked, readout, hint, label }: WalkedProps<M>) {
  return (
    <div class="chart-body">
      <p class={walked.selected === null ? 'readout readout-hint' : 'readout numbers'} aria-hidden="true">
        {readout ?? hint}
      </p>
      <div
        ref={walked.frame}
        class="plot-frame"
        role="application"
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: its arrow keys walk the points, and a screen reader hands them over
        tabIndex={0}
        onKeyDown={walked.onKeyDown}
        onPointerMove={walked.onPointerMove}
      >
        <Plot model={model} look={look} selected={walked.selected} onPointer={walked.onPointer} />
      </div>
      <p class="unseen" role="status">
        {walked.spoken.value}
      </p>
    </div>
  );
}
