import { useCallback } from 'preact/hooks';
import type { TimeRange } from '../../core/contract';
import type { OffsetAt } from '../../core/period';
import type { Thresholds } from '../../core/zones';
import { type ChartTheme, readChartTheme } from '../chart/theme';
import { Button } from '../parts/button';
import { useApp } from '../state/app';
import { useAnswer } from '../state/use-answer';
import type { StripData } from './ask-strips';
import type { Day } from './derive-days';
import { Drawing, type Sheet } from './drawing';
import { deriveDayMarks, describeMarks } from './marks';
import { paintDay } from './paint-day';

/** What all strips have in common. */
export type StripGround = {
  readonly ask: (range: TimeRange) => Promise<StripData>;
  readonly commonMs: number;
  readonly spans: readonly TimeRange[];
  readonly offsetAt: OffsetAt;
  readonly thresholds: Thresholds;
};

type StripProps = {
  readonly day: Day;
  readonly ground: StripGround;
  readonly onOpen: () => void;
  readonly label: string;
};

/** The strip of a day: a button that leads to it on the timeline; what was entered stands below in words. */
export function Strip({ day, ground, onOpen, label }: StripProps) {
  const { answer, retry } = useAnswer({
    key: `${day.range.fromAt} ${day.range.toAt}`,
    ask: () => ground.ask(day.range),
  });
  if (answer.kind === 'failed')
    return (
      <p class="strip-failed">
        The readings of this day could not be read. <Button onClick={retry}>Try again</Button>
      </p>
    );
  return (
    <>
      <button type="button" class="strip" aria-label={label} onClick={onOpen}>
        {answer.kind === 'ready' && <Picture day={day} ground={ground} strip={answer.value} />}
      </button>
      <p class="small quiet strip-events">
        {answer.kind === 'ready' && describeMarks(deriveDayMarks(answer.value.logged))}
      </p>
    </>
  );
}

/** Draws the strip of a day; `lastAt` is the newest reading of all. */
export const paintStrip = (
  sheet: Sheet,
  day: Day,
  ground: StripGround,
  { readings, logged }: StripData,
  lastAt: number | null,
  theme: ChartTheme,
): void =>
  paintDay(sheet, {
    localAt: day.localAt,
    range: day.range,
    longestMs: Math.max(ground.commonMs, day.range.toAt - day.range.fromAt),
    readings,
    marks: deriveDayMarks(logged),
    leftOut: ground.spans,
    reportedToAt: day.isOngoing ? lastAt : null,
    offsetAt: ground.offsetAt,
    thresholds: ground.thresholds,
    theme,
  });

type PictureProps = Pick<StripProps, 'day' | 'ground'> & { readonly strip: StripData };

function Picture({ day, ground, strip }: PictureProps) {
  const { theme, snapshot } = useApp();
  const shown = theme.value;
  const { lastAt } = snapshot.value.history;
  const draw = useCallback(
    (sheet: Sheet): void => paintStrip(sheet, day, ground, strip, lastAt, readChartTheme()),
    [day, ground, strip, lastAt, shown],
  );
  return <Drawing class="strip-canvas" draw={draw} />;
}
