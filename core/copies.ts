/**
 * Readings as columns for telling copies, in order of time and, where that is equal, of id. `transmitter` and `device`
 * number the names; 0 is an unknown transmitter, and `ticks` of 0 are unknown ticks.
 */
export type CopyColumns = {
  readonly at: ArrayLike<number>;
  readonly ticks: ArrayLike<number>;
  readonly transmitter: ArrayLike<number>;
  readonly device: ArrayLike<number>;
  /** As `copyRank` has it. */
  readonly rank: ArrayLike<number>;
};

/** Equal ticks further apart than this are another round of the counter, not the same reading (ms). */
export const COPY_REACH_MS = 26 * 3_600_000;
/** Two devices note the same reading within this time (ms); the next reading is 300 s away. */
const SAME_READING_MS = 120_000;

/** Phones know their offset and upload by themselves; receivers come late; of anything else little is known. */
const RANKS: ReadonlyMap<string | null, number> = new Map([
  ['iOS', 0],
  ['android', 0],
  ['receiver', 1],
  ['shareReceiver', 1],
  ['touchscreenReceiver', 1],
]);

/** Which device's reading is kept of several: the least rank. */
export const copyRank = (displayDevice: string | null): number => RANKS.get(displayDevice) ?? 2;

/**
 * Which readings are copies of one that another device uploaded, or the same one again: 1 where a better one of the
 * same reading is there. It depends on nothing further away than `COPY_REACH_MS`, nor on the order of arrival.
 */
export function findCopies(readings: CopyColumns): Uint8Array {
  const copies = new Uint8Array(readings.at.length);
  const compare = (i: number, j: number): void => {
    if (isSameReading(readings, i, j)) copies[isBetter(readings, i, j) ? j : i] = 1;
  };
  compareNeighbours(readings, allOf(readings), SAME_READING_MS, compare);
  for (const alike of groupByTicks(readings)) compareNeighbours(readings, alike, COPY_REACH_MS, compare);
  return copies;
}

function isSameReading({ at, ticks, transmitter, device }: CopyColumns, i: number, j: number): boolean {
  const apartMs = value(at, j) - value(at, i);
  const isNear = apartMs <= SAME_READING_MS;
  const isOtherDevice = value(device, i) !== value(device, j);
  const [one, other] = [value(transmitter, i), value(transmitter, j)];
  const haveTicks = value(ticks, i) > 0 && value(ticks, j) > 0;
  const haveEqualTicks = haveTicks && value(ticks, i) === value(ticks, j);
  if (one !== 0 && one === other && haveEqualTicks) return isOtherDevice || isNear;
  const mayBeOne = one === other || one === 0 || other === 0;
  return isNear && mayBeOne && (haveTicks ? haveEqualTicks : isOtherDevice || apartMs === 0); // no device reads twice at once
}

/** Of two in order of time, whether the first is the one to keep. */
const isBetter = ({ rank }: CopyColumns, i: number, j: number): boolean => value(rank, i) <= value(rank, j);

/** Calls for every pair of a list, in order of time, that is not further apart than `reachMs`. */
function compareNeighbours(
  { at }: CopyColumns,
  list: ArrayLike<number>,
  reachMs: number,
  compare: (i: number, j: number) => void,
): void {
  for (let first = 0; first < list.length; first++) {
    const i = value(list, first);
    for (let next = first + 1; next < list.length; next++) {
      const j = value(list, next);
      if (value(at, j) - value(at, i) > reachMs) break;
      compare(i, j);
    }
  }
}

const allOf = ({ at }: CopyColumns): Int32Array => Int32Array.from(at, (_, i) => i);

/** Readings of the same transmitter with the same ticks, where there is more than one. */
function groupByTicks({ ticks, transmitter, at }: CopyColumns): number[][] {
  const groups = new Map<number, Map<number, number[]>>();
  for (let i = 0; i < at.length; i++) {
    if (value(ticks, i) <= 0 || value(transmitter, i) === 0) continue;
    const byTicks = groups.get(value(transmitter, i)) ?? new Map<number, number[]>();
    groups.set(value(transmitter, i), byTicks);
    const group = byTicks.get(value(ticks, i));
    if (group) group.push(i);
    else byTicks.set(value(ticks, i), [i]);
  }
  return [...groups.values()].flatMap((byTicks) => [...byTicks.values()].filter(({ length }) => length > 1));
}

const value = (column: ArrayLike<number>, i: number): number => column[i] ?? 0;
