import type { Zone } from '../../core/zones';

/** Triangles point away from the target, larger ones far outside; the target is a circle: as in the chart. */
const SHAPES: Record<Zone, string> = {
  'very-low': 'M-4-3.2h8l-4 7.2z',
  low: 'M-3-2.4h6l-3 5.4z',
  target: 'M0-2.4a2.4 2.4 0 1 1 0 4.8a2.4 2.4 0 1 1 0-4.8z',
  high: 'M-3 2.4h6l-3-5.4z',
  'very-high': 'M-4 3.2h8l-4-7.2z',
};

type MarkProps = { readonly zone: Zone; readonly x: number; readonly y: number };

/** One reading in the small line. */
export const ReadingMark = ({ zone, x, y }: MarkProps) => (
  <g class={`zone-${zone}`}>
    <path d={SHAPES[zone]} transform={`translate(${x} ${y})`} />
  </g>
);
