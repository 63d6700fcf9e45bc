import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TrayIcon } from '../../../core/tray';
import type { Panel } from '../../../main/tray/colours';
import { drawTrayIcon } from '../../../main/tray/draw-icon';
import { layOut } from '../../../main/tray/layout';
import { allStates, clearlyDifferent, greysOn, PANELS, SIGNS, SIZES, TRENDS, valueIcon, ZONES } from './icons';

const GROUND: Readonly<Record<Panel, number>> = { dark: 32, light: 240, unknown: 128 };
const MIN_DIFFERENT_PX = 4;
const MIN_LATE_PX = 15;

const cases = SIZES.flatMap((sizePx) => PANELS.map((panel) => ({ sizePx, panel })));
const greys = (icon: TrayIcon, sizePx: number, panel: Panel): Float32Array =>
  greysOn(drawTrayIcon(icon, { sizePx, panel }), GROUND[panel]);
const bytesOf = (icon: TrayIcon, sizePx: number, panel: Panel): Buffer =>
  Buffer.from(drawTrayIcon(icon, { sizePx, panel }).rgba);

describe.each(cases)('at $sizePx px on a $panel panel', ({ sizePx, panel }) => {
  test.each(['104', '63', '13.9'])('every state around %s differs from every other in greyscale', (text) => {
    const states = allStates(text);
    const pictures = states.map((icon) => greys(icon, sizePx, panel));
    pictures.forEach((picture, a) => {
      for (let b = a + 1; b < pictures.length; b += 1) {
        const differing = clearlyDifferent(picture, pictures[b] ?? new Float32Array());
        if (differing < MIN_DIFFERENT_PX)
          expect.fail(`${JSON.stringify(states[a])} is like ${JSON.stringify(states[b])}`);
      }
    });
  });

  test.each(ZONES)('a late value in zone %s looks clearly unlike a fresh one', (zone) => {
    for (const trend of TRENDS) {
      const fresh = greys(valueIcon('104', zone, trend), sizePx, panel);
      const late = greys(valueIcon('104', zone, trend, true), sizePx, panel);
      expect(clearlyDifferent(fresh, late)).toBeGreaterThanOrEqual(MIN_LATE_PX);
    }
  });

  test('the same state is the same picture, byte for byte', () => {
    for (const icon of allStates('178').slice(-12)) {
      expect(bytesOf(icon, sizePx, panel).equals(bytesOf(icon, sizePx, panel))).toBe(true);
    }
  });
});

test('a late value shows no trend, because an old trend says nothing about now', () => {
  const pictures = TRENDS.map((trend) =>
    drawTrayIcon(valueIcon('104', 'target', trend, true), { sizePx: 22, panel: 'dark' }),
  );
  for (const picture of pictures) expect(picture).toEqual(pictures[0]);
});

test.each(SIZES)('at %i px the outlined version keeps its light ink off the edge of the icon', (sizePx) => {
  const { rim } = layOut(sizePx, 'target', true);
  const isEdge = (pixel: number): boolean =>
    [pixel % sizePx, Math.floor(pixel / sizePx)].some((at) => at < rim || at >= sizePx - rim);
  for (const icon of [...allStates('104'), ...allStates('22,2'), valueIcon('288', 'very-high', 'doubleUp')]) {
    const { rgba } = drawTrayIcon(icon, { sizePx, panel: 'unknown' });
    for (let pixel = 0; pixel < sizePx * sizePx; pixel += 1) {
      if (isEdge(pixel) && (rgba[pixel * 4] ?? 0) > 64) expect.fail(`${JSON.stringify(icon)} has ink at the edge`);
    }
  }
});

const anyText = fc.oneof(
  fc.integer({ min: 1, max: 999 }).map(String),
  fc.integer({ min: 10, max: 333 }).map((tenths) => (tenths / 10).toFixed(1)),
  fc.integer({ min: 10, max: 333 }).map((tenths) => (tenths / 10).toFixed(1).replace('.', ',')),
  fc.constantFrom('LOW', 'HIGH', 'LO', 'HI', '', '--'),
  fc.string({ maxLength: 8 }),
);
const anyIcon: fc.Arbitrary<TrayIcon> = fc.oneof(
  fc.record({
    kind: fc.constant('value' as const),
    text: anyText,
    trend: fc.constantFrom(...TRENDS),
    zone: fc.constantFrom(...ZONES),
    late: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('sign' as const), sign: fc.constantFrom(...SIGNS) }),
);

test('any state at any size is a picture of that size with ink in it', () => {
  fc.assert(
    fc.property(anyIcon, fc.integer({ min: 16, max: 96 }), fc.constantFrom(...PANELS), (icon, sizePx, panel) => {
      const { width, height, rgba } = drawTrayIcon(icon, { sizePx, panel });
      expect([width, height, rgba.length]).toEqual([sizePx, sizePx, sizePx * sizePx * 4]);
      expect(rgba.includes(255)).toBe(true);
    }),
    { numRuns: 300 },
  );
});
