import type { LoggedColumns } from '../../core/contract';
import type { WornSensor } from '../../core/history';
import type { GlucoseUnit } from '../../core/units';
import { deriveEntryMarks } from './entry-marks';
import type { Mark } from './marks';
import { deriveSensorMarks } from './sensor-marks';

/** The marks of a part of the history, and the version of it they are of. */
export type MarkTile = {
  readonly version: number;
  readonly marksIn: (unit: GlucoseUnit, locale: string) => readonly Mark[];
};

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
