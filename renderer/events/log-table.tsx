import { formatClock } from '../../core/words';
import { computerOffset, formatOffset } from '../chart/offset';
import { formatDay } from '../days/describe-day';
import { tie } from '../parts/tie';
import { type LogEntry, nameEntry } from './derive-log';
import type { LogDay } from './find-log';
import { KindMark } from './kind-mark';
import { LongText } from './long-text';

type TableProps = {
  readonly days: readonly LogDay[];
  readonly locale: string;
  /** Left out where an entry leads nowhere. */
  readonly onOpen?: ((entry: LogEntry) => void) | undefined;
};

/** The log as one table, a group of rows for each day as it was lived. */
export function LogTable({ days, locale, onOpen }: TableProps) {
  return (
    <div class="wide">
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
          <DayRows key={day.day} day={day} locale={locale} onOpen={onOpen} />
        ))}
      </table>
    </div>
  );
}

/** A day says once on which clock it was lived, its rows only where they differ. */
function DayRows({ day: { day, entries }, locale, onOpen }: Omit<TableProps, 'days'> & { readonly day: LogDay }) {
  const zones = new Set(entries.map(describeZone));
  const [zone = ''] = zones.size === 1 ? zones : [];
  return (
    <tbody>
      <tr class="log-day">
        <th scope="rowgroup" colSpan={5}>
          {formatDay(day, locale)}
          {zone && <span class="quiet small log-day-zone">{zone}</span>}
        </th>
      </tr>
      {entries.map((entry) => (
        <LogRow
          key={entry.key}
          entry={entry}
          locale={locale}
          zone={zones.size === 1 ? '' : describeZone(entry)}
          onOpen={onOpen}
        />
      ))}
    </tbody>
  );
}

type RowProps = Omit<TableProps, 'days'> & { readonly entry: LogEntry; readonly zone: string };

function LogRow({ entry, locale, zone, onOpen }: RowProps) {
  const clock = formatClock(entry.at, locale, entry.offsetMinutes);
  return (
    <tr>
      <td class="numbers log-time">
        <span class="log-clock">{clock}</span>
        {zone && <span class="quiet small log-zone">{zone}</span>}
      </td>
      <td class="log-kind">
        <What entry={entry} clock={clock} onOpen={onOpen} />
      </td>
      <td class="numbers log-amount">{entry.amount}</td>
      <td class="log-details">
        {entry.text && <LongText text={entry.text} />}
        {entry.remarks.length > 0 && <span class="quiet">{tie(entry.remarks.join(', '))}</span>}
      </td>
      <td class="quiet log-device">
        <bdi>{entry.device}</bdi>
      </td>
    </tr>
  );
}

type WhatProps = Pick<RowProps, 'entry' | 'onOpen'> & { readonly clock: string };

/** What an entry is, and the way to what glucose did around it. */
function What({ entry, clock, onOpen }: WhatProps) {
  const words = (
    <>
      <KindMark kind={entry.kind} />
      <bdi>{entry.what}</bdi>
    </>
  );
  if (!onOpen) return <span class="log-what">{words}</span>;
  return (
    <button
      type="button"
      class="log-what log-open"
      aria-label={`${nameEntry(entry)}, ${clock}: show glucose around it`}
      onClick={() => onOpen(entry)}
    >
      {words}
    </button>
  );
}

/** Which clock a time is on where that is not this computer's own, or where no other is known. */
function describeZone({ at, offsetMinutes }: LogEntry): string {
  if (offsetMinutes === null) return 'this computer’s clock';
  return offsetMinutes === computerOffset(at) ? '' : formatOffset(offsetMinutes);
}
