import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawAppIcon } from '../main/tray/app-sign';
import { encodeIcns, encodeIco } from '../main/tray/icon-files';
import { encodePng } from '../main/tray/png';
import { projectDir } from './lib/paths';

const LINUX_PX = 512;
const WINDOWS_PX = [16, 20, 24, 32, 40, 48, 64, 128, 256];
/** Apple's grid leaves 100 of 1024 px free on each side. Source: Apple design resources, macOS app icon template. */
const MAC_MARGIN = 100 / 1024;
const MAC_PX: Readonly<Record<string, number>> = { ic11: 32, ic12: 64, ic07: 128, ic08: 256, ic09: 512, ic10: 1024 };

/** Writes the app's icons for all three systems. */
function main(): void {
  const folder = join(projectDir, 'build');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'icon.png'), encodePng(drawAppIcon(LINUX_PX)));
  writeFileSync(join(folder, 'icon.ico'), encodeIco(WINDOWS_PX.map((size) => drawAppIcon(size))));
  const parts = Object.entries(MAC_PX).map(([type, size]) => ({ type, bitmap: drawAppIcon(size, MAC_MARGIN) }));
  writeFileSync(join(folder, 'icon.icns'), encodeIcns(parts));
}

main();
