import { NO_OFFSET } from '../history';
import { offsetOfZone } from '../zone';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** Whose wall clock days and hours are of: the person's as it was then, or that of one zone (IANA). */
export type Clock = { readonly kind: 'lived' } | { readonly kind: 'home'; readonly zone: string };

export const LIVED: Clock = { kind: 'lived' };

/** How many minutes a clock is ahead of UTC at an instant (epoch ms), given the record's own offset. */
export type OffsetAt = (at: number, recordOffset: number) => number;

/** Reads a clock. As lived, a record without an offset is on UTC, as the archive has it. */
export function createOffsetAt(clock: Clock): OffsetAt {
  if (clock.kind === 'lived') return (_, recordOffset) => (recordOffset === NO_OFFSET ? 0 : recordOffset);
  return offsetOfZone(clock.zone);
}

/** The instant written as that clock shows it, as if it were UTC. */
export const localOf = (at: number, offsetMinutes: number): number => at + offsetMinutes * MINUTE_MS;
