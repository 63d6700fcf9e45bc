import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { ChartModel } from './derive-chart';
import { describeMissing, describeReading, describeStep, type KnownTrend } from './describe-reading';
import { Plot } from './plot';
import { walk } from './walk';
import { nearest } from './window';

type ChartProps = {
  readonly model: ChartModel;
  readonly now: number;
  readonly known: KnownTrend;
  /** A time (epoch ms) to be read, and how to say that it was. */
  readonly moment: number | null;
  readonly onRead: () => void;
};

/** The chart as a person uses it: by eye, by pointer, or reading by reading with the arrow keys. */
export function GlucoseChart({ model, now, known, moment, onRead }: ChartProps) {
  const selectedAt = useSignal<number | null>(null);
  const spoken = useSignal('');
  const isWalking = useRef(false); // by keys: the drawing, which follows the pointer, must not move what new data moved under it
  const missed = useSignal(''); // why a moment is not read
  const frame = useRef<HTMLDivElement>(null);
  const found = selectedAt.value === null ? -1 : model.columns.at.indexOf(selectedAt.value);
  const selected = found === -1 ? null : found;

  const select = (next: number | null): void => {
    isWalking.current = true;
    missed.value = '';
    selectedAt.value = next === null ? null : Number(model.columns.at[next]);
    spoken.value = next === null ? '' : describeStep(model, selected, next, now, known);
  };
  useEffect(() => {
    if (moment === null) return;
    const next = nearest(model.columns.at, moment);
    if (moment <= Number(model.columns.at.at(-1))) onRead(); // a later one is waited for: it may be on its way
    if (next !== null && model.columns.at[next] === selectedAt.value) return;
    select(next);
    if (next === null) missed.value = spoken.value = describeMissing(model, moment);
    frame.current?.focus();
  }, [moment, model]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = walk(selected, event.key, model.columns.at.length);
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onRead();
    select(next);
  };
  const onPointer = (index: number | null): void => {
    if (isWalking.current) return;
    missed.value = '';
    selectedAt.value = index === null ? null : Number(model.columns.at[index]);
  };
  const readout = selected === null ? missed.value || CHART_HINT : describeReading(model, selected, now, known);
  return (
    <div class="chart-body">
      <p class={selected === null ? 'readout readout-hint' : 'readout numbers'} aria-hidden="true">
        {readout}
      </p>
      <div
        ref={frame}
        class="plot-frame"
        role="application"
        aria-label={CHART_LABEL}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: its arrow keys walk the readings, and a screen reader hands them over
        tabIndex={0}
        onKeyDown={onKeyDown}
        onPointerMove={() => {
          onRead();
          isWalking.current = false;
        }}
      >
        <Plot model={model} selected={selected} onPointer={onPointer} />
      </div>
      <p class="unseen" role="status">
        {spoken.value}
      </p>
    </div>
  );
}

const CHART_HINT = 'Point at the chart, or use the arrow keys in it, to read single values.';
const CHART_LABEL =
  'Glucose chart. Left and right arrow: one reading. Page up and page down: one hour. Home and End: first and last reading. Escape: leave the reading.';
