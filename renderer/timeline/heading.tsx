import { type ReadonlySignal, useComputed } from '@preact/signals';
import { dayOf } from '../../core/period';
import { formatMoment } from '../chart/format-span';
import { CopyActions } from '../copy/copy-actions';
import type { Figure } from '../copy/figure';
import { Button } from '../parts/button';
import { describeCovering, describeTimes } from '../period/covering';
import { PeriodPicker } from '../period/period-picker';
import { useApp } from '../state/app';
import type { TimelineModel } from './model';
import { countIn } from './points';
import { spanOf } from './range';
import type { Timeline } from './store';
import { countDays, summarize } from './summary';
import { useRested } from './use-rested';

type HeadingProps = {
  readonly timeline: Timeline;
  readonly model: ReadonlySignal<TimelineModel>;
  readonly figure: () => Figure | null;
  readonly onJump: () => void;
};

/**
 * What the timeline covers, in words, and what can be done with it. Of a move only the words follow: the rest of it is
 * not rendered for that.
 */
export function Heading({ timeline, model, figure, onJump }: HeadingProps) {
  const { snapshot } = useApp();
  const rested = useRested(model);
  const shown = useComputed(() => (timeline.period.value ? model : rested).value); // a period that was chosen does not move
  const isLoading = useComputed(() => timeline.state.value === 'loading');
  const covering = useComputed(() => {
    const { locale, history } = snapshot.value;
    const { range, points, offsetAt } = shown.value;
    if (isLoading.value) return describeTimes(range, locale, offsetAt);
    return describeCovering(
      { range, count: countIn(points, range, history), lastAt: history.lastAt },
      locale,
      offsetAt,
    );
  });
  const more = useComputed(() =>
    isLoading.value ? ' Reading the history on this computer.' : describePartial(shown.value),
  );
  return (
    <>
      <header class="chart-head">
        <h1>
          Timeline <span class="chart-unit">in {snapshot.value.settings.unit}</span>
        </h1>
        <PeriodPicker period={timeline.period.value} readDays={() => daysOf(shown.peek())} onChange={timeline.choose} />
      </header>
      <div class="row">
        <p class="numbers timeline-covering">
          {covering}.{more}
        </p>
        <div class="row">
          <Button onClick={onJump}>Jump…</Button>
          <Button
            onClick={() => {
              timeline.asTable.value = !timeline.asTable.value;
            }}
          >
            {timeline.asTable.value ? 'Show as chart' : 'Show as table'}
          </Button>
          <Copying covering={covering} shown={shown} figure={timeline.asTable.value ? undefined : figure} />
        </div>
      </div>
    </>
  );
}

type CopyingProps = {
  readonly covering: ReadonlySignal<string>;
  readonly shown: ReadonlySignal<TimelineModel>;
  readonly figure: (() => Figure | null) | undefined;
};

function Copying({ covering, shown, figure }: CopyingProps) {
  const { settings, locale } = useApp().snapshot.value;
  const readText = (): string => {
    const seen = shown.peek();
    return summarize(seen, (at) => formatMoment(at, locale, seen.offsetAt));
  };
  const { range, offsetAt } = shown.value;
  return (
    <CopyActions
      title={`Glucose in ${settings.unit}: ${covering.value}`}
      subject={describeTimes(range, locale, offsetAt)}
      text={readText}
      figure={figure}
    />
  );
}

const daysOf = ({ range, offsetAt }: TimelineModel): readonly [number, number] => [
  dayOf(range.fromAt, offsetAt),
  dayOf(range.toAt - 1, offsetAt),
];

const DAY_MS = 24 * 3_600_000;

/** Says how little there is where there is little. */
function describePartial({ points, range, offsetAt }: TimelineModel): string {
  const days = spanOf(range) >= 2 * DAY_MS ? countDays(points, range, offsetAt) : null;
  return days && days.with < days.of - 1 ? ` ${days.with} of ${days.of} days have data.` : '';
}
