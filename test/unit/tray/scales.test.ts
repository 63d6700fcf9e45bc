import { describe, expect, test } from 'vitest';
import type { TrayIcon } from '../../../core/tray';
import { drawAppIcon } from '../../../main/tray/app-sign';
import { drawMacTemplate } from '../../../main/tray/mac-template';
import { trayBasePx, trayIconScales } from '../../../main/tray/scales';
import { clearlyDifferent, greysOn, SIGNS, valueIcon, ZONES } from './icons';

test.each([
  ['win32', [16, 20, 24, 32, 48]],
  ['linux', [22, 28, 33, 44, 66]],
])('on %s each scale of the screen has its own drawing', (platform, sides) => {
  const scales = trayIconScales(valueIcon('104', 'target', 'flat'), 'dark', trayBasePx(platform));
  expect(scales.map(({ scaleFactor }) => scaleFactor)).toEqual([1, 1.25, 1.5, 2, 3]);
  expect(scales.map(({ bitmap }) => bitmap.width)).toEqual(sides);
});

describe.each([18, 36, 54])('the menu bar template of %i px', (sizePx) => {
  const icons: TrayIcon[] = [
    ...ZONES.flatMap((zone) => [valueIcon('104', zone, 'flat'), valueIcon('104', zone, 'flat', true)]),
    ...SIGNS.filter((sign) => !sign.startsWith('app')).map((sign) => ({ kind: 'sign', sign }) as const),
  ];

  test('is black and alpha only', () => {
    for (const icon of icons) {
      const { width, height, rgba } = drawMacTemplate(sizePx, icon);
      expect([width, height]).toEqual([sizePx, sizePx]);
      expect(rgba.every((byte, at) => at % 4 === 3 || byte === 0)).toBe(true);
      expect(rgba.some((byte, at) => at % 4 === 3 && byte === 255)).toBe(true);
    }
  });

  test('has a shape for each zone, fresh and late, and for each sign', () => {
    const pictures = icons.map((icon) => greysOn(drawMacTemplate(sizePx, icon), 255));
    pictures.forEach((picture, a) => {
      for (const other of pictures.slice(a + 1)) expect(clearlyDifferent(picture, other)).toBeGreaterThanOrEqual(4);
    });
  });
});

test.each([16, 48, 256])('the app icon of %i px has a full ground and free corners', (sizePx) => {
  const { rgba } = drawAppIcon(sizePx);
  const alphaAt = (x: number, y: number): number => rgba[(y * sizePx + x) * 4 + 3] ?? 0;
  const middle = Math.floor(sizePx / 2);
  expect(alphaAt(middle, middle)).toBe(255);
  expect(alphaAt(0, 0)).toBeLessThan(128);
});
