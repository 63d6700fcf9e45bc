import type { Zone } from '../../core/zones';
import type { Box } from './raster';

/** Where things lie, in px: the number, and a strip for the zone mark and the arrow on the side the value has left the target. */
export type Layout = {
  readonly rim: number;
  readonly line: number;
  readonly number: Box;
  readonly strip: Box;
};

const STRIP_OF_SIZE = 0.31;

/** Divides the square: the strip lies above the number when it is high, else below, so that even its place says the zone. */
export function layOut(sizePx: number, zone: Zone, outlined: boolean): Layout {
  const rim = outlined ? Math.max(1, Math.round(sizePx / 22)) : 0;
  const inner = sizePx - 2 * rim;
  const wanted = Math.max(5, inner * STRIP_OF_SIZE);
  const line = wanted < 7 ? 1 : Math.max(2, Math.round(wanted * 0.2));
  const strip = nearestOfParity(wanted, line);
  const gap = Math.max(1, Math.round(sizePx / 20));
  const above = zone === 'high' || zone === 'very-high';
  const numberTop = rim + (above ? strip + gap : 0);
  const stripTop = above ? rim : sizePx - rim - strip;
  const [left, right] = [rim, sizePx - rim];
  return {
    rim,
    line,
    number: { left, right, top: numberTop, bottom: numberTop + inner - strip - gap },
    strip: { left, right, top: stripTop, bottom: stripTop + strip },
  };
}

/** An arrow centred on whole pixels needs a square that is odd or even as its line is. */
const nearestOfParity = (wanted: number, line: number): number =>
  2 * Math.round((wanted - (line % 2)) / 2) + (line % 2);
