import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectDir } from './lib/paths';

type Bitmap = { readonly width: number; readonly height: number; readonly rgba: Uint8Array };
type Sign = { drawAppIcon: (sizePx: number, margin?: number) => Bitmap };
type Png = { encodePng: (bitmap: Bitmap) => Uint8Array };
type Files = {
  encodeIco: (bitmaps: readonly Bitmap[]) => Uint8Array;
  encodeIcns: (parts: readonly { type: string; bitmap: Bitmap }[]) => Uint8Array;
};

const LINUX_PX = 512;
const WINDOWS_PX = [16, 20, 24, 32, 40, 48, 64, 128, 256];
/** Apple's grid leaves 100 of 1024 px free on each side. Source: Apple design resources, macOS app icon template. */
const MAC_MARGIN = 100 / 1024;
const MAC_PX: Readonly<Record<string, number>> = { ic11: 32, ic12: 64, ic07: 128, ic08: 256, ic09: 512, ic10: 1024 };

/** This folder may not import main at compile time, so the drawing is loaded by path and typed here. */
const load = (name: string): Promise<unknown> => import(pathToFileURL(join(projectDir, 'main/tray', name)).href);

async function main(): Promise<void> {
  const { drawAppIcon } = (await load('app-sign.ts')) as Sign;
  const { encodePng } = (await load('png.ts')) as Png;
  const { encodeIco, encodeIcns } = (await load('icon-files.ts')) as Files;
  const folder = join(projectDir, 'build');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'icon.png'), encodePng(drawAppIcon(LINUX_PX)));
  writeFileSync(join(folder, 'icon.ico'), encodeIco(WINDOWS_PX.map((size) => drawAppIcon(size))));
  const parts = Object.entries(MAC_PX).map(([type, size]) => ({ type, bitmap: drawAppIcon(size, MAC_MARGIN) }));
  writeFileSync(join(folder, 'icon.icns'), encodeIcns(parts));
}

void main();
