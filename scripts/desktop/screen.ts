import { readFile } from 'node:fs/promises';
import { crc32, deflateSync } from 'node:zlib';

/** Pictures of a screen. Xvfb keeps it in a file (XWD format), so they need no other program and no debugging port. */
export interface Camera {
  picture(): Promise<Buffer>;
  /** Nothing if the screen looks as it did the last time, or is empty. */
  pictureIfChanged(): Promise<Buffer | undefined>;
}

/** A camera for the screen that lies in `file`. */
export function createCamera(file: string): Camera {
  let last = Buffer.alloc(0);
  return {
    picture: async () => xwdToPng(await readFile(file)),
    pictureIfChanged: async () => {
      const dump = await readFile(file);
      if (dump.equals(last) || isEmpty(dump)) return undefined;
      last = dump;
      return xwdToPng(dump);
    },
  };
}

/** An X screen without windows is black but for the pointer in its middle, so the upper third is enough to look at. */
function isEmpty(dump: Buffer): boolean {
  const header = dump.readUInt32BE(0) + dump.readUInt32BE(word.colours * 4) * 12;
  const upper = dump.subarray(header, header + Math.floor((dump.length - header) / 3));
  return upper.every((byte) => byte === 0);
}

/** Offsets in 32-bit words of the X window dump header (X11/XWDFile.h). */
const word = { headerSize: 0, width: 4, height: 5, byteOrder: 7, bitsPerPixel: 11, bytesPerLine: 12, colours: 19 };

/** Turns a dump of a 32-bit true-colour screen into a PNG. */
export function xwdToPng(dump: Buffer): Buffer {
  const header = (index: number): number => dump.readUInt32BE(index * 4);
  if (header(word.bitsPerPixel) !== 32) throw new Error('Only screens of 32 bits a pixel can be pictured.');
  const [width, height, stride] = [header(word.width), header(word.height), header(word.bytesPerLine)];
  const pixels = header(word.headerSize) + header(word.colours) * 12;
  const littleEndian = header(word.byteOrder) === 0;
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const from = pixels + y * stride + x * 4;
      const colour = littleEndian ? dump.readUInt32LE(from) : dump.readUInt32BE(from);
      rows.writeUIntBE(colour & 0xffffff, y * (1 + width * 3) + 1 + x * 3, 3);
    }
  }
  return png(width, height, rows);
}

function png(width: number, height: number, rows: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8); // eight bits, RGB
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const body = deflateSync(rows, { level: 6 });
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', body), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const content = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(content));
  return Buffer.concat([length, content, checksum]);
}
