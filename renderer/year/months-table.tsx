import { formatOf } from '../chart/format-span';
import { formatRows, TableBox } from '../parts/table-box';
import type { Reader } from '../statistics/format-figure';
import { deriveMonths, type Month, type Year } from './derive-years';
import { METRICS, type MetricName } from './metrics';

const SHOWN: readonly MetricName[] = ['target', 'mean', 'below', 'coverage'];

const cellsOf = ({ counts, days, daysWith }: Month, reader: Reader): readonly string[] => [
  ...SHOWN.map((name) => {
    const isThere = METRICS[name].valueOf(counts, 'window') !== null;
    return isThere ? METRICS[name].format(counts, reader) : 'not enough data';
  }),
  `${daysWith} of ${days} days`,
];

const MONTH = { month: 'long', year: 'numeric' } as const;
const nameMonth = (month: number, locale: string): string => formatOf(locale, MONTH).format(month);

const HEAD = ['Month', ...SHOWN.map((name) => METRICS[name].words), 'With readings'];

/** The months with their numbers as a table. */
export function MonthsTable({ years, reader }: { readonly years: readonly Year[]; readonly reader: Reader }) {
  return (
    <TableBox label="Months as a table" columns={HEAD}>
      {deriveMonths(years).map((month) => (
        <tr key={month.localAt}>
          <th scope="row">{nameMonth(month.localAt, reader.locale)}</th>
          {cellsOf(month, reader).map((text, i) => (
            <td key={HEAD[i + 1]}>{text}</td>
          ))}
        </tr>
      ))}
    </TableBox>
  );
}

/** The months as lines of text, a tab between the columns. */
export const monthsAsText = (years: readonly Year[], reader: Reader): string =>
  formatRows([
    HEAD,
    ...deriveMonths(years).map((month) => [
      new Date(month.localAt).toISOString().slice(0, 7),
      ...cellsOf(month, reader),
    ]),
  ]);
