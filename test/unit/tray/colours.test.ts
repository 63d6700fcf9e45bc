import { describe, expect, test } from 'vitest';
import type { Colour } from '../../../main/tray/bitmap';
import { PALETTES } from '../../../main/tray/colours';
import { drawTrayIcon } from '../../../main/tray/draw-icon';
import { valueIcon, ZONES } from './icons';

const TEXT_RATIO = 4.5;
const MARK_RATIO = 3;

/** Panels as desktops ship them: black, GNOME, Windows 11, Breeze Dark; white, Windows 11, Breeze, a light grey. */
const DARK_PANELS: readonly Colour[] = [
  [0, 0, 0],
  [29, 29, 32],
  [32, 32, 32],
  [49, 54, 59],
];
const LIGHT_PANELS: readonly Colour[] = [
  [255, 255, 255],
  [243, 243, 243],
  [239, 240, 241],
  [222, 222, 222],
];

function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = colour.map((byte) => {
    const share = byte / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The contrast ratio of two colours. Source: WCAG 2.1, relative luminance. */
function contrast(a: Colour, b: Colour): number {
  const [light, dark] = [Math.max(luminance(a), luminance(b)), Math.min(luminance(a), luminance(b))];
  return (light + 0.05) / (dark + 0.05);
}

const grounds = [
  ...DARK_PANELS.map((ground) => ({ palette: PALETTES.dark, panel: 'dark', ground })),
  ...LIGHT_PANELS.map((ground) => ({ palette: PALETTES.light, panel: 'light', ground })),
  { palette: PALETTES.unknown, panel: 'outline', ground: PALETTES.unknown.outline ?? ([128, 128, 128] as const) },
];

describe.each(grounds)('on $panel $ground', ({ palette, ground }) => {
  test('the number is readable, fresh and late', () => {
    expect(contrast(palette.ink, ground)).toBeGreaterThanOrEqual(TEXT_RATIO);
    expect(contrast(palette.quiet, ground)).toBeGreaterThanOrEqual(TEXT_RATIO);
  });

  test.each(ZONES)('the mark of zone %s stands out', (zone) => {
    expect(contrast(palette.zones[zone], ground)).toBeGreaterThanOrEqual(MARK_RATIO);
  });

  test('late ink is clearly quieter than fresh ink', () => {
    expect(contrast(palette.ink, palette.quiet)).toBeGreaterThanOrEqual(2);
  });
});

test.each([16, 22, 32, 48])(
  'at %i px the number is drawn in full ink on each panel, not only in blended pixels',
  (sizePx) => {
    for (const panel of ['dark', 'light', 'unknown'] as const) {
      const { rgba } = drawTrayIcon(valueIcon('287', 'target', 'none'), { sizePx, panel });
      const ink = [...PALETTES[panel].ink, 255].join();
      const pixels = Array.from({ length: sizePx * sizePx }, (_, at) => rgba.subarray(at * 4, at * 4 + 4).join());
      expect(pixels.filter((pixel) => pixel === ink).length).toBeGreaterThan(sizePx);
    }
  },
);
