import { NO_OFFSET } from '../history';
import { DAY_MS, localOf } from './clock';
import { NOMINAL_MS } from './readings';

/** Readings that may lie on a grid: values in mg/dL need not be whole. */
export type Series = { readonly at: Float64Array; readonly mgDl: Int16Array | Float64Array };

/** Values (mg/dL, NaN of none) one step apart; the first is one step after the first midnight, `fromAt` (epoch ms). */
export type Grid = { readonly fromAt: number; readonly stepMs: number; readonly values: Float64Array };

/** How a grid is laid: its step, and the longest time between readings across which it is interpolated. */
export type GridPolicy = { readonly stepMs: number; readonly gapMs: number };

/** The grid of the research measures. Source: iglu, CGMS2DayByDay. */
export const IGLU_GRID: GridPolicy = { stepMs: NOMINAL_MS, gapMs: 45 * 60_000 };

/** Lays tidy readings on a grid from the midnight before the first, by linear interpolation; whole days. */
export function layGrid({ at, mgDl }: Series, offsetMinutes: number, { stepMs, gapMs }: GridPolicy = IGLU_GRID): Grid {
  const offset = offsetMinutes === NO_OFFSET ? 0 : offsetMinutes;
  const dayOf = (instant: number): number => Math.floor(localOf(instant, offset) / DAY_MS);
  const [first = 0, last = 0] = [at[0], at[at.length - 1]];
  const fromAt = dayOf(first) * DAY_MS - offset * 60_000;
  const days = at.length === 0 ? 0 : dayOf(last) - dayOf(first) + 1;
  const values = new Float64Array((days * DAY_MS) / stepMs).fill(Number.NaN);
  for (let i = 0; i < at.length; i += 1) {
    const [start = 0, end = start] = [at[i], at[i + 1]];
    const [low = 0, high = low] = [mgDl[i], mgDl[i + 1]];
    const untilAt = end - start > gapMs ? start : end;
    for (let place = Math.max(0, Math.ceil((start - fromAt) / stepMs) - 1); ; place += 1) {
      const pointAt = fromAt + (place + 1) * stepMs;
      if (pointAt > untilAt || place >= values.length) break;
      values[place] = pointAt === start ? low : low + ((pointAt - start) / (end - start)) * (high - low);
    }
  }
  return { fromAt, stepMs, values };
}

/** The points of a grid that have values, as a series: what episodes are found in where a source does so. */
export function seriesOf({ fromAt, stepMs, values }: Grid): Series {
  const places = Array.from(values.keys()).filter((place) => !Number.isNaN(values[place]));
  return {
    at: Float64Array.from(places, (place) => fromAt + (place + 1) * stepMs),
    mgDl: Float64Array.from(places, (place) => values[place] ?? 0),
  };
}
