import { msOfStep, STEPS } from '../../core/statistics/event-curves';
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
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section class="table-box" tabIndex={0} aria-label={label}>
      <table class="numbers">
        <caption class="unseen">
          {label}, in {model.unit}
        </caption>
        <thead>
          <tr>
            {COLUMNS.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rowsOf(model).map(([when, ...rest]) => (
            <tr key={when}>
              <th scope="row">{when}</th>
              {rest.map((text, i) => (
                <td key={i}>{text}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The same as text, columns apart by tabs. */
export const averageAsText = (model: AverageModel): string =>
  [COLUMNS, ...rowsOf(model)].map((cells) => cells.join('\t')).join('\n');
