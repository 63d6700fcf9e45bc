import type { LogKind } from './log-kinds';

/** One shape for each kind, on a 16 px grid with 1.5 px lines: colour says nothing here. */
export const KIND_SHAPES: Record<LogKind, string> = {
  carbs: 'M2.5 8h11a5.5 5.5 0 0 1-11 0zM5.5 5.5v-2M8 5.5v-3M10.5 5.5v-2',
  insulin: 'M10 2.5l3.5 3.5M11.8 4.2L5.5 10.5a1.5 1.5 0 0 0 0 0L4 13l-1.5.500.5-1.5zM8 5l3 3M5 11L2.5 13.5',
  exercise: 'M2 8h12M4.5 4.5v7M11.5 4.5v7M2.5 6v4M13.5 6v4',
  health: 'M8 13.5S2.5 10.300 2.5 6.200A2.800 2.800 0 0 1 8 5a2.800 2.800 0 0 1 5.5 1.200C13.5 10.300 8 13.5 8 13.5z',
  note: 'M4 2.5h6l2.5 2.5v8.5H4zM6 7h4.5M6 10h4.5',
  fingerstick: 'M8 2.5S3.5 7 3.5 9.800a4.5 4.5 0 0 0 9 0C12.5 7 8 2.5 8 2.5z',
  alert: 'M3.5 11.5c1-1 1-2 1-4a3.5 3.5 0 0 1 7 0c0 2 0 3 1 4zM6.5 13.5h3',
  other:
    'M8 2.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 1 1 0-11zM6.300 6.5a1.700 1.700 0 1 1 2.5 1.5c-.6.3-.8.6-.8 1.200M8 11v.2',
};

/** The mark of a kind; the word beside it says the same. */
export function KindMark({ kind }: { readonly kind: LogKind }) {
  return (
    <svg class="kind-mark" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={KIND_SHAPES[kind]} />
    </svg>
  );
}
