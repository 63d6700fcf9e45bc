import type { Anchor } from '../../core/tray';
import type { WindowPlace } from '../settings/stored';

/** A part of the screens, in px that do not depend on the scale. */
export type Area = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

export type Size = Pick<Area, 'width' | 'height'>;
export type Point = Pick<Area, 'x' | 'y'>;

/** A screen: all of it, and what panels leave of it to windows. */
export type Screen = { readonly bounds: Area; readonly workArea: Area };

export const SMALLEST = { width: 640, height: 480 } as const;
const USUAL = { width: 1080, height: 760 } as const;
/** Room that small windows leave to panels and to the edges of a screen (px). */
const MARGIN = 8;

/** Where to open: as last time where that is still on a screen, else in the middle of the first one. */
export function placeWindow(last: WindowPlace | null, areas: readonly Area[]): WindowPlace {
  const home = areas.find((area) => last !== null && overlaps(last, area)) ?? areas[0];
  const size = last ?? USUAL;
  if (!home) return { x: 0, y: 0, width: size.width, height: size.height };
  const width = clamp(Math.round(size.width), SMALLEST.width, home.width);
  const height = clamp(Math.round(size.height), SMALLEST.height, home.height);
  const wanted = last ?? { x: home.x + (home.width - width) / 2, y: home.y + (home.height - height) / 2 };
  return moveInside({ ...wanted, width, height }, home);
}

/**
 * Where the glance opens: beside the tray item or the point it was asked from, else in the corner where this screen's
 * panel, and so most likely its tray, is. The first screen is that in use.
 */
export function placeGlance(size: Size, near: Anchor | null, screens: readonly Screen[]): WindowPlace {
  const screen = near ? nearest(centreOf(near), screens, ({ bounds }) => bounds) : screens[0];
  if (!screen) return { x: 0, y: 0, ...size };
  const room = withoutMargin(screen.workArea);
  const held = { width: Math.min(size.width, room.width), height: Math.min(size.height, room.height) };
  const wanted = near ? beside(near, held, screen) : inCorner(held, screen);
  return moveInside({ ...wanted, ...held }, room);
}

/** Where the small window opens: where it was, moved no further than it takes to be all on a screen; else at the lower right. */
export function placeWidget(size: Size, last: Point | null, areas: readonly Area[]): WindowPlace {
  const home = last ? nearest(centreOf({ ...last, ...size }), areas, (area) => area) : areas[0];
  if (!home) return { x: 0, y: 0, ...size };
  return last
    ? moveInside({ ...last, ...size }, home)
    : moveInside({ x: home.x + home.width, y: home.y + home.height, ...size }, withoutMargin(home));
}

/** Names a set of screens by how they lie, in whatever order the system lists them. */
export const nameScreens = (bounds: readonly Area[]): string =>
  bounds
    .map(({ x, y, width, height }) => `${width}x${height}@${x},${y}`)
    .sort()
    .join(' ');

type Side = 'top' | 'bottom' | 'left' | 'right';

function beside(near: Anchor, { width, height }: Size, { bounds, workArea }: Screen): Point {
  const centre = centreOf(near);
  const middle = { x: centre.x - width / 2, y: centre.y - height / 2 };
  switch (panelAt(centre, workArea) ?? (centre.y < centreOf(bounds).y ? 'top' : 'bottom')) {
    case 'top':
      return { x: middle.x, y: near.y + near.height + MARGIN };
    case 'bottom':
      return { x: middle.x, y: near.y - height - MARGIN };
    case 'left':
      return { x: near.x + near.width + MARGIN, y: middle.y };
    case 'right':
      return { x: near.x - width - MARGIN, y: middle.y };
  }
}

/** The side of the panel that a point outside the work area lies on. */
function panelAt({ x, y }: Point, area: Area): Side | null {
  if (y < area.y) return 'top';
  if (y >= area.y + area.height) return 'bottom';
  if (x < area.x) return 'left';
  return x >= area.x + area.width ? 'right' : null;
}

/** Trays are at the far end of their panel; where no panel is seen, it is at the top. */
function inCorner({ width, height }: Size, { bounds, workArea }: Screen): Point {
  const side = widestPanel(bounds, workArea);
  return {
    x: side === 'left' ? workArea.x : workArea.x + workArea.width - width,
    y: side === 'top' ? workArea.y : workArea.y + workArea.height - height,
  };
}

function widestPanel(bounds: Area, area: Area): Side {
  const widths: readonly (readonly [Side, number])[] = [
    ['top', area.y - bounds.y],
    ['bottom', bounds.y + bounds.height - (area.y + area.height)],
    ['left', area.x - bounds.x],
    ['right', bounds.x + bounds.width - (area.x + area.width)],
  ];
  return widths.reduce((most, one) => (one[1] > most[1] ? one : most))[0];
}

const centreOf = ({ x, y, width, height }: Area): Point => ({ x: x + width / 2, y: y + height / 2 });

function nearest<T>(point: Point, of: readonly T[], areaOf: (one: T) => Area): T | undefined {
  const distance = (one: T): number => {
    const { x, y, width, height } = areaOf(one);
    return Math.hypot(point.x - clamp(point.x, x, x + width), point.y - clamp(point.y, y, y + height));
  };
  return [...of].sort((a, b) => distance(a) - distance(b))[0];
}

/** Moved to be all inside an area; of what is larger than that, the top left corner. */
const moveInside = ({ x, y, width, height }: Area, area: Area): WindowPlace => ({
  x: Math.round(clamp(x, area.x, area.x + area.width - width)),
  y: Math.round(clamp(y, area.y, area.y + area.height - height)),
  width,
  height,
});

const withoutMargin = ({ x, y, width, height }: Area): Area => ({
  x: x + MARGIN,
  y: y + MARGIN,
  width: width - 2 * MARGIN,
  height: height - 2 * MARGIN,
});

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(value, most));

const overlaps = (a: Area, b: Area): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
