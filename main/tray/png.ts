import { deflateSync } from 'node:zlib';
import type { Bitmap } from './bitmap';

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const BITS_PER_CHANNEL = 8;
const COLOUR_TYPE_RGBA = 6;
const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
  return crc;
});

/** A bitmap as a PNG file, so that Electron and the build tools take it without an imaging library. Source: RFC 2083. */
export function encodePng({ width, height, rgba }: Bitmap): Uint8Array {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([BITS_PER_CHANNEL, COLOUR_TYPE_RGBA], 8);
  const data = deflateSync(filterRows(rgba, width * 4, height), { level: 6 });
  return concatBytes([SIGNATURE, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', new Uint8Array(0))]);
}

/** Byte arrays one after the other, as every container here is built. */
export function concatBytes(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Four letters as bytes, the way PNG and ICNS name their parts. */
export const tagBytes = (tag: string): Uint8Array => Uint8Array.from(tag, (letter) => letter.charCodeAt(0));

/** A 32-bit number, most significant byte first. */
export function uint32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}

function filterRows(rgba: Uint8Array, stride: number, height: number): Uint8Array {
  const rows = new Uint8Array(height * (stride + 1));
  for (let y = 0; y < height; y += 1) rows.set(rgba.subarray(y * stride, (y + 1) * stride), y * (stride + 1) + 1);
  return rows;
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = concatBytes([tagBytes(type), data]);
  return concatBytes([uint32(data.length), body, uint32(crc32(body))]);
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
