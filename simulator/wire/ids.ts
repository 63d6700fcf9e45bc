import { createHash } from 'node:crypto';
import type { Recorded, RecordKind } from '../person/person';
import { hash32 } from '../person/random';

/** Ids as one client sees one person; another client sees other ids. */
export interface Ids {
  /** 64 hex digits. */
  readonly userId: string;
  /** The UUID of a record, the same whenever it is read. */
  readonly recordId: (kind: RecordKind, record: Recorded) => string;
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** A table, because turning numbers into text takes most of the time of a month's records otherwise. */
const HEX_OF_BYTE: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function hexOfByte(byte: number): string {
  return HEX_OF_BYTE[byte & 255] ?? '00';
}

function hex(value: number): string {
  return hexOfByte(value >>> 24) + hexOfByte(value >>> 16) + hexOfByte(value >>> 8) + hexOfByte(value);
}

function toUuid(seeds: readonly number[], key: number): string {
  const high = Math.floor(key / 4_294_967_296);
  const [a = 0, b = 0, c = 0, d = 0] = seeds;
  const lead = hash32(a, key, high);
  const second = hex(hash32(b, key, high));
  const third = hex(hash32(c, key, high));
  // Version 5 (named, SHA-1) is what Dexcom's own samples carry; the variant digit is 8, 9, a or b.
  const variant = '89ab'.charAt(lead % 4);
  const tail = third.slice(4) + hex(hash32(d, key, high));
  return `${hex(lead)}-${second.slice(0, 4)}-5${second.slice(5)}-${variant}${third.slice(1, 4)}-${tail}`;
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
