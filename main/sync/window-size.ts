import { LONGEST_WINDOW_MS } from '../dexcom/client';

/** How long the windows of a kind may be for the service to answer, as far as it showed. */
export type WindowSize = {
  longestMs(): number;
  /** A window of this length (ms) was answered. */
  worked(lengthMs: number): void;
  /** A window of this length failed, and both its halves were answered: it was too long. */
  tooLong(lengthMs: number): void;
};

/** Shorter windows are not asked for on purpose. */
const SHORTEST_MS = 86_400_000;
/** After so many of a size windows twice as long are tried again; each time that fails, after twice as many. */
const FIRST_PATIENCE = 4;
const MOST_PATIENCE = 64;

/** Windows of full length, until some prove too long. */
export function createWindowSize(): WindowSize {
  let [longestMs, worked, patience] = [LONGEST_WINDOW_MS, 0, FIRST_PATIENCE];
  return {
    longestMs: () => longestMs,
    worked: (lengthMs) => {
      if (lengthMs < longestMs || longestMs === LONGEST_WINDOW_MS) return;
      worked += 1;
      if (worked < patience) return;
      [longestMs, worked] = [Math.min(longestMs * 2, LONGEST_WINDOW_MS), 0];
    },
    tooLong: (lengthMs) => {
      if (lengthMs / 2 >= longestMs) return;
      [longestMs, worked] = [Math.max(Math.ceil(lengthMs / 2000) * 1000, SHORTEST_MS), 0];
      patience = Math.min(patience * 2, MOST_PATIENCE);
    },
  };
}
