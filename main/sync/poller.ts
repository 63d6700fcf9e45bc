/** What a round says about the next: in how long (ms), or never until asked. */
export type NextRound = { readonly inMs: number } | 'when-asked';

/** Rounds one after the other, never two at once. */
export type Poller = {
  /** Runs a round now, or joins the one under way. Resolves when it has ended. */
  poke(): Promise<void>;
  /** Ends the round under way and resolves when it has ended. */
  stop(): Promise<void>;
};

/** No timer is set for longer than this: a timer does not count the time a computer sleeps. */
const LONGEST_TIMER_MS = 60_000;

/**
 * A stoppable timer chain. `run` does a round and says when the next is due; it must not throw.
 * @param now epoch ms
 */
export function createPoller(run: (signal: AbortSignal) => Promise<NextRound>, now: () => number): Poller {
  const stopping = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | null = null;

  /** What has passed is the clock's word or the timer's, whichever is more: one misses sleep, the other may be set back. */
  const wait = (leftMs: number): void => {
    const [setAt, inMs] = [now(), Math.max(0, Math.min(leftMs, LONGEST_TIMER_MS))];
    clearTimeout(timer);
    timer = setTimeout(() => {
      const passedMs = Math.max(inMs, now() - setAt);
      if (passedMs >= leftMs) void poke();
      else wait(leftMs - passedMs);
    }, inMs);
  };

  const round = async (): Promise<void> => {
    clearTimeout(timer);
    try {
      const next = await run(stopping.signal);
      if (!stopping.signal.aborted && next !== 'when-asked') wait(next.inMs);
    } finally {
      running = null;
    }
  };

  const poke = (): Promise<void> => {
    if (stopping.signal.aborted) return Promise.resolve();
    running ??= round();
    return running;
  };

  return {
    poke,
    stop: async () => {
      stopping.abort();
      clearTimeout(timer);
      await running?.catch(() => {});
    },
  };
}
