import { crc32, inflateSync } from 'node:zlib';
import type { Bitmap } from '../../main/tray/bitmap';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const RGBA = 6;

/** Reads a PNG of eight-bit RGBA back: signature, chunks with their checks, rows with their filters. Source: RFC 2083. */
export function decodePng(file: Uint8Array): Bitmap {
  const bytes = Buffer.from(file);
  if (!bytes.subarray(0, 8).equals(SIGNATURE)) throw new Error('no PNG');
  const data: Buffer[] = [];
  let header = Buffer.alloc(13);
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const body = bytes.subarray(at + 4, at + 8 + length);
    if (bytes.readUInt32BE(at + 8 + length) !== crc32(body)) throw new Error('a damaged PNG');
    const name = body.toString('latin1', 0, 4);
    if (name === 'IHDR') header = Buffer.from(body.subarray(4));
    if (name === 'IDAT') data.push(body.subarray(4));
    at += length + 12;
  }
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  if (header[8] !== 8 || header[9] !== RGBA || header[12] !== 0) throw new Error('a PNG of another kind');
  return { width, height, rgba: unfilter(inflateSync(Buffer.concat(data)), width * 4, height) };
}

const PIXEL = 4;

/** Each row says in its first byte from which neighbours its bytes differ. */
function unfilter(rows: Buffer, stride: number, height: number): Uint8Array {
  const rgba = new Uint8Array(stride * height);
  for (let y = 0; y < height; y += 1) {
    const filter = rows[y * (stride + 1)];
    for (let x = 0; x < stride; x += 1) {
      const at = y * stride + x;
      const left = x < PIXEL ? 0 : (rgba[at - PIXEL] ?? 0);
      const above = y === 0 ? 0 : (rgba[at - stride] ?? 0);
      const corner = x < PIXEL || y === 0 ? 0 : (rgba[at - stride - PIXEL] ?? 0);
      const guess = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter ?? 0] ?? 0;
      rgba[at] = (rows[y * (stride + 1) + 1 + x] ?? 0) + guess;
    }
  }
  return rgba;
}

function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const [toLeft, toAbove, toCorner] = [left, above, corner].map((near) => Math.abs(guess - near)) as [
    number,
    number,
    number,
  ];
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}
