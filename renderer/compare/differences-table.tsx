import { useSignal } from '@preact/signals';
import { formatRows, TableBox } from '../parts/table-box';
import { toggle } from '../pattern/chart-actions';
import { HowButton, HowDialog } from '../statistics/figure-list';
import type { Difference } from './differences';

const COLUMNS = ['Statistic', 'This period', 'The other', 'Difference', 'Beside your weeks'];

type TableProps = { readonly rows: readonly Difference[]; readonly madeOf: string };

/** What differs between two periods, and whether that is more than this person's weeks usually differ. */
export function DifferencesTable({ rows, madeOf }: TableProps) {
  const isAsking = useSignal(false);
  return (
    <section class="stack-tight" aria-labelledby="differences-title">
      <div class="row">
        <h2 id="differences-title">Differences</h2>
        <HowButton label="usual week-to-week spread" onAsk={() => toggle(isAsking)} />
      </div>
      <TableBox label="Differences as a table" columns={COLUMNS} box="wide" look="log numbers differences">
        {rows.map((row) => (
          <Row key={row.label} row={row} />
        ))}
      </TableBox>
      {isAsking.value && <HowDialog name="usual-spread" madeOf={madeOf} onClose={() => toggle(isAsking)} />}
    </section>
  );
}

function Row({ row: { label, here, there, change, beside, words } }: { readonly row: Difference }) {
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>{here}</td>
      <td>{there}</td>
      <td class="difference-change">{change}</td>
      <td class={beside === 'more-than-usual' ? 'difference-more' : 'quiet'}>{words}</td>
    </tr>
  );
}

/** The same as text, columns apart by tabs. */
export const describeDifferences = (rows: readonly Difference[]): string =>
  formatRows([COLUMNS, ...rows.map(({ label, here, there, change, words }) => [label, here, there, change, words])]);
