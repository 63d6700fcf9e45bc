import type { ReadingColumns } from '../contract';
import { NO_OFFSET } from '../history';
import type { Thresholds } from '../zones';
import { type Clock, createOffsetAt, DAY_MS, LIVED, localOf } from './clock';
import type { Span } from './distribution';
import { findEpisodes } from './episodes';

const HOUR_MS = 3_600_000;
const HOURS = 24;

/** A side on which glucose may lie outside the target. */
export type Side = 'low' | 'high';

/** Which hours of a local day had readings, a low or a high episode: bit 0 stands for 00:00 to 01:00. */
export type DayHours = { readonly localAt: number; readonly has: number; readonly low: number; readonly high: number };

/** Hours of the day at which episodes come again and again, over midnight where `fromHour` is the later one; all 24 are 0 to 24. */
export type Cluster = {
  readonly side: Side;
  readonly fromHour: number;
  readonly toHour: number;
  /** On how many days an episode was in these hours, of those that have readings there. */
  readonly hits: number;
  readonly days: number;
};

/** What makes an hour one that stands out: so many days, such a share of all days and of the worst hour's. Ours, no standard says. */
export const CLUSTER: Readonly<
  Record<Side, { readonly days: number; readonly share: number; readonly ofWorst: number }>
> = {
  low: { days: 3, share: 0.2, ofWorst: 0.6 },
  high: { days: 3, share: 0.5, ofWorst: 0.6 },
};

/** The hours of each local day of tidy readings; those outside `own` only tell how long episodes were. */
export function deriveDayHours(
  readings: ReadingColumns,
  bounds: Thresholds,
  clock: Clock = LIVED,
  own: Span = { from: 0, to: readings.at.length },
): readonly DayHours[] {
  const { at, offsetMinutes } = readings;
  const offsetAt = createOffsetAt(clock);
  const days = new Map<number, { localAt: number; has: number; low: number; high: number }>();
  const dayAt = (localAt: number) => {
    const day = days.get(localAt) ?? { localAt, has: 0, low: 0, high: 0 };
    days.set(localAt, day);
    return day;
  };
  const mark = (name: Side | 'has', from: number, to: number): void => {
    let [hourAt, offset] = [Number.NaN, Number.NaN];
    for (let i = Math.max(from, own.from); i < Math.min(to, own.to); i += 1) {
      const [instant = 0, record = NO_OFFSET] = [at[i], offsetMinutes[i]];
      if (record === offset && instant < hourAt + HOUR_MS) continue; // of the hour that was just marked
      offset = record;
      const local = localOf(instant, offsetAt(instant, record));
      hourAt = instant - (((local % HOUR_MS) + HOUR_MS) % HOUR_MS);
      const localAt = Math.floor(local / DAY_MS) * DAY_MS;
      dayAt(localAt)[name] |= 1 << Math.floor((local - localAt) / HOUR_MS);
    }
  };
  mark('has', 0, at.length);
  for (const { index, endIndex } of findEpisodes(readings, { side: 'below', mgDl: bounds.lowMgDl }))
    mark('low', index, endIndex);
  for (const { index, endIndex } of findEpisodes(readings, { side: 'above', mgDl: bounds.highMgDl }))
    mark('high', index, endIndex);
  return [...days.values()];
}

/** Days of several ranges together; a day that is in two of them is one. */
export function mergeDayHours(ranges: ReadonlyArray<readonly DayHours[]>): readonly DayHours[] {
  const days = new Map<number, DayHours>();
  for (const day of ranges.flat()) {
    const { has, low, high } = days.get(day.localAt) ?? { has: 0, low: 0, high: 0 };
    days.set(day.localAt, { ...day, has: has | day.has, low: low | day.low, high: high | day.high });
  }
  return [...days.values()].sort((a, b) => a.localAt - b.localAt);
}

/** The hours at which lows, or highs, come again and again; those on the greatest share of days first. */
export function findClusters(days: readonly DayHours[], side: Side): readonly Cluster[] {
  const counts = Array.from({ length: HOURS }, (_, hour) => countDays(days, side, hour, hour + 1));
  const shareOf = ({ hits, days: all }: Counts): number => (all === 0 ? 0 : hits / all);
  const policy = CLUSTER[side];
  const least = Math.max(policy.share, policy.ofWorst * Math.max(...counts.map(shareOf)));
  const isHot = counts.map((count) => count.hits >= policy.days && shareOf(count) >= least);
  return blocksOf(isHot)
    .map(({ fromHour, toHour }) => ({ side, fromHour, toHour, ...countDays(days, side, fromHour, toHour) }))
    .sort((a, b) => shareOf(b) - shareOf(a));
}

type Counts = Pick<Cluster, 'hits' | 'days'>;

/** A block over midnight is of the day on which it begins. */
function countDays(days: readonly DayHours[], side: Side, fromHour: number, toHour: number): Counts {
  const here = maskOf(fromHour, fromHour < toHour ? toHour : HOURS);
  const after = fromHour < toHour ? 0 : maskOf(0, toHour);
  const byDay = new Map<number, { has: boolean; hit: boolean }>();
  const add = (localAt: number, day: DayHours, mask: number): void => {
    const known = byDay.get(localAt);
    const [has, hit] = [(day.has & mask) !== 0, (day[side] & mask) !== 0];
    byDay.set(localAt, { has: has || known?.has === true, hit: hit || known?.hit === true });
  };
  for (const day of days) {
    add(day.localAt, day, here);
    if (after) add(day.localAt - DAY_MS, day, after);
  }
  const all = [...byDay.values()];
  return { hits: all.filter(({ hit }) => hit).length, days: all.filter(({ has }) => has).length };
}

const maskOf = (fromHour: number, toHour: number): number => (1 << toHour) - (1 << fromHour);

/** Runs of hot hours round the clock. */
function blocksOf(isHot: readonly boolean[]): ReadonlyArray<Pick<Cluster, 'fromHour' | 'toHour'>> {
  if (isHot.every(Boolean)) return [{ fromHour: 0, toHour: HOURS }];
  const starts = Array.from(isHot.keys()).filter((hour) => isHot[hour] && !isHot[(hour + HOURS - 1) % HOURS]);
  return starts.map((fromHour) => {
    let length = 1;
    while (isHot[(fromHour + length) % HOURS]) length += 1;
    const toHour = fromHour + length;
    return { fromHour, toHour: toHour > HOURS ? toHour - HOURS : toHour };
  });
}
