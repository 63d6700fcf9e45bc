import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Measure } from '../../core/statistics/after-events';
import { PRESETS } from '../../core/statistics/presets';
import { readChartTheme } from '../chart/theme';
import { useWalk, WalkedPlot } from '../chart/walked-plot';
import { figureOf } from '../copy/figure';
import { ChartActions } from '../pattern/chart-actions';
import { useApp } from '../state/app';
import { AVERAGE_KINDS, type AverageKind } from './average-kinds';
import { AVERAGE_LOOK } from './average-look';
import { type AverageModel, deriveAverage } from './average-model';
import { AverageTable, averageAsText } from './average-table';
import { describeMedian, describeStep } from './describe-average';

type AverageProps = {
  readonly of: AverageKind;
  readonly measure: Measure;
  readonly average: AverageModel['average'];
  readonly title: string;
};

/** An average as a chart or a table, with its words. */
export function Average({ average, of, measure, title }: AverageProps) {
  const { snapshot, theme } = useApp();
  const { settings, locale } = snapshot.value;
  const { unit, preset } = settings;
  const asTable = useSignal(false);
  const model = useMemo(
    () =>
      deriveAverage({
        average,
        measure,
        of,
        unit,
        locale,
        thresholds: PRESETS[preset].thresholds,
        theme: readChartTheme(),
      }),
    [average, measure, of, unit, preset, locale, theme.value],
  );
  const words = describeMedian(model);
  const walked = useWalk(model.columns.at, { describe: (step) => describeStep(model, step) });
  const readout = walked.selected === null ? null : describeStep(model, walked.selected);
  const { one } = AVERAGE_KINDS[of];
  return (
    <>
      <p class="numbers">{words}</p>
      {asTable.value ? (
        <AverageTable model={model} label={`Average around each ${one}`} />
      ) : (
        <div class="average-chart">
          <WalkedPlot
            key={measure}
            {...{ model, walked, readout }}
            look={AVERAGE_LOOK}
            hint={HINT}
            label={`${LABEL} ${words}`}
          />
        </div>
      )}
      <ChartActions
        asTable={asTable}
        title={`${title} ${measure === 'glucose' ? 'Glucose' : 'Change of glucose'} in ${unit}`}
        text={() => `${words}\n${averageAsText(model)}`}
        figure={() => figureOf(walked.frame.current?.querySelector('canvas'))}
      />
      <p class="quiet small">
        Thick line: the median. Band: the middle half. 0 is the time entered
        {measure === 'change' && ', from which changes are counted'}. The curves hold all that happened in these hours,
        other entries too; they do not say why.
      </p>
    </>
  );
}

const HINT = 'Point at the chart, or use the arrow keys in it, to read 5 minutes.';
const LABEL =
  'Average around entries. Left and right arrow: 5 minutes. Page up and page down: one hour. Home and End: first and last step. Escape: leave it.';
