import type { Thresholds } from '../../core/zones';
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
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section class="table-box" tabIndex={0} aria-label="Days as a table">
      <table class="numbers">
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col">In range ({formatTarget(target, reader)})</th>
            <th scope="col">Mean</th>
            <th scope="col">Below</th>
            <th scope="col">Above</th>
            <th scope="col">Readings</th>
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <DayCells key={day.localAt} day={day} reader={reader} />
          ))}
        </tbody>
      </table>
    </section>
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
