import { msOfStep, STEPS } from '../../core/statistics/event-curves';
import { formatRows, TableBox } from '../parts/table-box';
import { formatCount } from '../statistics/format-figure';
import type { AverageModel } from './average-model';
import { formatAverage } from './describe-average';
import { formatFromZero } from './from-zero';

const COLUMNS = ['From the entry', '25 %', 'Median', '75 %', 'Of'] as const;

/** The cells of each step; nothing stands where fewer than five have a reading. */
const rowsOf = (model: AverageModel): ReadonlyArray<readonly string[]> =>
  Array.from({ length: STEPS }, (_, step) => [
    formatFromZero(msOfStep(step)),
    ...[model.average.low, model.average.median, model.average.high].map((curve) =>
      formatAverage(curve[step] ?? Number.NaN, model),
    ),
    formatCount(model.average.count[step] ?? 0, model.locale),
  ]);

/** The average as a table, a step a row. */
export function AverageTable({ model, label }: { readonly model: AverageModel; readonly label: string }) {
  return (
    <TableBox
      label={label}
      columns={COLUMNS}
      caption={
        <span class="unseen">
          {label}, in {model.unit}
        </span>
      }
    >
      {rowsOf(model).map(([when, ...rest]) => (
        <tr key={when}>
          <th scope="row">{when}</th>
          {rest.map((text, i) => (
            <td key={i}>{text}</td>
          ))}
        </tr>
      ))}
    </TableBox>
  );
}

/** The same as text, columns apart by tabs. */
export const averageAsText = (model: AverageModel): string => formatRows([COLUMNS, ...rowsOf(model)]);
