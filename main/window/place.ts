import type { WindowPlace } from '../settings/stored';

/** The part of a screen a window may use, in the system's own pixels. */
export type Area = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

export const SMALLEST = { width: 640, height: 480 } as const;
const USUAL = { width: 1080, height: 760 } as const;

/** Where to open: as last time where that is still on a screen, else in the middle of the first one. */
export function placeWindow(last: WindowPlace | null, areas: readonly Area[]): WindowPlace {
  const home = areas.find((area) => last !== null && overlaps(last, area)) ?? areas[0];
  const size = last ?? USUAL;
  if (!home) return { x: 0, y: 0, width: size.width, height: size.height };
  const width = clamp(Math.round(size.width), SMALLEST.width, home.width);
  const height = clamp(Math.round(size.height), SMALLEST.height, home.height);
  const wanted = last ?? { x: home.x + (home.width - width) / 2, y: home.y + (home.height - height) / 2 };
  return {
    x: Math.round(clamp(wanted.x, home.x, home.x + home.width - width)),
    y: Math.round(clamp(wanted.y, home.y, home.y + home.height - height)),
    width,
    height,
  };
}

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(value, most));

const overlaps = (a: Area, b: Area): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
