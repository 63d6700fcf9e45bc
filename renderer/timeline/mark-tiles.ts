import type { LoggedColumns, TimeRange } from '../../core/contract';
import type { WornSensor } from '../../core/history';
import type { GlucoseUnit } from '../../core/units';
import { deriveEntryMarks } from './entry-marks';
import type { Mark } from './marks';
import { deriveSensorMarks } from './sensor-marks';

const DAY_MS = 24 * 3_600_000;
/** Entries of a longer time would be too many to tell apart. */
export const MARKS_WITHIN_MS = 100 * DAY_MS;
const TILE_MS = 32 * DAY_MS;

/** The marks of a part of the history, and the version of it they are of. */
export type MarkTile = {
  readonly version: number;
  readonly marksIn: (unit: GlucoseUnit, locale: string) => readonly Mark[];
};

/** The tiles of entries that a range needs; none where it is too long for them. */
export function markTilesOf({ fromAt, toAt }: TimeRange): readonly number[] {
  if (toAt - fromAt > MARKS_WITHIN_MS) return [];
  const first = Math.floor((fromAt - DAY_MS) / TILE_MS); // what began the day before may last
  const last = Math.floor((toAt - 1) / TILE_MS);
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

export const rangeOfMarkTile = (index: number): TimeRange => ({ fromAt: index * TILE_MS, toAt: (index + 1) * TILE_MS });

/** Puts what main answered into words once for each unit and writing. */
export function createMarkTile(columns: LoggedColumns, began: readonly WornSensor[], version: number): MarkTile {
  let last: { readonly key: string; readonly marks: readonly Mark[] } | null = null;
  const marksIn = (unit: GlucoseUnit, locale: string): readonly Mark[] => {
    const key = `${unit} ${locale}`;
    if (last?.key !== key)
      last = { key, marks: [...deriveEntryMarks(columns, unit, locale), ...deriveSensorMarks(began)] };
    return last.marks;
  };
  return { version, marksIn };
}
