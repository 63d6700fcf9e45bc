import { crc32, inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Bitmap } from '../../../main/tray/bitmap';
import { drawTrayIcon } from '../../../main/tray/draw-icon';
import { encodeIcns, encodeIco } from '../../../main/tray/icon-files';
import { encodePng } from '../../../main/tray/png';
import { valueIcon } from './icons';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Reads a PNG back the way a decoder does: signature, chunks with their checks, rows without filter. */
function decodePng(file: Uint8Array): Bitmap {
  const bytes = Buffer.from(file);
  expect([...bytes.subarray(0, 8)]).toEqual(SIGNATURE);
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const body = bytes.subarray(at + 4, at + 8 + length);
    expect(bytes.readUInt32BE(at + 8 + length)).toBe(crc32(body));
    chunks.set(body.toString('latin1', 0, 4), body.subarray(4));
    at += length + 12;
  }
  expect([...chunks.keys()]).toEqual(['IHDR', 'IDAT', 'IEND']);
  const header = chunks.get('IHDR') ?? Buffer.alloc(13);
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  expect([...header.subarray(8)]).toEqual([8, 6, 0, 0, 0]);
  const rows = inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0));
  const stride = width * 4 + 1;
  const rgba = Array.from({ length: height }, (_, y) => [...rows.subarray(y * stride + 1, (y + 1) * stride)]).flat();
  for (let y = 0; y < height; y += 1) expect(rows[y * stride]).toBe(0);
  return { width, height, rgba: Uint8Array.from(rgba) };
}

test('a PNG read back has the same pixels', () => {
  const picture = fc
    .tuple(fc.integer({ min: 1, max: 24 }), fc.integer({ min: 1, max: 24 }))
    .chain(([width, height]) =>
      fc
        .uint8Array({ minLength: width * height * 4, maxLength: width * height * 4 })
        .map((rgba) => ({ width, height, rgba })),
    );
  fc.assert(
    fc.property(picture, (bitmap) => {
      expect(decodePng(encodePng(bitmap))).toEqual(bitmap);
    }),
  );
});

test('a drawn icon survives the file', () => {
  const bitmap = drawTrayIcon(valueIcon('287', 'very-high', 'doubleUp'), { sizePx: 44, panel: 'unknown' });
  expect(decodePng(encodePng(bitmap))).toEqual(bitmap);
});

const blank = (side: number): Bitmap => ({ width: side, height: side, rgba: new Uint8Array(side * side * 4) });

test('an ICO holds one readable PNG per size', () => {
  const sides = [16, 32, 256];
  const bytes = Buffer.from(encodeIco(sides.map(blank)));
  expect([bytes.readUInt16LE(0), bytes.readUInt16LE(2), bytes.readUInt16LE(4)]).toEqual([0, 1, sides.length]);
  sides.forEach((side, index) => {
    const entry = 6 + 16 * index;
    expect(bytes[entry]).toBe(side % 256);
    const [length, offset] = [bytes.readUInt32LE(entry + 8), bytes.readUInt32LE(entry + 12)];
    expect(decodePng(bytes.subarray(offset, offset + length))).toEqual(blank(side));
  });
});

test('an ICNS names its parts and its length', () => {
  const bytes = Buffer.from(encodeIcns([{ type: 'ic07', bitmap: blank(128) }]));
  expect(bytes.toString('latin1', 0, 4)).toBe('icns');
  expect(bytes.readUInt32BE(4)).toBe(bytes.length);
  expect(bytes.toString('latin1', 8, 12)).toBe('ic07');
  expect(decodePng(bytes.subarray(16))).toEqual(blank(128));
});
