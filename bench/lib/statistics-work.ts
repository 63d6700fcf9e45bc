import type { ReadingColumns } from '../../core/contract';
import type { DayColumns } from '../../core/history';
import { deriveUsualWeeks, usualSpread } from '../../core/statistics/compare';
import { deriveEpisodes } from '../../core/statistics/consensus-episodes';
import { deriveDays, deriveExpected } from '../../core/statistics/days';
import { sumDays, sumReadings } from '../../core/statistics/distribution';
import { sumTimesOfDay } from '../../core/statistics/hours';
import { meanOf } from '../../core/statistics/moments';
import { PRESETS } from '../../core/statistics/presets';
import { deriveProfile } from '../../core/statistics/profile';
import { deriveWeights } from '../../core/statistics/readings';
import { coverageOf } from '../../core/statistics/sufficiency';
import { deriveResearch, deriveSummary, type Summary } from '../../core/statistics/summary';

const DAY_MS = 86_400_000;
const { standard } = PRESETS;

/** What the bench of statistics asks, in a module of its own so that it can be measured as it ships. */
export { deriveDays } from '../../core/statistics/days';

/** The main statistics of readings of so many days. */
export function summarize(readings: ReadingColumns, days: number): Summary {
  const all = sumReadings(readings, deriveWeights(readings));
  return deriveSummary(all, coverageOf(all.total, days * DAY_MS), standard);
}

/** All that a window shows of them: also research, profile, days and episodes. */
export function summarizeAll(readings: ReadingColumns, days: number): void {
  const { coverage } = summarize(readings, days);
  deriveResearch(sumReadings(readings), coverage);
  deriveProfile(sumTimesOfDay(readings));
  deriveExpected(deriveDays(readings));
  deriveEpisodes(readings, standard.thresholds);
}

/** The statistics of days, and what is usual for the last weeks. */
export function summarizeDays(days: DayColumns): void {
  const all = sumDays(days);
  const coverage = coverageOf(all.total, days.count.length * DAY_MS);
  deriveSummary(all, coverage, standard);
  deriveResearch(all, coverage);
  const untilAt = days.localAt[days.localAt.length - 1] ?? 0;
  usualSpread(deriveUsualWeeks(days, deriveExpected(days), untilAt).map(meanOf));
}

/** The numbers of each day by itself. */
export function summarizeEachDay(days: DayColumns): void {
  for (let row = 0; row < days.count.length; row += 1)
    deriveSummary(sumDays(days, { from: row, to: row + 1 }), coverageOf(days.count[row] ?? 0, DAY_MS), standard, 'day');
}
