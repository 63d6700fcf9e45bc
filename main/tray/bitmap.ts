import { createMask, type Mask } from './raster';
import { cropMask, growMask, padMask, shrinkMask } from './spread';

/** In a small icon, hollows up to a quarter of it (the inside of a 0) are filled when outlined; large ones stand on their rim. */
const HOLLOW_REACH = 1 / 8;
const MAX_REACH_PX = 6;

/** A picture with straight (not premultiplied) alpha, four bytes a pixel: red, green, blue, alpha. */
export type Bitmap = { readonly width: number; readonly height: number; readonly rgba: Uint8Array };

export type Colour = readonly [red: number, green: number, blue: number];

export type Layer = { readonly mask: Mask; readonly colour: Colour };

/** Lays coloured masks over each other, first below, into one picture with straight alpha. */
export function composeLayers(width: number, height: number, layers: readonly Layer[]): Bitmap {
  const rgba = new Uint8Array(width * height * 4);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    let [red, green, blue, alpha] = [0, 0, 0, 0];
    for (const { mask, colour } of layers) {
      const cover = mask.cover[pixel] ?? 0;
      if (cover === 0) continue;
      red += (colour[0] - red) * cover;
      green += (colour[1] - green) * cover;
      blue += (colour[2] - blue) * cover;
      alpha += (1 - alpha) * cover;
    }
    if (alpha > 0) writePixel(rgba, pixel * 4, red / alpha, green / alpha, blue / alpha, alpha);
  }
  return { width, height, rgba };
}

function writePixel(rgba: Uint8Array, at: number, red: number, green: number, blue: number, alpha: number): void {
  rgba[at] = Math.round(red);
  rgba[at + 1] = Math.round(green);
  rgba[at + 2] = Math.round(blue);
  rgba[at + 3] = Math.round(alpha * 255);
}

/**
 * The masks together with a rim around them and their hollows filled, like a sticker cut out with a margin, so that
 * light ink stays readable on a panel of unknown colour.
 */
export function outlineOf(masks: readonly Mask[], rimPx: number): Mask {
  const { width, height } = masks[0] ?? createMask(0, 0);
  const all = createMask(width, height);
  for (const { cover } of masks) {
    for (let at = 0; at < cover.length; at += 1) all.cover[at] = Math.max(all.cover[at] ?? 0, cover[at] ?? 0);
  }
  const reach = Math.max(rimPx, Math.min(MAX_REACH_PX, Math.round(width * HOLLOW_REACH)));
  return cropMask(shrinkMask(growMask(all, reach + rimPx), reach), rimPx);
}

/** What is left of a mask when its inside is taken out, so that a late mark keeps its shape and loses its weight. */
export function hollowOut(mask: Mask, rimPx: number): Mask {
  const inside = shrinkMask(padMask(mask, rimPx), rimPx);
  return { ...mask, cover: mask.cover.map((cover, at) => Math.max(0, cover - (inside.cover[at] ?? 0))) };
}
