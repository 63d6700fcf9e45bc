import { formatClock } from '../../core/words';
import { computerOffset, formatOffset } from '../chart/offset';
import type { LogEntry } from './derive-log';
import type { LogDay } from './find-log';
import { KindMark } from './kind-mark';
import { LongText } from './long-text';

type TableProps = { readonly days: readonly LogDay[]; readonly locale: string };

/** The log as one table, a group of rows for each day as it was lived. */
export function LogTable({ days, locale }: TableProps) {
  return (
    <table class="log">
      <caption class="unseen">Entries and alerts, newest first, by day</caption>
      <thead>
        <tr>
          <th scope="col">Time</th>
          <th scope="col">What</th>
          <th scope="col">Amount</th>
          <th scope="col">Details</th>
          <th scope="col">Device</th>
        </tr>
      </thead>
      {days.map((day) => (
        <tbody key={day.day}>
          <tr class="log-day">
            <th scope="rowgroup" colSpan={5}>
              {formatWholeDay(day.day, locale)}
            </th>
          </tr>
          {day.entries.map((entry) => (
            <LogRow key={entry.key} entry={entry} locale={locale} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function LogRow({ entry, locale }: { readonly entry: LogEntry; readonly locale: string }) {
  return (
    <tr>
      <td class="numbers log-time">
        {formatClock(entry.at, locale, entry.offsetMinutes)}
        <Zone entry={entry} />
      </td>
      <td class="log-kind">
        <span class="log-what">
          <KindMark kind={entry.kind} />
          <bdi>{entry.what}</bdi>
        </span>
      </td>
      <td class="numbers log-amount">{entry.amount}</td>
      <td class="log-details">
        {entry.text && <LongText text={entry.text} />}
        {entry.remarks.length > 0 && <span class="quiet">{entry.remarks.join(', ')}</span>}
      </td>
      <td class="quiet log-device">
        <bdi>{entry.device}</bdi>
      </td>
    </tr>
  );
}

/** Says so where a time is not on this computer's clock, or only on this computer's. */
function Zone({ entry: { at, offsetMinutes } }: { readonly entry: LogEntry }) {
  if (offsetMinutes === computerOffset(at)) return null;
  return (
    <span class="quiet small log-zone">
      {offsetMinutes === null ? 'computer’s clock' : formatOffset(offsetMinutes)}
    </span>
  );
}

const formatWholeDay = (day: number, locale: string): string =>
  new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(day);
