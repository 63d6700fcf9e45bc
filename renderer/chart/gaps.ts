/** A run of readings without a gap: indexes, the end is not inside. */
export type Segment = { readonly from: number; readonly to: number };

/** Two and a half times the sensor's 5 minutes: two readings further apart have a gap between them. */
export const MAX_STEP_MS = 2.5 * 5 * 60_000;

/**
 * Splits ascending times wherever readings are missing, so that a line never bridges a gap.
 * @param at epoch ms, oldest first
 */
export function splitAtGaps(at: ArrayLike<number>, maxStepMs: number = MAX_STEP_MS): Segment[] {
  const segments: Segment[] = [];
  let from = 0;
  for (let i = 1; i <= at.length; i++) {
    const isEnd = i === at.length || Number(at[i]) - Number(at[i - 1]) > maxStepMs;
    if (!isEnd) continue;
    segments.push({ from, to: i });
    from = i;
  }
  return segments;
}
