import { createHash } from 'node:crypto';
import type { Recorded } from '../person/person';
import { hash32 } from '../person/random';

/** A number that belongs to one record and one purpose, so that the same record is odd whenever it is read. */
export function drawOf(record: Recorded, purpose: number): number {
  return hash32(0x9e1, record.key, Math.floor(record.key / 4_294_967_296), purpose);
}

/** Whether a record is the one in `count` to which something odd happens. */
export function isOneIn(record: Recorded, purpose: number, count: number): boolean {
  return drawOf(record, purpose) % count === 0;
}

const hashes = new Map<string, string>();

/** A text as 64 hex digits; remembered, since a sensor's id is asked for thousands of times. */
export function hashText(text: string): string {
  const known = hashes.get(text);
  if (known !== undefined) return known;
  const made = createHash('sha256').update(text).digest('hex');
  hashes.set(text, made);
  return made;
}
