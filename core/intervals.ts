/** A span of time in epoch ms: the start is inside, the end is not. */
export type Interval = { readonly fromAt: number; readonly toAt: number };

/** The same times as few intervals, in order: touching and overlapping ones become one. */
export function mergeIntervals(intervals: readonly Interval[]): Interval[] {
  const merged: Interval[] = [];
  for (const next of [...intervals].sort((a, b) => a.fromAt - b.fromAt)) {
    const last = merged.at(-1);
    if (next.toAt <= next.fromAt) continue;
    if (last && next.fromAt <= last.toAt) merged[merged.length - 1] = { ...last, toAt: Math.max(last.toAt, next.toAt) };
    else merged.push(next);
  }
  return merged;
}

/** What of `whole` is in none of `covered`, in order. */
export function subtractIntervals(whole: Interval, covered: readonly Interval[]): Interval[] {
  const missing: Interval[] = [];
  let fromAt = whole.fromAt;
  for (const done of mergeIntervals(covered)) {
    if (done.fromAt > fromAt) missing.push({ fromAt, toAt: Math.min(done.fromAt, whole.toAt) });
    fromAt = Math.max(fromAt, done.toAt);
    if (fromAt >= whole.toAt) break;
  }
  if (fromAt < whole.toAt) missing.push({ fromAt, toAt: whole.toAt });
  return missing.filter((part) => part.toAt > part.fromAt);
}

/** Cuts an interval into windows of at most `longestMs`, newest first, with no hole and no overlap between them. */
export function cutNewestFirst({ fromAt, toAt }: Interval, longestMs: number): Interval[] {
  const windows: Interval[] = [];
  for (let end = toAt; end > fromAt; end -= longestMs)
    windows.push({ fromAt: Math.max(fromAt, end - longestMs), toAt: end });
  return windows;
}
