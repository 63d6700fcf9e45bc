import type { Zone } from '../../core/zones';

/** The colours a canvas needs, by role. */
export type ChartTheme = {
  readonly background: string;
  readonly ink: string;
  readonly quietInk: string;
  readonly line: string;
  readonly grid: string;
  readonly targetBand: string;
  readonly focus: string;
  /** How much larger than usual the person reads: 1 at a root font of 16 px. */
  readonly textScale: number;
  readonly zones: Record<Zone, string>;
};

/** Reads the colours from the page, so that a canvas follows the same tokens as everything else. */
export function readChartTheme(): ChartTheme {
  const style = getComputedStyle(document.documentElement);
  const role = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  return {
    background: role('background'),
    ink: role('ink'),
    quietInk: role('quiet-ink'),
    line: role('line'),
    grid: role('grid'),
    targetBand: role('target-band'),
    focus: role('focus'),
    textScale: Number.parseFloat(style.fontSize) / 16 || 1,
    zones: {
      'very-low': role('zone-very-low'),
      low: role('zone-low'),
      target: role('zone-target'),
      high: role('zone-high'),
      'very-high': role('zone-very-high'),
    },
  };
}
