import { glucoseFromCode } from '../../core/glucose';
import type { FingerstickColumns } from '../../core/history';
import type { OffsetAt } from '../../core/period';
import { type Accuracy, deriveAccuracy, NEAR } from '../../core/statistics/accuracy';
import type { Gated } from '../../core/statistics/sufficiency';
import { formatChange, formatGlucose } from '../../core/words';
import { formatMoment } from '../chart/format-span';
import { formatRows } from '../parts/table-box';
import type { Figure } from '../statistics/derive-figures';
import {
  formatGated,
  formatPercent,
  formatPercentWith,
  formatWithUnit,
  type Reader,
} from '../statistics/format-figure';

/** How near the sensor was to fingersticks, line by line; where they are too few, that alone. */
export function deriveAccuracyFigures(pairs: FingerstickColumns, reader: Reader): readonly Figure[] {
  const accuracy = deriveAccuracy(pairs);
  const figure = (label: string, note: string | null, format: (value: Accuracy) => string): Figure => ({
    name: 'accuracy',
    label,
    note,
    ...formatGated(accuracy as Gated<Accuracy>, format),
  });
  const mard = figure('MARD', 'mean absolute relative difference', ({ mardPercent }) =>
    formatPercentWith(mardPercent, reader.locale, 1),
  );
  if (accuracy.kind !== 'value') return [mard];
  const bias = figure(
    'Bias',
    'above the fingersticks on the whole is +, below is −',
    ({ biasMgDl }) => `${formatChange(Math.round(biasMgDl), reader.unit, reader.locale)} ${reader.unit}`,
  );
  const under = `under ${formatWithUnit(100, reader)}`;
  const near = NEAR.map((one) =>
    figure(`Within ${one} %`, `${under}: within ${formatWithUnit(one, reader)}`, ({ nearPercent }) =>
      formatPercent(nearPercent[one]),
    ),
  );
  return [mard, bias, ...near];
}

/** What the numbers are of: "12 pairs: 8 fingersticks and 4 calibrations". */
export function describePairs({ at, isCalibration }: FingerstickColumns): string {
  const given = isCalibration.reduce((sum, one) => sum + one, 0);
  const count = (size: number, one: string): string => `${size} ${one}${size === 1 ? '' : 's'}`;
  return `${count(at.length, 'pair')}: ${count(at.length - given, 'fingerstick')} and ${count(given, 'calibration')}`;
}

export const PAIR_COLUMNS = ['Time', 'Fingerstick', 'Sensor', 'Sensor minus fingerstick', 'Kind'] as const;

/** A pair as the cells of a row, without its time. */
export function pairCells(pairs: FingerstickColumns, i: number, { unit, locale }: Reader): readonly string[] {
  const [stick, sensor] = [Number(pairs.mgDl[i]), Number(pairs.sensorMgDl[i])];
  const glucose = glucoseFromCode(sensor);
  return [
    formatWithUnit(stick, { unit, locale }),
    glucose.kind === 'none' ? '' : formatGlucose(glucose, unit, locale),
    formatChange(Math.round(sensor - stick), unit, locale),
    pairs.isCalibration[i] === 1 ? 'calibration' : 'fingerstick',
  ];
}

/** The numbers and the pairs they are made of, as text. */
export const accuracyAsText = (pairs: FingerstickColumns, reader: Reader, offsetAt: OffsetAt): string =>
  [
    describePairs(pairs),
    ...deriveAccuracyFigures(pairs, reader).map(
      ({ label, text, note }) => `${label}: ${text}${note ? ` (${note})` : ''}`,
    ),
    '',
    formatRows([
      PAIR_COLUMNS,
      ...Array.from(pairs.at, (at, i) => [
        formatMoment(at, reader.locale, offsetAt),
        ...pairCells(pairs, i, reader),
      ]).reverse(),
    ]),
  ].join('\n');
