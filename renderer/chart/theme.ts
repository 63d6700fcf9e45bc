import type { Zone } from '../../core/zones';

/** The colours a canvas needs, by role. */
export type ChartTheme = {
  readonly background: string;
  readonly ink: string;
  readonly quietInk: string;
  readonly line: string;
  readonly hairline: string;
  readonly targetBand: string;
  readonly focus: string;
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
    hairline: role('hairline'),
    targetBand: role('target-band'),
    focus: role('focus'),
    zones: {
      'very-low': role('zone-very-low'),
      low: role('zone-low'),
      target: role('zone-target'),
      high: role('zone-high'),
      'very-high': role('zone-very-high'),
    },
  };
}
