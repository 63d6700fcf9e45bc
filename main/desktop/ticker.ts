/** A clock that was set, or a computer that slept, is noticed within this time. */
const LONGEST_MS = 30_000;

/**
 * Calls `onTick` whenever something shown changes by itself, as `changesAt` says of a time, and at least twice a
 * minute. Times are epoch ms. Returns its undo.
 */
export function startTicker(
  changesAt: (now: number) => number | null,
  now: () => number,
  onTick: () => void,
): () => void {
  let timer: NodeJS.Timeout;
  const wait = (): void => {
    const at = now();
    timer = setTimeout(tick, msToNextTick(changesAt(at), at));
  };
  const tick = (): void => {
    wait(); // first: what is ended by the tick itself must not go on
    onTick();
  };
  wait();
  return () => clearTimeout(timer);
}

/** How long to wait for a change at `changesAt`: never nothing, and at most half a minute. Times are epoch ms. */
export const msToNextTick = (changesAt: number | null, now: number): number =>
  changesAt === null ? LONGEST_MS : Math.min(Math.max(Math.ceil(changesAt - now), 1), LONGEST_MS);
