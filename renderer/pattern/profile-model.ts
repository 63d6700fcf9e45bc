import type { ReadingColumns } from '../../core/contract';
import { NO_OFFSET } from '../../core/history';
import { createOffsetAt, DAY_MS, LIVED, localOf } from '../../core/statistics/clock';
import type { Profile } from '../../core/statistics/profile';
import type { GlucoseUnit } from '../../core/units';
import type { Thresholds } from '../../core/zones';
import { splitAtGaps } from '../chart/gaps';
import type { ChartTheme } from '../chart/theme';
import type { Run } from './curve';

const HOUR_MS = 3_600_000;
/** The usual height of a profile. Source: metrics.md 1.5, as Tidepool draws it. */
const USUAL_TOP_MG_DL = 350;

/** One profile of a chart: the main one has bands, the one it is held against has lines. */
export type Layer = { readonly name: string; readonly profile: Profile };

/** Everything that a chart by time of day draws. */
export type ProfileModel = {
  readonly main: Layer;
  readonly other: Layer | null;
  readonly traces: readonly Run[];
  readonly yMin: number;
  readonly yMax: number;
  readonly thresholds: Thresholds;
  readonly unit: GlucoseUnit;
  readonly locale: string;
  readonly theme: ChartTheme;
};

/** A chart as high as usual, higher where a curve is above that. */
export function createProfileModel(given: Omit<ProfileModel, 'yMin' | 'yMax'>): ProfileModel {
  const tops = [given.main, given.other].flatMap((layer) => Array.from(layer?.profile.curves.at(-1) ?? []));
  const highest = Math.max(USUAL_TOP_MG_DL, ...tops.filter((value) => !Number.isNaN(value)));
  return { ...given, yMin: 0, yMax: Math.ceil(highest / 50) * 50 };
}

/** Readings as lines by time of day, one for each stretch of a day without a gap; `keep` leaves days out. */
export function deriveTraces(
  { at, mgDl, offsetMinutes }: ReadingColumns,
  keep: (localDayAt: number) => boolean,
): readonly Run[] {
  const offsetAt = createOffsetAt(LIVED);
  const traces: Run[] = [];
  for (const { from, to } of splitAtGaps(at)) {
    let [day, run]: [number, Array<readonly [number, number]>] = [Number.NaN, []];
    for (let i = from; i < to; i += 1) {
      const local = localOf(at[i] ?? 0, offsetAt(at[i] ?? 0, offsetMinutes[i] ?? NO_OFFSET));
      const dayAt = Math.floor(local / DAY_MS) * DAY_MS;
      const hour = (local - dayAt) / HOUR_MS;
      const isBack = hour < (run.at(-1)?.[0] ?? 0); // the clock was put back
      if (dayAt !== day || isBack) {
        [day, run] = [dayAt, []];
        if (keep(dayAt)) traces.push(run);
      }
      run.push([hour, mgDl[i] ?? 0]);
    }
  }
  return traces;
}
