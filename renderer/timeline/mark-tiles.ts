import type { TimeRange } from '../../core/contract';

const DAY_MS = 24 * 3_600_000;
/** Entries of a longer time would be too many to tell apart. */
export const MARKS_WITHIN_MS = 100 * DAY_MS;
const TILE_MS = 32 * DAY_MS;

/** The tiles of entries that a range needs; none where it is too long for them. */
export function markTilesOf({ fromAt, toAt }: TimeRange): readonly number[] {
  if (toAt - fromAt > MARKS_WITHIN_MS) return [];
  const first = Math.floor((fromAt - DAY_MS) / TILE_MS); // what began the day before may last
  const last = Math.floor((toAt - 1) / TILE_MS);
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

export const rangeOfMarkTile = (index: number): TimeRange => ({ fromAt: index * TILE_MS, toAt: (index + 1) * TILE_MS });
