/** How much of each pixel a shape covers, 0 to 1, row by row. */
export type Mask = { readonly width: number; readonly height: number; readonly cover: Float32Array };

export type Point = readonly [x: number, y: number];

export type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

const ORIGIN: Point = [0, 0];

/** An empty mask, because every picture is a few masks laid over each other in colours. */
export const createMask = (width: number, height: number): Mask => ({
  width,
  height,
  cover: new Float32Array(width * height),
});

const clamp01 = (value: number): number => (value < 0 ? 0 : value > 1 ? 1 : value);

/** Lays a shape over the mask inside a box, so that overlapping parts of one shape never add up to more than full. */
export function paint(mask: Mask, box: Box, coverAt: (x: number, y: number) => number): void {
  const right = Math.min(mask.width, Math.ceil(box.right));
  const bottom = Math.min(mask.height, Math.ceil(box.bottom));
  for (let y = Math.max(0, Math.floor(box.top)); y < bottom; y += 1) {
    for (let x = Math.max(0, Math.floor(box.left)); x < right; x += 1) {
      const at = y * mask.width + x;
      if ((mask.cover[at] ?? 0) < 1) mask.cover[at] = Math.max(mask.cover[at] ?? 0, clamp01(coverAt(x + 0.5, y + 0.5)));
    }
  }
}

/** An upright rectangle with its exact area per pixel: what lies on the grid stays perfectly sharp. */
export function fillRect(mask: Mask, { left, top, right, bottom }: Box): void {
  const overlap = (from: number, to: number, centre: number): number =>
    Math.min(to, centre + 0.5) - Math.max(from, centre - 0.5);
  paint(
    mask,
    { left, top, right, bottom },
    (x, y) => Math.max(0, overlap(left, right, x)) * Math.max(0, overlap(top, bottom, y)),
  );
}

/** A line of one thickness along points, with round joins; the clip cuts its ends square on the grid. */
export function strokePath(mask: Mask, points: readonly Point[], thickness: number, clip: Box): void {
  const reach = thickness / 2 + 0.5;
  for (let index = 1; index < points.length; index += 1) {
    const from = points[index - 1] ?? ORIGIN;
    const to = points[index] ?? ORIGIN;
    const box = intersect(grow(boundsOf([from, to]), reach), clip);
    paint(mask, box, distanceInside(from, to, reach));
  }
}

/** Removes a line from the mask, so that a strike through a sign stands free of it. */
export function cutPath(mask: Mask, points: readonly Point[], thickness: number): void {
  const { width, height, cover } = mask;
  const cut = createMask(width, height);
  strokePath(cut, points, thickness, { left: 0, top: 0, right: width, bottom: height });
  cut.cover.forEach((share, at) => {
    cover[at] = Math.min(cover[at] ?? 0, 1 - share);
  });
}

/** A convex shape given clockwise (y down), such as a triangle. */
export function fillConvex(mask: Mask, points: readonly Point[]): void {
  paint(mask, boundsOf(points), (x, y) => 0.5 - distanceOutside(points, x, y));
}

/** A disc; with a rim it is a ring whose outer radius is the given one. */
export function fillDisc(mask: Mask, [cx, cy]: Point, radius: number, rim = Number.POSITIVE_INFINITY): void {
  const box = { left: cx - radius - 1, top: cy - radius - 1, right: cx + radius + 1, bottom: cy + radius + 1 };
  paint(mask, box, (x, y) => {
    const outside = Math.sqrt((x - cx) ** 2 + (y - cy) ** 2) - radius;
    return clamp01(0.5 - outside) - clamp01(0.5 - (outside + rim));
  });
}

/** A rectangle with round corners, for plates and bodies. */
export function fillRounded(mask: Mask, box: Box, radius: number): void {
  const cx = (box.left + box.right) / 2;
  const cy = (box.top + box.bottom) / 2;
  paint(mask, box, (x, y) => {
    const dx = Math.abs(x - cx) - (box.right - box.left) / 2 + radius;
    const dy = Math.abs(y - cy) - (box.bottom - box.top) / 2 + radius;
    const corner = Math.sqrt(Math.max(dx, 0) ** 2 + Math.max(dy, 0) ** 2);
    return 0.5 - (corner + Math.min(Math.max(dx, dy), 0) - radius);
  });
}

/** Points along a part of a circle, angles in quarter turns from the right, clockwise on the screen. */
export function arcPoints([cx, cy]: Point, radius: number, from: number, to: number, steps = 8): Point[] {
  const turn = (step: number): number => ((from + ((to - from) * step) / steps) * Math.PI) / 2;
  const at = (step: number): Point => [cx + radius * Math.cos(turn(step)), cy + radius * Math.sin(turn(step))];
  return Array.from({ length: steps + 1 }, (_, step) => at(step));
}

/** How far a point lies inside the reach of a straight piece, in px, which is also the share of a pixel it covers there. */
function distanceInside([ax, ay]: Point, [bx, by]: Point, reach: number): (x: number, y: number) => number {
  const [dx, dy] = [bx - ax, by - ay];
  const square = dx * dx + dy * dy || 1;
  return (x, y) => {
    const along = clamp01(((x - ax) * dx + (y - ay) * dy) / square);
    const [awayX, awayY] = [x - ax - along * dx, y - ay - along * dy];
    return reach - Math.sqrt(awayX * awayX + awayY * awayY);
  };
}

function distanceOutside(points: readonly Point[], x: number, y: number): number {
  let worst = Number.NEGATIVE_INFINITY;
  points.forEach(([ax, ay], index) => {
    const [bx, by] = points[(index + 1) % points.length] ?? [0, 0];
    const length = Math.sqrt((bx - ax) ** 2 + (by - ay) ** 2) || 1;
    worst = Math.max(worst, ((by - ay) * (x - ax) - (bx - ax) * (y - ay)) / length);
  });
  return worst;
}

function boundsOf(points: readonly Point[]): Box {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

const grow = (box: Box, by: number): Box => ({
  left: box.left - by,
  top: box.top - by,
  right: box.right + by,
  bottom: box.bottom + by,
});

const intersect = (a: Box, b: Box): Box => ({
  left: Math.max(a.left, b.left),
  top: Math.max(a.top, b.top),
  right: Math.min(a.right, b.right),
  bottom: Math.min(a.bottom, b.bottom),
});
