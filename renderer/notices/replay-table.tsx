import type { Replay } from '../../core/notices/replay';
import type { Reader } from '../../core/schedule-words';
import { busiestHour, formatHour, perWeek } from './describe-replay';
import type { ReplayDays } from './past';

/** One setting's outcome and what that setting is called. */
export type Column = { readonly label: string; readonly replay: Replay };

type TableProps = { readonly columns: readonly Column[]; readonly days: ReplayDays; readonly reader: Reader };

/** What settings would have told, side by side. */
export function ReplayTable({ columns, days, reader }: TableProps) {
  const rows: ReadonlyArray<readonly [label: string, cell: (replay: Replay) => string | null]> = [
    ['Notices', ({ at }) => String(at.length)],
    ['About, in a week', (replay) => perWeek(replay, days, reader)],
    ['Episodes told', ({ episodes }) => episodes && String(episodes.caught)],
    ['Episodes missed', ({ episodes }) => episodes && String(episodes.missed)],
    ['Busiest hour, from', (replay) => describeBusiest(replay, reader)],
  ];
  return (
    <table class="log numbers replay-table">
      <thead>
        <tr>
          <td />
          {columns.map(({ label }) => (
            <th key={label} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows
          .filter(([, cell]) => columns.some(({ replay }) => cell(replay) !== null))
          .map(([label, cell]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {columns.map((column) => (
                <td key={column.label}>{cell(column.replay) ?? ''}</td>
              ))}
            </tr>
          ))}
      </tbody>
    </table>
  );
}

function describeBusiest(replay: Replay, reader: Reader): string | null {
  const hour = busiestHour(replay);
  return hour === null ? null : formatHour(hour, reader);
}
