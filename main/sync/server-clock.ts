import { median } from '../../core/delay';

/** Time as the server has it, as far as its answers say. */
export type ServerClock = {
  /** Epoch ms: this computer's clock, put right where it is a minute or more off. */
  now(): number;
  /** How far the server's clock is ahead (ms); 0 where that is less than a minute. */
  skewMs(): number;
  /** An answer that has just come, and the Date it carried (epoch ms). */
  heard(serverAt: number | null): void;
};

/** Dates have whole seconds and answers take some: less than this is no difference. */
const LEAST_SKEW_MS = 60_000;
/** One slow answer must not move the clock. */
const HEARD = 5;

/** A clock over this computer's own, `local` (epoch ms). */
export function createServerClock(local: () => number): ServerClock {
  let ahead: number[] = [];
  const skewMs = (): number => {
    const skew = ahead.length === 0 ? 0 : median(ahead);
    return Math.abs(skew) < LEAST_SKEW_MS ? 0 : skew;
  };
  return {
    now: () => local() + skewMs(),
    skewMs,
    heard: (serverAt) => {
      if (serverAt !== null) ahead = [...ahead, serverAt - local()].slice(-HEARD);
    },
  };
}
