import { createMask, type Mask } from './raster';

/** Grows a mask by whole pixels on all sides; the result is larger by that margin, so that nothing is lost at the edge. */
export function growMask(mask: Mask, by: number): Mask {
  const padded = padMask(mask, by);
  return extreme(extreme(padded, by, true, Math.max), by, false, Math.max);
}

/** Takes whole pixels off a mask on all sides and cuts the margin away that growing by as much has added. */
export function shrinkMask(mask: Mask, by: number): Mask {
  return cropMask(extreme(extreme(mask, by, true, Math.min), by, false, Math.min), by);
}

/** The mask in the middle of a larger empty one, because outside the picture everything is empty. */
export function padMask({ width, height, cover }: Mask, by: number): Mask {
  const padded = createMask(width + 2 * by, height + 2 * by);
  for (let y = 0; y < height; y += 1) {
    padded.cover.set(cover.subarray(y * width, (y + 1) * width), (y + by) * padded.width + by);
  }
  return padded;
}

/** The middle of a mask without its margin. */
export function cropMask({ width, height, cover }: Mask, by: number): Mask {
  const cropped = createMask(width - 2 * by, height - 2 * by);
  for (let y = 0; y < cropped.height; y += 1) {
    const from = (y + by) * width + by;
    cropped.cover.set(cover.subarray(from, from + cropped.width), y * cropped.width);
  }
  return cropped;
}

/** The largest or smallest cover among the neighbours along one axis. */
function extreme(mask: Mask, by: number, across: boolean, pick: (a: number, b: number) => number): Mask {
  const { width, height, cover } = mask;
  const result = createMask(width, height);
  const [stride, limit] = across ? [1, width] : [width, height];
  for (let at = 0; at < cover.length; at += 1) {
    const place = across ? at % width : Math.floor(at / width);
    let found = cover[at] ?? 0;
    const last = Math.min(by, limit - 1 - place);
    for (let step = Math.max(-by, -place); step <= last; step += 1) found = pick(found, cover[at + step * stride] ?? 0);
    result.cover[at] = found;
  }
  return result;
}
