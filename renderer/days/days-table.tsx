import type { Thresholds } from '../../core/zones';
import { TableBox } from '../parts/table-box';
import type { Reader } from '../statistics/format-figure';
import type { Day } from './derive-days';
import {
  describeLack,
  describeOddities,
  formatDay,
  formatDayCoverage,
  formatDayNumbers,
  formatTarget,
} from './describe-day';

type TableProps = { readonly days: readonly Day[]; readonly target: Thresholds; readonly reader: Reader };

/** The days with their numbers as a table, in the order of the list. */
export function DaysTable({ days, target, reader }: TableProps) {
  return (
    <TableBox
      label="Days as a table"
      columns={['Day', `In range (${formatTarget(target, reader)})`, 'Mean', 'Below', 'Above', 'Readings']}
    >
      {days.map((day) => (
        <DayCells key={day.localAt} day={day} reader={reader} />
      ))}
    </TableBox>
  );
}

function DayCells({ day, reader }: { readonly day: Day; readonly reader: Reader }) {
  const numbers = formatDayNumbers(day, reader);
  return (
    <tr>
      <th scope="row">
        {formatDay(day.localAt, reader.locale, 'short')}
        {describeOddities(day).map((words) => (
          <span key={words} class="small quiet day-odd">
            {words}
          </span>
        ))}
      </th>
      {numbers ? (
        <>
          <td>{numbers.target}</td>
          <td>{numbers.mean}</td>
          <td>{numbers.below}</td>
          <td>{numbers.above}</td>
        </>
      ) : (
        <td colSpan={4}>{describeLack(day)}</td>
      )}
      <td>{formatDayCoverage(day)}</td>
    </tr>
  );
}
