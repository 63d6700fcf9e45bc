import type { TimeRange } from '../contract';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** What readings say of the transmitter, oldest first: its own count (NaN or 0 where not said) and its id. */
export type TransmitterColumns = {
  readonly at: Float64Array;
  readonly ticks: Float64Array;
  readonly transmitterId: ReadonlyArray<string | null>;
};

/** How a start was inferred. */
export type StartSign = 'ticks-restarted' | 'new-transmitter';

/** A sensor that seems to have begun: the API does not say so. `warmUp` is the gap before its first reading, where it has the length of one. */
export type InferredStart = {
  /** The place of its first reading. */
  readonly index: number;
  readonly at: number;
  readonly why: StartSign;
  readonly warmUp: TimeRange | null;
};

/** How long a gap is that a warm-up makes. Ours, metrics.md 1.10 (G7 takes 27 min, G6 two hours). */
const WARM_UP_MS = { from: 25 * MINUTE_MS, to: 180 * MINUTE_MS } as const;
/** A transmitter heard of within this time is still worn beside the other one. Source: G7 runs on for 12 hours of grace. */
const BESIDE_MS = 12 * HOUR_MS;

/** Where a transmitter's count restarts or another one begins; shown as inferred. */
export function inferSensorStarts({ at, ticks, transmitterId }: TransmitterColumns): readonly InferredStart[] {
  const found: InferredStart[] = [];
  const heardAt = new Map<string, number>();
  let [worn, lastTicks]: [string | null, number] = [null, Number.NaN];
  const isAnother = (id: string | null): id is string => id !== null && worn !== null && id !== worn;
  for (let i = 0; i < at.length; i += 1) {
    const [when = 0, tick = Number.NaN, id = null] = [at[i], ticks[i], transmitterId[i]];
    const isBeside = isAnother(id) && when - (heardAt.get(id) ?? Number.NEGATIVE_INFINITY) <= BESIDE_MS;
    if (id !== null) heardAt.set(id, when);
    if (isBeside) continue;
    const why = isAnother(id) ? 'new-transmitter' : tick > 0 && tick < lastTicks ? 'ticks-restarted' : null;
    if (why === 'ticks-restarted' && !staysBelow(ticks, i, lastTicks)) continue;
    if (why) found.push({ index: i, at: when, why, warmUp: warmUpBetween(at[i - 1] ?? 0, when) });
    if (why || tick > 0) lastTicks = tick > 0 ? tick : Number.NaN;
    worn = why === null ? (id ?? worn) : id;
  }
  return found;
}

/** A reading whose device has a wrong clock may lie between later ones: then the count goes on where it was. */
function staysBelow(ticks: Float64Array, from: number, before: number): boolean {
  const next = ticks.subarray(from + 1).find((tick) => tick > 0);
  return next === undefined || next < before;
}

function warmUpBetween(fromAt: number, toAt: number): TimeRange | null {
  const ms = toAt - fromAt;
  return ms >= WARM_UP_MS.from && ms <= WARM_UP_MS.to ? { fromAt, toAt } : null;
}

/** A sensor as its readings tell of it: the first and the last, and how its start shows; null where it had begun before. */
export type InferredSensor = {
  readonly index: number;
  readonly firstAt: number;
  readonly lastAt: number;
  readonly why: StartSign | null;
  readonly warmUp: TimeRange | null;
};

/** The sensors that were worn one after the other, oldest first. */
export function inferSensors(columns: TransmitterColumns): readonly InferredSensor[] {
  const { at } = columns;
  if (at.length === 0) return [];
  const starts = [{ index: 0, why: null, warmUp: null }, ...inferSensorStarts(columns)];
  return starts.map(({ index, why, warmUp }, i) => ({
    index,
    firstAt: at[index] ?? 0,
    lastAt: at[(starts[i + 1]?.index ?? at.length) - 1] ?? 0,
    why,
    warmUp,
  }));
}
