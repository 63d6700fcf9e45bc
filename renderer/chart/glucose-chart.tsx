import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ChartModel } from './derive-chart';
import { describeMissing, describeReading, describeStep, type KnownTrend } from './describe-reading';
import { GLUCOSE_LOOK } from './plot-options';
import { useWalk, WalkedPlot } from './walked-plot';
import { nearest } from './window';

type ChartProps = {
  readonly model: ChartModel;
  readonly now: number;
  readonly known: KnownTrend;
  /** A time (epoch ms) to be read, and how to say that it was. */
  readonly moment: number | null;
  readonly onRead: () => void;
};

/** The chart of the last hours, which can be led to a moment. */
export function GlucoseChart({ model, now, known, moment, onRead }: ChartProps) {
  const missed = useSignal(''); // why a moment is not read
  const walked = useWalk(model.columns.at, {
    describe: (index, from) => describeStep(model, from, index, now, known),
    onMove: () => {
      missed.value = '';
      onRead();
    },
  });
  useEffect(() => {
    if (moment === null) return;
    const next = nearest(model.columns.at, moment);
    if (moment <= Number(model.columns.at.at(-1))) onRead(); // a later one is waited for: it may be on its way
    if (next !== null && next === walked.selected) return;
    walked.select(next);
    missed.value = next === null ? describeMissing(model, moment) : '';
    if (missed.value) walked.spoken.value = missed.value;
    walked.frame.current?.focus();
  }, [moment, model]);
  const { selected } = walked;
  const readout = selected === null ? missed.value || null : describeReading(model, selected, now, known);
  return <WalkedPlot {...{ model, walked, readout }} look={GLUCOSE_LOOK} hint={CHART_HINT} label={CHART_LABEL} />;
}

const CHART_HINT = 'Point at the chart, or use the arrow keys in it, to read single values.';
const CHART_LABEL =
  'Glucose chart. Left and right arrow: one reading. Page up and page down: one hour. Home and End: first and last reading. Escape: leave the reading.';
