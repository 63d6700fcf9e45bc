import { formatDay } from '../days/describe-day';
import { nameWeekday } from '../days/weekday-filter';
import type { Reader } from '../statistics/format-figure';
import { DAY_MS, type Year } from './derive-years';
import { describeCounts, METRICS, type MetricName, stepOf } from './metrics';
import { monthSpans, nameMonth, weeksOf } from './weeks';

type CalendarProps = {
  readonly year: Year;
  readonly metric: MetricName;
  readonly reader: Reader;
  /** The day that the keyboard comes to first. */
  readonly entryDay: number;
};

const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6] as const;

/** A year as a grid: a column a week, a row a weekday; each day says its numbers. */
export function Calendar({ year: { year, days }, metric, reader, entryDay }: CalendarProps) {
  const { first, last, firstMonday, weeks } = weeksOf(year);
  const cell = (day: number) => {
    if (day < first || day > last) return <td key={day} class="cal-none" />;
    const counts = days.get(day);
    const value = counts ? METRICS[metric].valueOf(counts) : null;
    const look = value === null ? (counts ? 'few' : 'empty') : `step${stepOf(value, METRICS[metric])}`;
    return (
      <td
        key={day}
        class={`cal-day cal-${look}`}
        data-day={day}
        tabIndex={day === entryDay ? 0 : -1}
        aria-label={`${formatDay(day, reader.locale)}: ${describeCounts(counts, metric, reader)}`}
      />
    );
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are walked by keys is a grid
    <table role="grid" class={`calendar cal-of-${metric}`} aria-label={`${METRICS[metric].words}, ${year}`}>
      <thead>
        <tr>
          <td />
          {monthSpans(year, firstMonday, weeks).map(({ month, span }) => (
            <th key={month} scope="colgroup" colSpan={span}>
              {span > 1 && nameMonth(Date.UTC(year, month, 1), reader.locale)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {WEEKDAYS.map((weekday) => (
          <tr key={weekday}>
            <th scope="row">
              <span class={weekday % 2 === 0 ? '' : 'unseen'}>{nameWeekday(weekday, reader.locale)}</span>
            </th>
            {Array.from({ length: weeks }, (_, week) => cell(firstMonday + (week * 7 + weekday) * DAY_MS))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
