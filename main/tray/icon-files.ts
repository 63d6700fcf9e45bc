import type { Bitmap } from './bitmap';
import { concatBytes, encodePng, tagBytes, uint32 } from './png';

const ICO_ENTRY_BYTES = 16;
const ICO_HEADER_BYTES = 6;

/** A Windows icon file with one PNG per size, so that every place shows a picture drawn for it. Source: ICO format, PNG since Vista. */
export function encodeIco(bitmaps: readonly Bitmap[]): Uint8Array {
  const pngs = bitmaps.map(encodePng);
  const header = new Uint8Array(ICO_HEADER_BYTES + ICO_ENTRY_BYTES * bitmaps.length);
  const view = new DataView(header.buffer);
  view.setUint16(2, 1, true);
  view.setUint16(4, bitmaps.length, true);
  let offset = header.length;
  bitmaps.forEach(({ width, height }, index) => {
    const at = ICO_HEADER_BYTES + ICO_ENTRY_BYTES * index;
    const length = pngs[index]?.length ?? 0;
    header.set([width % 256, height % 256], at);
    view.setUint16(at + 4, 1, true);
    view.setUint16(at + 6, 32, true);
    view.setUint32(at + 8, length, true);
    view.setUint32(at + 12, offset, true);
    offset += length;
  });
  return concatBytes([header, ...pngs]);
}

/** A macOS icon file from PNG parts by their type, such as ic10 for 1024 px. Source: Apple Icon Image format. */
export function encodeIcns(parts: readonly { readonly type: string; readonly bitmap: Bitmap }[]): Uint8Array {
  const chunks = parts.map(({ type, bitmap }) => {
    const png = encodePng(bitmap);
    return concatBytes([tagBytes(type), uint32(png.length + 8), png]);
  });
  const length = chunks.reduce((sum, chunk) => sum + chunk.length, 8);
  return concatBytes([tagBytes('icns'), uint32(length), ...chunks]);
}
