import type { OffsetAt } from '../../core/period';
import type { Thresholds } from '../../core/zones';
import type { Reader } from '../statistics/format-figure';
import type { EpisodeRow, RowKind } from './derive-rows';
import { describeRow, KIND_WORDS } from './describe-row';

/** How episodes may be put in order. */
export type Order = 'newest' | 'oldest' | 'longest' | 'furthest' | 'fastest';

export const ORDER_WORDS: Readonly<Record<Order, string>> = {
  newest: 'newest first',
  oldest: 'oldest first',
  longest: 'longest first',
  furthest: 'furthest out of range first',
  fastest: 'fastest change first',
};

const KEYS: Readonly<Record<Order, (row: EpisodeRow, bounds: Thresholds) => number>> = {
  newest: ({ startAt }) => -startAt,
  oldest: ({ startAt }) => startAt,
  longest: ({ startAt, endAt }) => startAt - endAt,
  furthest: ({ extreme, kind }, bounds) => {
    if (extreme === null) return 0;
    const isHigh = kind === 'high' || kind === 'very-high';
    // As parts of the bound, because 40 below it is much and 40 above it is little.
    return isHigh ? 1 - extreme / bounds.highMgDl : 1 - bounds.lowMgDl / extreme;
  },
  fastest: ({ rate }) => -Math.abs(rate ?? 0),
};

export type Filter = { readonly hidden: ReadonlySet<RowKind>; readonly words: string; readonly order: Order };

/** The rows that a person asks for: of some kinds, with all the words, in order. */
export function findRows(
  rows: readonly EpisodeRow[],
  { hidden, words, order }: Filter,
  bounds: Thresholds,
  offsetAt: OffsetAt,
  reader: Reader,
): readonly EpisodeRow[] {
  const wanted = words.toLocaleLowerCase(reader.locale).split(/\s+/).filter(Boolean);
  const has = (row: EpisodeRow): boolean => {
    if (wanted.length === 0) return true;
    const text = Object.values({ ...describeRow(row, offsetAt, reader), kind: KIND_WORDS[row.kind] }).flat();
    const all = text.join(' ').toLocaleLowerCase(reader.locale);
    return wanted.every((word) => all.includes(word));
  };
  return rows
    .filter((row) => !hidden.has(row.kind) && has(row))
    .sort((a, b) => KEYS[order](a, bounds) - KEYS[order](b, bounds) || b.startAt - a.startAt);
}
