/** After a good round, the next one comes about this much later. */
const STEADY_MS = 5 * 60_000;
/** The first wait after a failure; it doubles with each further one. */
const FIRST_RETRY_MS = 15_000;
/** No wait is longer. */
const LONGEST_RETRY_MS = 15 * 60_000;

/** The wait after a good round, spread by a tenth either way so that many computers do not ask at once. */
export const steadyDelayMs = (random: number): number => STEADY_MS * (0.9 + 0.2 * random);

/**
 * The wait after the n-th failure in a row (from 1): doubling, capped, spread over its upper half;
 * never shorter than the server asked for.
 */
export function retryDelayMs(failures: number, retryAfterMs: number | null, random: number): number {
  const doubled = Math.min(FIRST_RETRY_MS * 2 ** Math.min(failures - 1, 20), LONGEST_RETRY_MS);
  return Math.max(doubled * (0.5 + 0.5 * random), retryAfterMs ?? 0);
}
