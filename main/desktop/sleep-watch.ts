/** So much more time than a timer asked for has not been waited for but slept. Less is made up for by the next round. */
const SLEPT_MS = 2 * 60_000;

/**
 * Tells that the computer, or this program, has slept: a desktop without a login manager says nothing, but timers stand
 * still meanwhile. To be looked at every `everyMs` by them; `steady` counts the time asleep too (ms).
 */
export function createSleepWatch(everyMs: number, steady: () => number): { hasSlept(): boolean } {
  let lookedAt = steady();
  return {
    hasSlept: () => {
      const waitedMs = steady() - lookedAt;
      lookedAt += waitedMs;
      return waitedMs >= everyMs + SLEPT_MS;
    },
  };
}
