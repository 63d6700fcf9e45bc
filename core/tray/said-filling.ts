import type { Filling } from '../snapshot';

/** What was last said of a fill, and when (epoch ms). */
export type SaidFilling = { readonly filling: Filling; readonly at: number };

/** A menu that changes with every page that comes in cannot be read, let alone chosen from. */
const SAID_EVERY_MS = 30_000;

/** What is said at `now` (epoch ms) of a fill that goes on: each half minute another step; its end and its rest at once. */
export function sayFilling(said: SaidFilling | null, filling: Filling | null, now: number): SaidFilling | null {
  if (filling === null) return null;
  const isSame = said !== null && said.filling.paused === filling.paused;
  return isSame && Math.abs(now - said.at) < SAID_EVERY_MS ? said : { filling, at: now };
}
