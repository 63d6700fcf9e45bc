import { offsetOfZone } from '../../core/zone';
import { MINUTE_MS } from '../units';

/** The instant (epoch ms) at which a wall clock in a zone shows a time, given as if it were UTC; in the hour that repeats, the second. */
export function instantOf(zone: string, wallMs: number): number {
  const offsetAt = offsetOfZone(zone);
  const guess = wallMs - offsetAt(wallMs) * MINUTE_MS;
  return wallMs - offsetAt(guess) * MINUTE_MS;
}
