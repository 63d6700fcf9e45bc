import { formatClock } from '../../core/words';
import { formatDate } from '../chart/format-span';
import { computerOffset } from '../chart/offset';
import { formatRows } from '../parts/table-box';
import type { LogEntry } from './derive-log';

const COLUMNS = ['Day', 'Time', 'What', 'Amount', 'Details', 'Device'];

/** A longer note is cut, so that a list can be copied whatever is in it. */
const MOST_TEXT = 2000;

/** The newest `most` entries as text, columns apart by tabs; a note of several lines stays in its column. */
export const logAsText = (entries: readonly LogEntry[], most: number, locale: string): string =>
  formatRows([COLUMNS, ...newest(entries, most).map((entry) => cellsOf(entry, locale))]);

const newest = (entries: readonly LogEntry[], most: number): readonly LogEntry[] =>
  [...entries].sort((a, b) => b.at - a.at).slice(0, most);

const cut = (text: string): string => (text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT)}…` : text);

const cellsOf = ({ at, offsetMinutes, what, amount, text, remarks, device }: LogEntry, locale: string): string[] => [
  formatDate(at, locale, offsetMinutes ?? computerOffset(at), 'with-year'),
  formatClock(at, locale, offsetMinutes),
  what,
  amount,
  [cut(text), ...remarks].filter(Boolean).join(', '),
  device,
];
