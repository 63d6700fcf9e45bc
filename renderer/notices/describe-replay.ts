import { EPISODE_BOUND, type Replay } from '../../core/notices/replay';
import type { RuleName } from '../../core/notices/rules';
import type { Reader } from '../../core/schedule-words';
import { formatClock } from '../../core/words';
import { QUANTITIES } from './quantities';

const HOUR_MS = 3_600_000;

/** How many notices a week that is; null where a week was tried. */
export function perWeek({ at }: Replay, days: number, { locale }: Reader): string | null {
  if (days === 7) return null;
  return new Intl.NumberFormat(locale, { maximumSignificantDigits: 2 }).format((at.length * 7) / days);
}

/** A setting's outcome as one sentence, without its end: "12 notices, 8 of 9 told of". */
export function describeOutcome(replay: Replay): string {
  const { length } = replay.at;
  const notices = length === 1 ? '1 notice' : `${length === 0 ? 'no' : length} notices`;
  if (!replay.episodes) return notices;
  const { caught, missed } = replay.episodes;
  return caught + missed === 0 ? notices : `${notices}, ${caught} of ${caught + missed} episodes told of`;
}

/** When an hour of the day begins, such as "02:00". */
export const formatHour = (hour: number, { locale }: Reader): string => formatClock(hour * HOUR_MS, locale, 0);

/** An hour of the day, such as "02:00 to 03:00". */
export const describeHour = (hour: number, reader: Reader): string =>
  `${formatHour(hour, reader)} to ${formatHour((hour + 1) % 24, reader)}`;

/** The hour with most notices, null where there are none. */
export function busiestHour({ byHour }: Replay): number | null {
  const most = Math.max(...byHour);
  return most === 0 ? null : byHour.indexOf(most);
}

/** What counts as an episode for a rule, in words; null for rules that look at something else. */
export function describeEpisodes(name: RuleName, reader: Reader): string | null {
  const bound = EPISODE_BOUND[name];
  if (!bound) return null;
  const { format, unit } = QUANTITIES.glucose;
  return `An episode is a quarter of an hour or more ${bound.side} ${format(bound.mgDl, reader)} ${unit(reader)}.`;
}
