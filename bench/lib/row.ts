import { type Spread, spreadOf } from './statistics';

export type Unit = 'ms' | 'MB' | '%' | 'bytes' | 'files' | 'messages' | '/s';

/** What a case promises: a ratio to the bare app, a difference from it in the row's unit, or a value. */
export type Target = { readonly kind: 'ratio' | 'difference' | 'value'; readonly atMost: number };

/** A line of the report. */
export type Row = {
  readonly what: string;
  readonly unit: Unit;
  readonly measured: Spread;
  readonly bare: Spread | null;
  readonly target: Target | null;
  /** What the target looks at, from the medians. */
  readonly compared: number | null;
  /** Null where nothing is promised. */
  readonly ok: boolean | null;
  /** Lines shown below the table. */
  readonly details: readonly string[];
};

export type Measurement = {
  readonly what: string;
  readonly unit: Unit;
  readonly measured: readonly number[];
  readonly bare?: readonly number[];
  readonly target?: Target;
  readonly details?: readonly string[];
};

/** Sums a measurement up and holds it against its target. */
export function createRow({ what, unit, details = [], ...given }: Measurement): Row {
  const measured = spreadOf(given.measured);
  const bare = given.bare ? spreadOf(given.bare) : null;
  const target = given.target ?? null;
  const compared = target && compare(target.kind, measured.median, bare?.median ?? Number.NaN);
  const ok = target && compared !== null ? compared <= target.atMost : null;
  return { what, unit, measured, bare, target, compared, ok, details };
}

function compare(kind: Target['kind'], measured: number, bare: number): number {
  if (kind === 'ratio') return measured / bare;
  return kind === 'difference' ? measured - bare : measured;
}
