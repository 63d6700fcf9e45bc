/** In `marks`: a copy of a reading that is counted elsewhere. */
export const COPY_MARK = 1;
/** In `marks`: lay ahead of the clock when it was last read, so its device's clock is wrong. */
export const AHEAD_MARK = 2;

/** A reading this far ahead of the clock comes from a device with a wrong one and is not the newest (ms). */
export const AHEAD_MS = 5 * 60_000;

/** In SQL: a reading that counts. It has a value, is no copy of another and did not come from a clock ahead. */
export const SHOWN = '(code IS NOT NULL AND marks = 0)';

/** Where a record lay before or after a change; what is computed of it is due anew. `NO_OFFSET` is an unknown offset. */
export type Touched = { readonly at: number; readonly offsetMinutes: number };
