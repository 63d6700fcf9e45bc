import { useSignal } from '@preact/signals';
import { toggle } from '../pattern/chart-actions';
import { HowButton, HowDialog } from '../statistics/figure-list';
import type { Difference } from './differences';

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
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section class="wide" tabIndex={0} aria-label="Differences as a table">
        <table class="log numbers differences">
          <thead>
            <tr>
              <th scope="col">Statistic</th>
              <th scope="col">This period</th>
              <th scope="col">The other</th>
              <th scope="col">Difference</th>
              <th scope="col">Beside your weeks</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.label} row={row} />
            ))}
          </tbody>
        </table>
      </section>
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
  [
    ['Statistic', 'This period', 'The other', 'Difference', 'Beside your weeks'],
    ...rows.map(({ label, here, there, change, words }) => [label, here, there, change, words]),
  ]
    .map((cells) => cells.join('\t'))
    .join('\n');
