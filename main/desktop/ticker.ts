const MINUTE_MS = 60_000;
/** A clock that was set, or a computer that slept, is noticed within this time. */
const LONGEST_MS = 30_000;

/**
 * Calls `onTick` whenever the age of something that happened at `at()` passes a whole minute, and at least twice a
 * minute. Returns its undo.
 */
export function startTicker(at: () => number | null, now: () => number, onTick: () => void): () => void {
  let timer: NodeJS.Timeout;
  const wait = (): void => {
    timer = setTimeout(tick, msToNextTick(at(), now()));
  };
  const tick = (): void => {
    onTick();
    wait();
  };
  wait();
  return () => clearTimeout(timer);
}

/** How long until the age of `at` is a whole number of minutes, at most half a minute. Times are epoch ms. */
export function msToNextTick(at: number | null, now: number): number {
  if (at === null || now < at) return LONGEST_MS;
  const sinceMinute = (now - at) % MINUTE_MS;
  return Math.min(MINUTE_MS - sinceMinute, LONGEST_MS);
}
