import { batch, useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { ReadingColumns } from '../../core/contract';
import { rangeAround } from '../../core/statistics/event-curves';
import { shownOffset } from '../chart/offset';
import { readChartTheme } from '../chart/theme';
import { useWalk, WalkedPlot } from '../chart/walked-plot';
import { figureOf } from '../copy/figure';
import { Button } from '../parts/button';
import { Dialog } from '../parts/dialog';
import { HistoryFailed } from '../parts/history-failed';
import { ChartActions } from '../pattern/chart-actions';
import { useApp } from '../state/app';
import { useAnswer } from '../state/use-answer';
import { AROUND_LOOK } from './around-look';
import { type AroundModel, deriveAround } from './around-model';
import { AroundTable, aroundAsText } from './around-table';
import { type LogEntry, nameEntry } from './derive-log';
import { describeAround, describeReadingAround, formatWhen } from './describe-around';
import { formatFromZero } from './from-zero';
import { KindMark } from './kind-mark';
import { LongText } from './long-text';

type AroundProps = {
  readonly entry: LogEntry;
  /** All that was entered, to mark what of it is near. */
  readonly entries: readonly LogEntry[];
  readonly onClose: () => void;
};

/** An entry and what glucose did from an hour before it to four hours after. */
export function AroundDialog({ entry, entries, onClose }: AroundProps) {
  const { archive, snapshot, view } = useApp();
  const { locale } = snapshot.value;
  const { answer, retry } = useAnswer({
    key: `${entry.at}`,
    ask: () => archive.getReadings(rangeAround(entry.at)),
  });
  const showThere = (): void =>
    batch(() => {
      view.screen.value = 'timeline';
      view.moment.value = entry.at;
    });
  return (
    <Dialog title={nameEntry(entry)} open onClose={onClose} wide>
      <p class="numbers">
        {formatWhen(entry, locale)}
        {entry.remarks.length > 0 && <span class="quiet">, {entry.remarks.join(', ')}</span>}
      </p>
      {entry.text && <LongText text={entry.text} />}
      {answer.kind === 'failed' && <HistoryFailed onRetry={retry} />}
      {answer.kind === 'loading' && <p class="quiet chart-empty">Reading the history on this computer.</p>}
      {answer.kind === 'ready' && <Around entry={entry} entries={entries} readings={answer.value} />}
      <div class="row dialog-foot">
        <Button onClick={showThere}>Show on the timeline</Button>
        <Button onClick={onClose}>Close</Button>
      </div>
    </Dialog>
  );
}

type KnownProps = Omit<AroundProps, 'onClose'> & { readonly readings: ReadingColumns };

function Around({ entry, entries, readings }: KnownProps) {
  const { snapshot, theme } = useApp();
  const { settings, locale, history } = snapshot.value;
  const { unit, thresholds } = settings;
  const model = useMemo(() => {
    const offsetMinutes = entry.offsetMinutes ?? shownOffset(entry.at, readings.offsetMinutes[0]);
    const look = { unit, thresholds, locale, offsetMinutes, theme: readChartTheme() };
    return deriveAround({ entry, others: entries, readings, lastAt: history.lastAt, ...look });
  }, [entry, entries, readings, unit, thresholds, locale, history.lastAt, theme.value]);
  return (
    <>
      {readings.at.length > 0 ? <Curve entry={entry} model={model} /> : <NoCurve model={model} />}
      <Others model={model} />
    </>
  );
}

function Curve({ entry, model }: { readonly entry: LogEntry; readonly model: AroundModel }) {
  const asTable = useSignal(false);
  const words = describeAround(model);
  const walked = useWalk(model.columns.at, { describe: (i) => describeReadingAround(model, i) });
  const readout = walked.selected === null ? null : describeReadingAround(model, walked.selected);
  const title = `${nameEntry(entry)}, ${formatWhen(entry, model.locale)}, glucose in ${model.unit}`;
  return (
    <>
      <p class="numbers">{words}</p>
      {asTable.value ? (
        <AroundTable model={model} />
      ) : (
        <div class="around-chart">
          <WalkedPlot {...{ model, walked, readout }} look={AROUND_LOOK} hint={HINT} label={`${LABEL} ${words}`} />
        </div>
      )}
      <ChartActions
        asTable={asTable}
        title={title}
        what={nameEntry(entry)}
        text={() => `${words}\n${aroundAsText(model)}`}
        figure={() => figureOf(walked.frame.current?.querySelector('canvas'))}
      />
    </>
  );
}

function NoCurve({ model: { window } }: { readonly model: AroundModel }) {
  return (
    <p class="chart-empty">
      {window.reportedToAt !== null && window.reportedToAt < window.fromAt
        ? 'The readings of this time have not been reported yet.'
        : 'There are no readings from 1 h before to 4 h after.'}
    </p>
  );
}

/** What else was entered then, in words. */
function Others({ model: { marks, zeroAt } }: { readonly model: AroundModel }) {
  const others = marks.filter(({ isOwn }) => !isOwn);
  if (others.length === 0) return <p class="quiet">Nothing else was entered from 1 h before to 4 h after.</p>;
  return (
    <section class="stack-tight">
      <h3>Also entered then</h3>
      <ul class="around-others numbers">
        {others.map(({ entry }) => (
          <li key={entry.key}>
            <KindMark kind={entry.kind} />
            <span>
              <bdi>{nameEntry(entry)}</bdi>, {formatFromZero(entry.at - zeroAt)}
              {entry.text && <LongText text={entry.text} />}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const HINT = 'Point at the chart, or use the arrow keys in it, to read single values.';
const LABEL =
  'Glucose around the entry. Left and right arrow: one reading. Page up and page down: one hour. Home and End: first and last reading. Escape: leave the reading.';
