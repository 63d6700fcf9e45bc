import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Bitmap } from '../../../main/tray/bitmap';
import { drawTrayIcon } from '../../../main/tray/draw-icon';
import { encodeIcns, encodeIco } from '../../../main/tray/icon-files';
import { encodePng } from '../../../main/tray/png';
import { decodePng } from '../../support/decode-png';
import { valueIcon } from './icons';

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
