import type { Zone } from '../../core/zones';
import type { Colour } from './bitmap';

/** What is known about the panel the icon lies on. */
export type Panel = 'dark' | 'light' | 'unknown';

/** Colours by role: ink for the number, quiet for what is late or waiting, one per zone; outline only where the panel is unknown. */
export type Palette = {
  readonly ink: Colour;
  readonly quiet: Colour;
  readonly zones: Readonly<Record<Zone, Colour>>;
  readonly outline: Colour | null;
};

const ON_DARK: Palette = {
  ink: [255, 255, 255],
  quiet: [166, 170, 174],
  zones: {
    'very-low': [255, 92, 84],
    low: [255, 152, 144],
    target: [98, 208, 138],
    high: [255, 214, 84],
    'very-high': [255, 156, 60],
  },
  outline: null,
};

const ON_LIGHT: Palette = {
  ink: [20, 22, 24],
  quiet: [92, 96, 100],
  zones: {
    'very-low': [150, 12, 16],
    low: [206, 50, 44],
    target: [20, 118, 62],
    high: [142, 98, 0],
    'very-high': [184, 70, 0],
  },
  outline: null,
};

/** The colours for each panel: checked against real panels by a test, text at 4.5:1 and marks at 3:1. */
export const PALETTES: Readonly<Record<Panel, Palette>> = {
  dark: ON_DARK,
  light: ON_LIGHT,
  unknown: { ...ON_DARK, outline: [20, 22, 24] },
};
