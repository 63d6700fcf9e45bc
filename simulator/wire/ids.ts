import { createHash } from 'node:crypto';
import type { Recorded } from '../person/person';
import { hash32 } from '../person/random';

/** Ids as one client sees one person; another client sees other ids. */
export interface Ids {
  /** 64 hex digits. */
  readonly userId: string;
  /** The UUID of a record, the same whenever it is read. */
  readonly recordId: (kind: RecordKind, record: Recorded) => string;
}

export type RecordKind = 'egv' | 'event' | 'calibration' | 'alert';

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function hex(value: number): string {
  return (value + 4_294_967_296).toString(16).slice(1);
}

function toUuid(seeds: readonly number[], key: number): string {
  const high = Math.floor(key / 4_294_967_296);
  const [a = 0, b = 0, c = 0, d = 0] = seeds;
  const [first, second] = [hex(hash32(a, key, high)), hex(hash32(b, key, high))];
  const [third, fourth] = [hex(hash32(c, key, high)), hex(hash32(d, key, high))];
  // Version 5 (named, SHA-1) is what Dexcom's own samples carry; the variant digit is 8, 9, a or b.
  const variant = '89ab'.charAt(hash32(a, key, high) % 4);
  return `${first}-${second.slice(0, 4)}-5${second.slice(5)}-${variant}${third.slice(1, 4)}-${third.slice(4)}${fourth}`;
}

/** Makes the ids of a person for a client; hashing words once and numbers after keeps a month of records fast. */
export function createIds(personId: string, clientId: string): Ids {
  const seeds = new Map<string, readonly number[]>();
  const seedsOf = (name: string): readonly number[] => {
    const known = seeds.get(name);
    if (known !== undefined) return known;
    const bytes = digest(`${personId}\n${clientId}\n${name}`);
    const made = [0, 4, 8, 12].map((start) => bytes.readInt32BE(start));
    seeds.set(name, made);
    return made;
  };
  return {
    userId: digest(`${personId}\n${clientId}`).toString('hex'),
    recordId: (kind, record) => toUuid(seedsOf(`${kind} ${record.device.key}`), record.key),
  };
}
