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
        <DayRows key={day.day} day={day} locale={locale} />
      ))}
    </table>
  );
}

/** A day says once on which clock it was lived, its rows only where they differ. */
function DayRows({ day: { day, entries }, locale }: { readonly day: LogDay; readonly locale: string }) {
  const zones = new Set(entries.map(describeZone));
  const [zone = ''] = zones.size === 1 ? zones : [];
  return (
    <tbody>
      <tr class="log-day">
        <th scope="rowgroup" colSpan={5}>
          {formatWholeDay(day, locale)}
          {zone && <span class="quiet small log-day-zone">{zone}</span>}
        </th>
      </tr>
      {entries.map((entry) => (
        <LogRow key={entry.key} entry={entry} locale={locale} zone={zones.size === 1 ? '' : describeZone(entry)} />
      ))}
    </tbody>
  );
}

type RowProps = { readonly entry: LogEntry; readonly locale: string; readonly zone: string };

function LogRow({ entry, locale, zone }: RowProps) {
  return (
    <tr>
      <td class="numbers log-time">
        <span class="log-clock">{formatClock(entry.at, locale, entry.offsetMinutes)}</span>
        {zone && <span class="quiet small log-zone">{zone}</span>}
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

/** Which clock a time is on where that is not this computer's own, or where no other is known. */
function describeZone({ at, offsetMinutes }: LogEntry): string {
  if (offsetMinutes === null) return 'this computer’s clock';
  return offsetMinutes === computerOffset(at) ? '' : formatOffset(offsetMinutes);
}

const formatWholeDay = (day: number, locale: string): string =>
  new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(day);
