import type { TimeRange } from '../contract';

const MINUTE_MS = 60_000;

/** What readings say of the transmitter, oldest first: its own count (NaN or 0 where not said) and its id. */
export type TransmitterColumns = {
  readonly at: Float64Array;
  readonly ticks: Float64Array;
  readonly transmitterId: ReadonlyArray<string | null>;
};

/** A sensor that seems to have begun: the API does not say so. `warmUp` is the gap before its first reading, where it has the length of one. */
export type InferredStart = {
  readonly at: number;
  readonly why: 'ticks-restarted' | 'new-transmitter';
  readonly warmUp: TimeRange | null;
};

/** How long a gap is that a warm-up makes. Ours, metrics.md 1.10 (G7 takes 27 min, G6 two hours). */
const WARM_UP_MS = { from: 25 * MINUTE_MS, to: 180 * MINUTE_MS } as const;

/** Where a transmitter's count restarts or another one begins; shown as inferred. */
export function inferSensorStarts({ at, ticks, transmitterId }: TransmitterColumns): readonly InferredStart[] {
  const found: InferredStart[] = [];
  let [lastTicks, lastId]: [number, string | null] = [Number.NaN, null];
  for (let i = 0; i < at.length; i += 1) {
    const [tick = Number.NaN, id = null] = [ticks[i], transmitterId[i]];
    const isNew = id !== null && lastId !== null && id !== lastId;
    const isRestarted = tick > 0 && tick < lastTicks;
    if (isNew || isRestarted) {
      const why = isNew ? 'new-transmitter' : 'ticks-restarted';
      found.push({ at: at[i] ?? 0, why, warmUp: warmUpBetween(at[i - 1] ?? 0, at[i] ?? 0) });
    }
    if (tick > 0 || isNew) lastTicks = tick > 0 ? tick : Number.NaN;
    lastId = id ?? lastId;
  }
  return found;
}

function warmUpBetween(fromAt: number, toAt: number): TimeRange | null {
  const ms = toAt - fromAt;
  return ms >= WARM_UP_MS.from && ms <= WARM_UP_MS.to ? { fromAt, toAt } : null;
}
