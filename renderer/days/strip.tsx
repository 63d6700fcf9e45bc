import { useCallback } from 'preact/hooks';
import type { LoggedColumns, ReadingColumns, TimeRange } from '../../core/contract';
import type { OffsetAt } from '../../core/period';
import type { Thresholds } from '../../core/zones';
import { readChartTheme } from '../chart/theme';
import { Button } from '../parts/button';
import { useApp } from '../state/app';
import { useAnswer } from '../state/use-answer';
import type { Day } from './derive-days';
import { Drawing, type Sheet } from './drawing';
import { deriveDayMarks, describeMarks } from './marks';
import { paintDay } from './paint-day';

/** What all strips have in common. */
export type StripGround = {
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
  const { bridge, snapshot } = useApp();
  const { account, history } = snapshot.value;
  const { answer, retry } = useAnswer({
    subject: account.kind === 'none' ? '' : account.id,
    key: `${day.range.fromAt} ${day.range.toAt}`,
    version: history.version,
    ask: async () => {
      const [readings, logged] = await Promise.all([bridge.getReadings(day.range), bridge.getRecords(day.range)]);
      return { readings, logged };
    },
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
        {answer.kind === 'ready' && <Picture day={day} ground={ground} {...answer.value} />}
      </button>
      <p class="small quiet strip-events">
        {answer.kind === 'ready' && describeMarks(deriveDayMarks(answer.value.logged))}
      </p>
    </>
  );
}

type PictureProps = Pick<StripProps, 'day' | 'ground'> & {
  readonly readings: ReadingColumns;
  readonly logged: LoggedColumns;
};

function Picture({ day, ground, readings, logged }: PictureProps) {
  const { theme, snapshot } = useApp();
  const shown = theme.value;
  const { lastAt } = snapshot.value.history;
  const draw = useCallback(
    (sheet: Sheet): void =>
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
        theme: readChartTheme(),
      }),
    [day, ground, readings, logged, lastAt, shown],
  );
  return <Drawing class="strip-canvas" draw={draw} />;
}
