import { useComputed } from '@preact/signals';
import type { ReadingColumns } from '../../core/contract';
import type { Glance } from '../../core/glance';
import type { Snapshot } from '../../core/snapshot';
import { formatClock, formatDay } from '../../core/words';
import { type ChartModel, deriveChart } from '../chart/derive-chart';
import type { KnownTrend } from '../chart/describe-reading';
import { formatDayAt } from '../chart/format-span';
import { shownOffset } from '../chart/offset';
import { readChartTheme } from '../chart/theme';
import { deriveWindow, sliceColumns } from '../chart/window';
import { Button } from '../parts/button';
import { HistoryFailed } from '../parts/history-failed';
import { lazy } from '../parts/lazy';
import { Segmented } from '../parts/segmented';
import { type App, useApp } from '../state/app';
import { HOURS } from '../state/view';
import { describeCoverage } from './coverage';

/** Read at once, while the readings are asked for: the value need not wait for the code that draws the chart. */
const chart = import('../chart/glucose-chart');
const GlucoseChart = lazy(async () => (await chart).GlucoseChart);
const CopyReadings = lazy(async () => (await import('../chart/copy-readings')).CopyReadings);
const ReadingsTable = lazy(async () => (await import('../chart/readings-table')).ReadingsTable);

/** The last hours as a chart or a table; full, partial, empty and failed each say what they are. */
export function NowChart({ snapshot }: { readonly snapshot: Snapshot }) {
  const { view } = useApp();
  const hours = view.hours.value;
  return (
    <section class="now-chart" aria-labelledby="chart-title">
      <header class="chart-head">
        <h2 id="chart-title">
          Last {hours} hours of data <span class="chart-unit">in {snapshot.settings.unit}</span>
        </h2>
        <Segmented
          name="hours"
          legend="Hours shown"
          options={HOURS.map((value) => ({ value, label: `${value} h` }))}
          value={hours}
          onChange={(value) => {
            view.hours.value = value;
          }}
        />
        <Button
          onClick={() => {
            view.asTable.value = !view.asTable.value;
          }}
        >
          {view.asTable.value ? 'Show as chart' : 'Show as table'}
        </Button>
      </header>
      <ChartState snapshot={snapshot} />
    </section>
  );
}

function ChartState({ snapshot }: { readonly snapshot: Snapshot }) {
  const app = useApp();
  const model = useComputed(() => deriveModel(app));
  const readings = app.readings.state.value;
  if (readings.kind === 'failed') return <HistoryFailed onRetry={app.readings.retry} />;
  if (readings.kind === 'loading') return <p class="quiet chart-empty">Reading the history on this computer.</p>;
  if (!model.value || model.value.columns.at.length === 0) return <Empty snapshot={snapshot} />;
  const shown = model.value;
  return (
    <>
      <p class="quiet numbers">{describeCoverage(shown)}</p>
      {app.view.asTable.value ? (
        <ReadingsTable model={shown} />
      ) : (
        <GlucoseChart
          model={shown}
          now={snapshot.now}
          known={knownTrend(snapshot)}
          moment={app.view.moment.value}
          onRead={() => {
            app.view.moment.value = null;
          }}
        />
      )}
      <CopyReadings
        model={shown}
        title={`Glucose in ${snapshot.settings.unit}. ${describeCoverage(shown)}`}
        asTable={app.view.asTable.value}
      />
    </>
  );
}

function knownTrend({ glance }: Snapshot): KnownTrend {
  return glance.kind === 'value' ? { at: glance.at, trend: glance.trend } : null;
}

/** The drawing of the chosen hours; a chart that ends at the newest reading and shows the time since as unreported. */
function deriveModel({ snapshot, readings, view, theme }: App): ChartModel | null {
  const state = readings.state.value;
  if (state.kind !== 'ready' || !theme.value) return null;
  const { now, settings, locale, glance } = snapshot.value;
  const window = deriveWindow(state.columns.at.at(-1) ?? null, view.hours.value, now);
  const columns: ReadingColumns = sliceColumns(state.columns, window);
  const { unit, thresholds } = settings;
  const offsetMinutes = shownOffset(columns.at.at(-1) ?? now, columns.offsetMinutes.at(-1));
  const tail = describeTail(glance, window.reportedToAt ?? now, locale, offsetMinutes);
  return deriveChart({ window, columns, unit, thresholds, locale, offsetMinutes, tail, theme: readChartTheme() });
}

/** What stands in the time after the newest reading; a time of another day says its day. */
function describeTail(glance: Glance, sinceAt: number, locale: string, offsetMinutes: number): string {
  if (glance.kind === 'none') return `No data since ${formatDayAt(sinceAt, locale, offsetMinutes)}`;
  if (glance.freshness.kind === 'late') return `No data since ${formatClock(sinceAt, locale, offsetMinutes)}`;
  return 'Not reported yet';
}

function Empty({ snapshot }: { readonly snapshot: Snapshot }) {
  const { history, locale } = snapshot;
  return (
    <div class="chart-empty stack-tight">
      <p>There are no readings to draw.</p>
      <p class="quiet">
        {history.lastAt === null
          ? 'The first ones appear once Dexcom has passed them on: about one hour (United States) or three hours (elsewhere) after the sensor measured them.'
          : `The last reading is from ${formatDay(history.lastAt, locale)}. Open the Dexcom app on the phone and check that it is online.`}
      </p>
    </div>
  );
}
