import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Area, placeWindow, SMALLEST } from '../../../../main/window/place';

const LAPTOP: Area = { x: 0, y: 25, width: 1440, height: 875 };
const RIGHT: Area = { x: 1440, y: 0, width: 1920, height: 1080 };

test('the first time it opens in the middle of the first screen', () => {
  expect(placeWindow(null, [LAPTOP, RIGHT])).toEqual({ x: 180, y: 83, width: 1080, height: 760 });
});

test('later it opens where it was, also on another screen', () => {
  const last = { x: 1600, y: 100, width: 900, height: 700 };
  expect(placeWindow(last, [LAPTOP, RIGHT])).toEqual(last);
});

test('where its screen is gone it opens on the first one, as large as it was', () => {
  const last = { x: 1600, y: 100, width: 900, height: 700 };
  expect(placeWindow(last, [LAPTOP])).toEqual({ x: 540, y: 100, width: 900, height: 700 });
});

test.each([
  ['partly off the left', { x: -300, y: 100, width: 900, height: 700 }, { x: 0, y: 100, width: 900, height: 700 }],
  ['below the bottom', { x: 0, y: 850, width: 900, height: 700 }, { x: 0, y: 200, width: 900, height: 700 }],
  ['larger than the screen', { x: 0, y: 25, width: 4000, height: 4000 }, { x: 0, y: 25, width: 1440, height: 875 }],
  ['in parts of pixels', { x: 0.4, y: 30.5, width: 700.3, height: 500.8 }, { x: 0, y: 31, width: 700, height: 501 }],
  ['smaller than it may be', { x: 10, y: 30, width: 5, height: 5 }, { x: 10, y: 30, width: 640, height: 480 }],
])('%s it is brought back', (_name, last, expected) => {
  expect(placeWindow(last, [LAPTOP])).toEqual(expected);
});

test('it lies whole on one screen, whatever was remembered and whatever screens there are', () => {
  const anyArea = fc.record({
    x: fc.integer({ min: -4000, max: 4000 }),
    y: fc.integer({ min: -4000, max: 4000 }),
    width: fc.integer({ min: SMALLEST.width, max: 4000 }),
    height: fc.integer({ min: SMALLEST.height, max: 3000 }),
  });
  const anyNumber = fc.oneof(fc.integer({ min: -9000, max: 9000 }), fc.double({ min: -1e9, max: 1e9, noNaN: true }));
  const anyLast = fc.option(fc.record({ x: anyNumber, y: anyNumber, width: anyNumber, height: anyNumber }));
  fc.assert(
    fc.property(anyLast, fc.array(anyArea, { minLength: 1, maxLength: 4 }), (last, areas) => {
      const { x, y, width, height } = placeWindow(last, areas);
      expect([x, y, width, height].every(Number.isInteger)).toBe(true);
      const fits = (area: Area) =>
        x >= area.x && y >= area.y && x + width <= area.x + area.width && y + height <= area.y + area.height;
      expect(areas.some(fits)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('on a screen smaller than the window may be, its top left corner is in sight', () => {
  const tiny: Area = { x: 100, y: 50, width: 320, height: 240 };
  expect(placeWindow({ x: 0, y: 0, width: 900, height: 700 }, [tiny])).toEqual({ x: 100, y: 50, ...SMALLEST });
});

test('without any screen it still has a place', () => {
  expect(placeWindow(null, [])).toMatchObject({ x: 0, y: 0 });
});
