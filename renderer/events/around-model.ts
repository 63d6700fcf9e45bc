import type { ReadingColumns } from '../../core/contract';
import { rangeAround } from '../../core/statistics/event-curves';
import { type ChartInput, type ChartModel, deriveChart } from '../chart/derive-chart';
import { MAX_STEP_MS } from '../chart/gaps';
import type { LogEntry } from './derive-log';

/** An entry as it is marked in the time around another, or that one itself. */
export type AroundMark = { readonly entry: LogEntry; readonly isOwn: boolean };

/** What is drawn around an entry: glucose from an hour before to four hours after, and what else was entered then. */
export type AroundModel = ChartModel & { readonly zeroAt: number; readonly marks: readonly AroundMark[] };

/** A stretch without readings, ms from the entry. */
export type AroundGap = { readonly fromMs: number; readonly toMs: number };

type AroundInput = Pick<ChartInput, 'thresholds' | 'unit' | 'locale' | 'theme' | 'offsetMinutes'> & {
  readonly entry: LogEntry;
  readonly others: readonly LogEntry[];
  readonly readings: ReadingColumns;
  /** The newest reading of all. */
  readonly lastAt: number | null;
};

/** Above the glucose there is room for the marks, in parts of what the glucose takes. */
const ROOM_FOR_MARKS = 0.16;

/** Puts together what is around an entry; steps of alerts are no entries and stay out. */
export function deriveAround({ entry, others, readings, lastAt, ...input }: AroundInput): AroundModel {
  const range = rangeAround(entry.at);
  const window = {
    ...range,
    toAt: range.toAt - 1,
    reportedToAt: lastAt !== null && lastAt < range.toAt - 1 ? lastAt : null,
  };
  const chart = deriveChart({ ...input, columns: readings, window, tail: 'Not reported yet' });
  const near = others.filter(
    ({ key, kind, at }) => key !== entry.key && kind !== 'alert' && at >= range.fromAt && at < range.toAt,
  );
  const marks = [entry, ...near]
    .map((one) => ({ entry: one, isOwn: one === entry }))
    .sort((a, b) => a.entry.at - b.entry.at);
  return { ...chart, yMax: chart.yMax + (chart.yMax - chart.yMin) * ROOM_FOR_MARKS, zeroAt: entry.at, marks };
}

/** Where readings are missing, also at the ends; what is not reported yet is not missing. */
export function gapsOf({ columns, window, zeroAt }: AroundModel): readonly AroundGap[] {
  const end = Math.min(window.toAt, window.reportedToAt ?? window.toAt);
  const edges = [window.fromAt - MAX_STEP_MS / 2, ...columns.at, end + MAX_STEP_MS / 2];
  return edges.slice(1).flatMap((at, i) => {
    const before = edges[i] ?? at;
    if (at - before <= MAX_STEP_MS) return [];
    return [{ fromMs: Math.max(before, window.fromAt) - zeroAt, toMs: Math.min(at, end) - zeroAt }];
  });
}
