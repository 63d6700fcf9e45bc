import type { TrayIcon } from '../../core/tray';
import type { Bitmap } from '../../main/tray/bitmap';
import { drawTrayIcon } from '../../main/tray/draw-icon';
import { decodePng } from './decode-png';
import { expect } from './e2e';
import type { TrayItem } from './tray-watcher';

const SIDE_PX = 22;
/** Chromium keeps pictures with their colours multiplied by their cover, which rounds. */
const ROUNDING = 3;

/** Whether two pictures are the same to the eye. */
function isSame(a: Bitmap, b: Bitmap): boolean {
  if (a.width !== b.width || a.height !== b.height) return false;
  const seen = ({ rgba }: Bitmap, at: number) => ((rgba[at] ?? 0) * (rgba[at | 3] ?? 0)) / 255;
  return a.rgba.every((_, at) =>
    at % 4 === 3
      ? Math.abs((a.rgba[at] ?? 0) - (b.rgba[at] ?? 0)) <= ROUNDING
      : Math.abs(seen(a, at) - seen(b, at)) <= ROUNDING,
  );
}

/** Waits until the file that the panel is pointed to is this icon. */
export async function expectIcon(item: TrayItem, icon: TrayIcon): Promise<void> {
  const drawn = drawTrayIcon(icon, { sizePx: SIDE_PX, panel: 'unknown' });
  await expect
    .poll(async () => isSame(decodePng(await item.icon()), drawn), { message: JSON.stringify(icon) })
    .toBe(true);
}
