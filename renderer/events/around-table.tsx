import { formatClock } from '../../core/words';
import { ZONE_WORDS } from '../../core/zones';
import { knownOffset } from '../chart/offset';
import { formatRows, TableBox } from '../parts/table-box';
import { type AroundModel, gapsOf } from './around-model';
import { nameEntry } from './derive-log';
import { formatCode } from './describe-around';
import { formatFromZero } from './from-zero';

const COLUMNS = ['Time', 'From the entry', 'Glucose', 'Range', 'Entered'] as const;
/** A note is cut here: its whole text stands beside the table. */
const MOST_NOTE = 80;

type Row = { readonly at: number; readonly order: number; readonly cells: readonly string[]; readonly isGap: boolean };

/** Readings, gaps and entries by time. */
function rowsOf(model: AroundModel): readonly Row[] {
  const { columns, zones, marks, zeroAt, locale, offsetMinutes } = model;
  const row = (order: number, at: number, offset: number | null, rest: readonly string[]): Row => {
    const cells = [formatClock(at, locale, offset ?? offsetMinutes), formatFromZero(at - zeroAt), ...rest];
    return { at, order, cells, isGap: false };
  };
  const readings = [...columns.at].map((at, i) => {
    const zone = zones[i];
    const offset = knownOffset(columns.offsetMinutes[i]);
    return row(1, at, offset, [formatCode(columns.mgDl[i] ?? 0, model), zone ? ZONE_WORDS[zone] : '', '']);
  });
  const entries = marks.map(({ entry }) => {
    const note = entry.text.length > MOST_NOTE ? `${entry.text.slice(0, MOST_NOTE).trimEnd()}…` : entry.text;
    const entered = [nameEntry(entry), note].filter(Boolean).join(': ').replace(/\s+/g, ' ');
    return row(0, entry.at, entry.offsetMinutes, ['', '', entered]);
  });
  const gaps = gapsOf(model).map(({ fromMs, toMs }): Row => {
    const words = `No readings from ${formatFromZero(fromMs)} to ${formatFromZero(toMs)}`;
    return { at: zeroAt + fromMs, order: 2, cells: [words], isGap: true };
  });
  return [...readings, ...entries, ...gaps].sort((a, b) => a.at - b.at || a.order - b.order);
}

/** What is around an entry as a table, oldest first. */
export function AroundTable({ model }: { readonly model: AroundModel }) {
  return (
    <TableBox label="Glucose around the entry as a table" columns={COLUMNS}>
      {rowsOf(model).map(({ cells: [first, ...rest], isGap }, i) => (
        <tr key={i} class={isGap ? 'gap' : ''}>
          {isGap ? <td colSpan={COLUMNS.length}>{first}</td> : <th scope="row">{first}</th>}
          {rest.map((text, k) => (
            <td key={k}>
              <bdi>{text}</bdi>
            </td>
          ))}
        </tr>
      ))}
    </TableBox>
  );
}

/** The same as text, columns apart by tabs. */
export const aroundAsText = (model: AroundModel): string =>
  formatRows([COLUMNS, ...rowsOf(model).map(({ cells }) => cells)]);
