import { useCallback, useRef } from 'preact/hooks';
import { formatGlucoseNumber } from '../../core/units';
import { readChartTheme } from '../chart/theme';
import { CopyActions } from '../copy/copy-actions';
import { figureOf } from '../copy/figure';
import { Button } from '../parts/button';
import { HistoryFailed } from '../parts/history-failed';
import { useApp } from '../state/app';
import { useAnswer } from '../state/use-answer';
import type { Reader } from '../statistics/format-figure';
import type { Day } from './derive-days';
import { formatDay, formatDayNumbers } from './describe-day';
import { Drawing, type Sheet } from './drawing';
import { DASHES, type Layer, LETTERS, paintOverlay } from './paint-overlay';
import type { StripGround } from './strip';

type OverlayProps = {
  readonly days: readonly Day[];
  readonly ground: StripGround;
  readonly reader: Reader;
  readonly onClear: () => void;
};

/** The chosen days over each other, by the time their clock showed. */
export function Overlay({ days, ground, reader, onClear }: OverlayProps) {
  const { bridge } = useApp();
  const section = useRef<HTMLElement>(null);
  const { answer, retry } = useAnswer({
    key: days.map(({ range }) => range.fromAt).join(' '),
    ask: () =>
      Promise.all(
        days.map(async ({ range, localAt }, i): Promise<Layer> => {
          return { letter: LETTERS[i] ?? '', localAt, readings: await bridge.getReadings(range) };
        }),
      ),
  });
  const words = days.map((day, i) => `${LETTERS[i]} ${formatDay(day.localAt, reader.locale, 'short')}`).join(', ');
  return (
    <section ref={section} class="card stack-tight" aria-labelledby="overlay-title">
      <div class="records-head">
        <h2 id="overlay-title">Days over each other</h2>
        <div class="row">
          <CopyActions
            what="days over each other"
            title={`Glucose in ${reader.unit}: ${words}`}
            figure={() => figureOf(section.current?.querySelector('canvas'))}
          />
          <Button onClick={onClear}>Take all away</Button>
        </div>
      </div>
      {answer.kind === 'failed' && <HistoryFailed onRetry={retry} />}
      {answer.kind === 'ready' && <Picture layers={answer.value} ground={ground} reader={reader} />}
      <ul class="overlay-days">
        {days.map((day, i) => (
          <li key={day.localAt}>
            <svg viewBox="0 0 32 8" width="32" height="8" aria-hidden="true">
              <path class={`overlay-line overlay-${i % 2}`} d="M0 4H32" stroke-dasharray={DASHES[i]?.join(' ')} />
            </svg>
            <strong>{LETTERS[i]}</strong> {describeChosen(day, reader)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function describeChosen(day: Day, reader: Reader): string {
  const numbers = formatDayNumbers(day, reader);
  const date = formatDay(day.localAt, reader.locale);
  return numbers ? `${date}: ${numbers.target} in range, mean ${numbers.mean}` : date;
}

type PictureProps = Pick<OverlayProps, 'ground' | 'reader'> & { readonly layers: readonly Layer[] };

function Picture({ layers, ground, reader }: PictureProps) {
  const shown = useApp().theme.value;
  const { unit, locale } = reader;
  const draw = useCallback(
    (sheet: Sheet): void => {
      const hours = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' });
      paintOverlay(sheet, {
        layers,
        offsetAt: ground.offsetAt,
        thresholds: ground.thresholds,
        theme: readChartTheme(),
        formatLevel: (mgDl) => formatGlucoseNumber(mgDl, unit, locale),
        formatHour: (hour) => hours.format(hour * 3_600_000),
      });
    },
    [layers, ground, unit, locale, shown],
  );
  return <Drawing class="overlay-canvas" draw={draw} />;
}
