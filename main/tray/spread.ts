import { createMask, type Mask } from './raster';

/** Grows a mask by whole pixels on all sides; the result is larger by that margin, so that nothing is lost at the edge. */
export function growMask(mask: Mask, by: number): Mask {
  const padded = padMask(mask, by);
  return extreme(extreme(padded, by, true, 1), by, false, 1);
}

/** Takes whole pixels off a mask on all sides and cuts the margin away that growing by as much has added. */
export function shrinkMask(mask: Mask, by: number): Mask {
  return cropMask(extreme(extreme(mask, by, true, 0), by, false, 0), by);
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

/** The cover nearest to the goal (1 grows, 0 shrinks) among the neighbours along one axis; it stops looking once it is met. */
function extreme(mask: Mask, by: number, across: boolean, goal: 0 | 1): Mask {
  const { width, height, cover } = mask;
  const result = createMask(width, height);
  const [stride, limit] = across ? [1, width] : [width, height];
  for (let at = 0; at < cover.length; at += 1) {
    const place = across ? at % width : Math.floor(at / width);
    const first = at - Math.min(by, place) * stride;
    const last = at + Math.min(by, limit - 1 - place) * stride;
    let found = cover[at] ?? 0;
    for (let near = first; near <= last && found !== goal; near += stride) {
      const value = cover[near] ?? 0;
      if (goal === 1 ? value > found : value < found) found = value;
    }
    result.cover[at] = found;
  }
  return result;
}
