import { uptime } from 'node:os';

/** This computer's uptime (ms): it goes on evenly whatever is done to the clock, and counts the time asleep. */
export const steadyMs = (): number => uptime() * 1000;
