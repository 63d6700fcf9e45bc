import type { LoggedColumns, ReadingColumns } from '../../core/contract';
import { describeName } from '../../core/events';
import { LOW_CODE } from '../../core/glucose';
import { formatCode } from '../../core/notices/words';
import type { Reader } from '../../core/schedule-words';
import { formatClock } from '../../core/words';
import type { Thresholds } from '../../core/zones';
import { deriveShape, type GlucoseShape } from '../chart/derive-chart';
import { shownOffset } from '../chart/offset';
import { type ChartWindow, deriveWindow, sliceColumns } from '../chart/window';
import { deriveLog, type LogEntry } from '../events/derive-log';

/** The hours that the glance draws. */
export const LINE_HOURS = 3;

/** The last hours of readings and of what was logged in them, oldest first, on the person's own clock. */
export type Line = {
  readonly window: ChartWindow;
  readonly shape: GlucoseShape;
  readonly offsetMinutes: number;
  readonly entries: readonly LogEntry[];
};

/** Those hours as they are drawn and told; null where there is no reading in them. */
export function deriveLine(
  columns: ReadingColumns,
  logged: LoggedColumns | null,
  thresholds: Thresholds,
  reader: Reader,
  now: number,
): Line | null {
  const newestAt = columns.at.at(-1);
  if (newestAt === undefined) return null;
  const window = deriveWindow(newestAt, LINE_HOURS, now);
  const shown = sliceColumns(columns, window);
  const entries = logged ? deriveLog(logged, reader) : [];
  return {
    window,
    shape: deriveShape(shown, thresholds),
    offsetMinutes: shownOffset(newestAt, shown.offsetMinutes.at(-1)),
    entries: entries.filter((entry) => isShown(entry, window)).sort((a, b) => a.at - b.at),
  };
}

/** The drawn line as a sentence, for who does not see it. */
export function describeLine({ shape, offsetMinutes }: Line, reader: Reader): string {
  const { at, mgDl } = shape.columns;
  const clock = (time: number | undefined): string => formatClock(time ?? 0, reader.locale, offsetMinutes);
  const code = (value: number | undefined): string => formatCode(value ?? LOW_CODE, reader);
  const gaps = shape.segments.length - 1;
  return [
    `Last ${LINE_HOURS} hours of data: ${code(mgDl[0])} at ${clock(at[0])}, ${code(mgDl.at(-1))} at ${clock(at.at(-1))}.`,
    `Lowest ${code(Math.min(...mgDl))}, highest ${code(Math.max(...mgDl))}.`,
    gaps === 0 ? '' : gaps === 1 ? 'One gap.' : `${gaps} gaps.`,
  ]
    .filter(Boolean)
    .join(' ');
}

/** An entry in few words: "Carbs 30 g at 09:05". */
export const describeEntry = ({ what, amount, at, offsetMinutes }: LogEntry, line: Line, locale: string): string =>
  `${[what, amount].filter(Boolean).join(' ')} at ${formatClock(at, locale, offsetMinutes ?? line.offsetMinutes)}`;

const isShown = ({ at, remarks }: LogEntry, { fromAt, toAt }: ChartWindow): boolean =>
  at > fromAt && at <= toAt && !remarks.includes(DELETED);

const DELETED = describeName('eventStatus', 'deleted');
