import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Anchor } from '../../../../core/tray';
import { type Area, nameScreens, placeGlance, placeWidget, type Screen } from '../../../../main/window/place';

const SIZE = { width: 320, height: 450 };

/** A screen with a panel of 40 px at one side, or at none. */
function screenWith(panel: 'top' | 'bottom' | 'left' | 'right' | 'none', at = { x: 0, y: 0 }): Screen {
  const bounds: Area = { ...at, width: 1440, height: 900 };
  const { x, y, width, height } = bounds;
  const workAreas: Record<typeof panel, Area> = {
    top: { x, y: y + 40, width, height: height - 40 },
    bottom: { x, y, width, height: height - 40 },
    left: { x: x + 40, y, width: width - 40, height },
    right: { x, y, width: width - 40, height },
    none: bounds,
  };
  return { bounds, workArea: workAreas[panel] };
}

const item = (x: number, y: number): Anchor => ({ x, y, width: 24, height: 24 });
const point = (x: number, y: number): Anchor => ({ x, y, width: 0, height: 0 });

test.each<[string, Anchor | null, Screen[], { x: number; y: number }]>([
  ['below an item in the top panel', item(1000, 8), [screenWith('top')], { x: 852, y: 48 }],
  ['above an item in the bottom panel', item(1000, 868), [screenWith('bottom')], { x: 852, y: 402 }],
  ['right of an item in the left panel', item(8, 500), [screenWith('left')], { x: 48, y: 287 }],
  ['left of an item in the right panel', item(1408, 500), [screenWith('right')], { x: 1072, y: 287 }],
  ['below a point at the top of a screen without a panel', point(700, 10), [screenWith('none')], { x: 540, y: 18 }],
  ['above a point at its bottom', point(700, 890), [screenWith('none')], { x: 540, y: 432 }],
  ['no further right than its screen', item(1410, 8), [screenWith('top')], { x: 1112, y: 48 }],
  ['no further left than its screen', item(0, 8), [screenWith('top')], { x: 8, y: 48 }],
  [
    'on the screen of the item, not the first',
    item(2000, 8),
    [screenWith('top'), screenWith('top', { x: 1440, y: 0 })],
    { x: 1852, y: 48 },
  ],
  [
    'on a screen left of the first',
    item(-500, 8),
    [screenWith('top'), screenWith('top', { x: -1440, y: 0 })],
    { x: -648, y: 48 },
  ],
  ['nothing known, panel at the top', null, [screenWith('top')], { x: 1112, y: 48 }],
  ['nothing known, panel at the bottom', null, [screenWith('bottom')], { x: 1112, y: 402 }],
  ['nothing known, panel at the left', null, [screenWith('left')], { x: 48, y: 442 }],
  ['nothing known, panel at the right', null, [screenWith('right')], { x: 1072, y: 442 }],
  ['nothing known, no panel', null, [screenWith('none')], { x: 1112, y: 8 }],
])('the glance opens %s', (_name, near, screens, expected) => {
  expect(placeGlance(SIZE, near, screens)).toEqual({ ...expected, ...SIZE });
});

const area = fc.record({
  x: fc.integer({ min: -8000, max: 8000 }),
  y: fc.integer({ min: -8000, max: 8000 }),
  width: fc.integer({ min: 200, max: 4000 }),
  height: fc.integer({ min: 200, max: 4000 }),
});
/** A screen whose panels take up to 80 px at each side. */
const screen = fc.tuple(area, fc.tuple(...Array.from({ length: 4 }, () => fc.integer({ min: 0, max: 80 })))).map(
  ([bounds, [top = 0, right = 0, bottom = 0, left = 0]]): Screen => ({
    bounds,
    workArea: {
      x: bounds.x + left,
      y: bounds.y + top,
      width: bounds.width - left - right,
      height: bounds.height - top - bottom,
    },
  }),
);
const anchor = fc.record({
  x: fc.double({ min: -9000, max: 9000, noNaN: true }),
  y: fc.double({ min: -9000, max: 9000, noNaN: true }),
  width: fc.integer({ min: 0, max: 100 }),
  height: fc.integer({ min: 0, max: 100 }),
});
const size = fc.record({ width: fc.integer({ min: 40, max: 320 }), height: fc.integer({ min: 20, max: 5000 }) });

const isInside = (a: Area, b: Area): boolean =>
  a.x >= b.x && a.y >= b.y && a.x + a.width <= b.x + b.width && a.y + a.height <= b.y + b.height;

test('the glance is all on one screen and covers no panel, wherever its tray is and however high it is', () => {
  fc.assert(
    fc.property(size, fc.option(anchor), fc.array(screen, { minLength: 1, maxLength: 4 }), (wanted, near, screens) => {
      const placed = placeGlance(wanted, near, screens);
      expect(screens.some(({ workArea }) => isInside(placed, workArea))).toBe(true);
    }),
  );
});

test('the glance does not cover the tray item where there is room beside it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1416 }), fc.constantFrom('top', 'bottom' as const), (x, side) => {
      const near = item(x, side === 'top' ? 8 : 868);
      const { y, height } = placeGlance(SIZE, near, [screenWith(side === 'top' ? 'top' : 'bottom')]);
      expect(y >= near.y + near.height || y + height <= near.y).toBe(true);
    }),
  );
});

const SMALL = { width: 192, height: 88 };
const DESK: Area = { x: 0, y: 40, width: 1440, height: 860 };
const BESIDE: Area = { x: 1440, y: 0, width: 1920, height: 1080 };

test.each<[string, { x: number; y: number } | null, Area[], { x: number; y: number }]>([
  ['at first at the lower right', null, [DESK, BESIDE], { x: 1240, y: 804 }],
  ['where it was', { x: 1500, y: 20 }, [DESK, BESIDE], { x: 1500, y: 20 }],
  ['at the edge of the nearest screen where its own is gone', { x: 3000, y: 20 }, [DESK], { x: 1248, y: 40 }],
  ['all on the screen that has most of it', { x: 1380, y: 100 }, [DESK, BESIDE], { x: 1440, y: 100 }],
])('the widget is %s', (_name, last, areas, expected) => {
  expect(placeWidget(SMALL, last, areas)).toEqual({ ...expected, ...SMALL });
});

test('the widget is all on one screen, wherever it was', () => {
  fc.assert(
    fc.property(fc.option(anchor), fc.array(area, { minLength: 1, maxLength: 4 }), (last, areas) => {
      const placed = placeWidget(SMALL, last, areas);
      expect(areas.some((one) => isInside(placed, one))).toBe(true);
    }),
  );
});

test('a set of screens has one name, in whatever order the system lists them; another set has another', () => {
  expect(nameScreens([DESK, BESIDE])).toBe(nameScreens([BESIDE, DESK]));
  expect(nameScreens([DESK])).not.toBe(nameScreens([BESIDE]));
  expect(nameScreens([DESK])).not.toBe(nameScreens([DESK, BESIDE]));
});
