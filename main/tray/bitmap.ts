import { createMask, type Mask } from './raster';

/** A picture with straight (not premultiplied) alpha, four bytes a pixel: red, green, blue, alpha. */
export type Bitmap = { readonly width: number; readonly height: number; readonly rgba: Uint8Array };

export type Colour = readonly [red: number, green: number, blue: number];

export type Layer = { readonly mask: Mask; readonly colour: Colour };

/** Lays coloured masks over each other, first below, into one picture with straight alpha. */
export function composeLayers(width: number, height: number, layers: readonly Layer[]): Bitmap {
  const rgba = new Uint8Array(width * height * 4);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const [red, green, blue, alpha] = mixPixel(layers, pixel);
    if (alpha > 0) rgba.set([red / alpha, green / alpha, blue / alpha, alpha * 255].map(Math.round), pixel * 4);
  }
  return { width, height, rgba };
}

function mixPixel(layers: readonly Layer[], pixel: number): readonly [number, number, number, number] {
  let [red, green, blue, alpha] = [0, 0, 0, 0];
  for (const { mask, colour } of layers) {
    const cover = mask.cover[pixel] ?? 0;
    if (cover === 0) continue;
    red = red * (1 - cover) + colour[0] * cover;
    green = green * (1 - cover) + colour[1] * cover;
    blue = blue * (1 - cover) + colour[2] * cover;
    alpha = alpha * (1 - cover) + cover;
  }
  return [red, green, blue, alpha];
}

/** The masks together and a rim around them, so that light ink stays readable on a panel of unknown colour. */
export function outlineOf(masks: readonly Mask[], rimPx: number): Mask {
  const { width, height } = masks[0] ?? createMask(0, 0);
  const all = createMask(width, height);
  for (const { cover } of masks) {
    for (let at = 0; at < cover.length; at += 1) all.cover[at] = Math.max(all.cover[at] ?? 0, cover[at] ?? 0);
  }
  return spread(spread(all, rimPx, 1), rimPx, width);
}

/** What is left of a mask when its inside is taken out, so that a late mark keeps its shape and loses its weight. */
export function hollowOut(mask: Mask, rimPx: number): Mask {
  const { width, height } = mask;
  const inside = createMask(width, height);
  const outer = frame(mask, rimPx);
  const spreadOuter = spread(spread(outer, rimPx, 1), rimPx, outer.width);
  for (let at = 0; at < inside.cover.length; at += 1) {
    const [x, y] = [at % width, Math.floor(at / width)];
    const emptiness = spreadOuter.cover[(y + rimPx) * outer.width + x + rimPx] ?? 0;
    inside.cover[at] = Math.max(0, (mask.cover[at] ?? 0) - (1 - emptiness));
  }
  return inside;
}

/** The emptiness around a mask, with a margin, because outside the picture everything is empty. */
function frame({ width, height, cover }: Mask, margin: number): Mask {
  const framed = createMask(width + 2 * margin, height + 2 * margin);
  framed.cover.fill(1);
  for (let at = 0; at < cover.length; at += 1) {
    const [x, y] = [at % width, Math.floor(at / width)];
    framed.cover[(y + margin) * framed.width + x + margin] = 1 - (cover[at] ?? 0);
  }
  return framed;
}

function spread(mask: Mask, by: number, stride: number): Mask {
  const result = createMask(mask.width, mask.height);
  const limit = stride === 1 ? mask.width : mask.height;
  mask.cover.forEach((_, at) => {
    const place = stride === 1 ? at % mask.width : Math.floor(at / mask.width);
    let most = 0;
    for (let step = Math.max(-by, -place); step <= Math.min(by, limit - 1 - place); step += 1) {
      most = Math.max(most, mask.cover[at + step * stride] ?? 0);
    }
    result.cover[at] = most;
  });
  return result;
}
