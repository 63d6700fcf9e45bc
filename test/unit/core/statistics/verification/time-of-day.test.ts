import { expect, test } from 'vitest';
import { type Clock, LIVED } from '../../../../../core/statistics/clock';
import { deriveDays, deriveExpected } from '../../../../../core/statistics/days';
import { sumDays } from '../../../../../core/statistics/distribution';
import { layGrid } from '../../../../../core/statistics/grid';
import { deriveGridProfile } from '../../../../../core/statistics/grid-measures';
import { sumTimesOfDay } from '../../../../../core/statistics/hours';
import { meanOf, sdOf } from '../../../../../core/statistics/moments';
import { deriveRawProfile, PROFILE_SHARES } from '../../../../../core/statistics/profile';
import { countZones, shareOf } from '../../../../../core/statistics/zone-counts';
import { DEFAULT_THRESHOLDS } from '../../../../../core/zones';
import { hasData, readJson, readTraces } from './data';
import { DIRECT, describeVerified, ON_GRID } from './tally';

const CURVES = ['p05', 'p25', 'p50', 'p75', 'p95'] as const;
type Bin = Readonly<Record<'bin' | 'n' | 'mean' | (typeof CURVES)[number], number>>;
type Day = Readonly<Record<'n' | 'mean' | 'sd' | 'min' | 'max' | 'tir_70_180' | 'tbr_70' | 'tar_180', number>> & {
  readonly date: string;
};

type ById<Value> = Readonly<Record<string, Value>>;
type Profile = Readonly<Record<'n_days' | (typeof CURVES)[number], readonly number[]>>;
type Published = { readonly tz2: string; readonly agp: ById<Profile> } & Readonly<
  Record<'hourly' | 'q15' | 'hourly_tz2', ById<readonly Bin[]>> & Record<'daily' | 'daily_tz2', ById<readonly Day[]>>
>;
type Grids = { readonly grids: ById<{ readonly gd2d: ReadonlyArray<ReadonlyArray<number | null>> }> };
const readPublished = () => readJson<Published>('iglu_timeofday_expected.json');
const cases = hasData ? [...readTraces('iglu_5_subject.csv')].map(([id, readings]) => ({ id, readings })) : [];

describeVerified('time of day', ({ near, same }) => {
  test.each(cases)('$id', ({ id, readings }) => {
    const published = readPublished();
    const home: Clock = { kind: 'home', zone: published.tz2 };
    const verifyBins = (clock: Clock, minutes: number, bins: readonly Bin[]) => {
      const times = sumTimesOfDay(readings, clock, minutes);
      const { count, curves } = deriveRawProfile(times);
      same(`${id} parts with readings`, count.filter((n) => n > 0).length, bins.length);
      for (const { bin, n, mean, ...quantiles } of bins) {
        same(`${id} n of ${bin}`, count[bin], n);
        near(`${id} mean of ${bin}`, meanOf(times[bin] ?? sumDays(deriveDays(readings))), mean, DIRECT);
        for (const [i, name] of CURVES.entries())
          near(`${id} ${name} of ${bin}`, curves[i]?.[bin] ?? Number.NaN, quantiles[name], DIRECT);
      }
    };
    const verifyDays = (clock: Clock, dates: readonly Day[]) => {
      const days = deriveDays(readings, clock);
      same(
        `${id} days`,
        Array.from(days.localAt, (at) => new Date(at).toISOString().slice(0, 10)),
        dates.map(({ date }) => date),
      );
      for (const [i, day] of dates.entries()) {
        const one = sumDays(days, { from: i, to: i + 1 });
        const share = shareOf(countZones(one, DEFAULT_THRESHOLDS));
        same(`${id} ${day.date}`, [days.count[i], days.least[i], days.greatest[i]], [day.n, day.min, day.max]);
        near(`${id} mean of ${day.date}`, meanOf(one), day.mean, DIRECT);
        near(`${id} SD of ${day.date}`, sdOf(one), day.sd, DIRECT);
        near(`${id} in range on ${day.date}`, 100 * share.target, day.tir_70_180, DIRECT);
        near(`${id} below on ${day.date}`, 100 * (share['very-low'] + share.low), day.tbr_70, DIRECT);
        near(`${id} above on ${day.date}`, 100 * (share.high + share['very-high']), day.tar_180, DIRECT);
      }
    };
    verifyBins(LIVED, 60, published.hourly[id] ?? []);
    verifyBins(LIVED, 15, published.q15[id] ?? []);
    verifyBins(home, 60, published.hourly_tz2[id] ?? []);
    verifyDays(LIVED, published.daily[id] ?? []);
    verifyDays(home, published.daily_tz2[id] ?? []);
    const profile = published.agp[id];
    const { count, curves } = deriveGridProfile(layGrid(readings, readings.offsetMinutes[0] ?? 0), PROFILE_SHARES);
    same(`${id} days of the grid`, [...count], profile?.n_days);
    for (const [i, name] of CURVES.entries())
      for (const [point, value] of (profile?.[name] ?? []).entries())
        near(`${id} grid ${name}`, curves[i]?.[point] ?? Number.NaN, value, ON_GRID);
  });

  test('the grid itself', () => {
    const { grids } = readJson<Grids>('iglu_grid.json');
    for (const { id, readings } of cases.filter(({ id }) => id in grids)) {
      const { values } = layGrid(readings, readings.offsetMinutes[0] ?? 0);
      const points: ReadonlyArray<number | null> = grids[id]?.gd2d.flat() ?? [];
      same(`${id} points`, values.length, points.length);
      for (const [i, value] of points.entries()) {
        if (value === null) same(`${id} point ${i}`, values[i], Number.NaN);
        else near(`${id} point ${i}`, values[i] ?? Number.NaN, value, ON_GRID);
      }
    }
  });

  test('a day of 23 hours has 276 readings at most', () => {
    const readings = cases.find(({ id }) => id === 'Subject 5')?.readings;
    if (!readings) throw new Error('Subject 5 is missing');
    const clock: Clock = { kind: 'home', zone: 'America/New_York' };
    const days = deriveDays(readings, clock);
    const changed = days.localAt.indexOf(Date.UTC(2015, 2, 8));
    same('readings on the day of the change', days.count[changed], 275);
    expect(deriveExpected(days, clock)[changed]).toBe(276);
    same('readings in the hour that was skipped once', sumTimesOfDay(readings, clock)[2]?.total, 120);
  });
});
