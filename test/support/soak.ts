const isSoak = process.env.STEADYLINE_SOAK === '1';

/** How many cases a law is tried with: few in the suite, many where `npm run soak` has the time. */
export const casesOf = (inSuite: number, inSoak: number): number => (isSoak ? inSoak : inSuite);

/** How long such a law may take, in milliseconds. */
export const LAW_TIMEOUT_MS = casesOf(60_000, 3_600_000);
