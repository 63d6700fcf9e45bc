import type { ReadonlySignal } from '@preact/signals';
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

/** What the timeline covers, in words, and what can be done with it. */
export function Heading({ timeline, model, figure, onJump }: HeadingProps) {
  const { settings, locale, history } = useApp().snapshot.value;
  const rested = useRested(model);
  const shown = (timeline.period.value ? model : rested).value; // a period that was chosen does not move
  const { range, points, offsetAt } = shown;
  const isLoading = timeline.state.value === 'loading';
  const covering = isLoading
    ? describeTimes(range, locale, offsetAt)
    : describeCovering({ range, count: countIn(points, range, history), lastAt: history.lastAt }, locale, offsetAt);
  return (
    <>
      <header class="chart-head">
        <h1>
          Timeline <span class="chart-unit">in {settings.unit}</span>
        </h1>
        <PeriodPicker
          period={timeline.period.value}
          days={[dayOf(range.fromAt, offsetAt), dayOf(range.toAt - 1, offsetAt)]}
          onChange={timeline.choose}
        />
      </header>
      <div class="row">
        <p class="numbers timeline-covering">
          {covering}.{isLoading ? ' Reading the history on this computer.' : describePartial(shown)}
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
          <CopyActions
            title={`Glucose in ${settings.unit}: ${covering}`}
            text={() => summarize(shown, (at) => formatMoment(at, locale, offsetAt))}
            figure={timeline.asTable.value ? undefined : figure}
          />
        </div>
      </div>
    </>
  );
}

const DAY_MS = 24 * 3_600_000;

/** Says how little there is where there is little. */
function describePartial({ points, range, offsetAt }: TimelineModel): string {
  const days = spanOf(range) >= 2 * DAY_MS ? countDays(points, range, offsetAt) : null;
  return days && days.with < days.of - 1 ? ` ${days.with} of ${days.of} days have data.` : '';
}
