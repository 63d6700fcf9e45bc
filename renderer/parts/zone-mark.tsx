import { ZONE_WORDS, type Zone } from '../../core/zones';

/** Triangles point away from the target, two of them far outside; the target is a circle. */
const SHAPES: Record<Zone, string> = {
  'very-low': 'M2 1h12l-6 7zM2 8h12l-6 7z',
  low: 'M1 3h14l-7 10z',
  target: 'M8 2a6 6 0 1 1 0 12a6 6 0 1 1 0-12z',
  high: 'M1 13h14l-7-10z',
  'very-high': 'M2 8h12l-6-7zM2 15h12l-6-7z',
};

/** A zone by colour, shape and word. */
export function ZoneMark({ zone }: { readonly zone: Zone }) {
  return (
    <span class={`zone-mark zone-${zone}`}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <path d={SHAPES[zone]} />
      </svg>
      <span class="zone-word">{ZONE_WORDS[zone]}</span>
    </span>
  );
}
