import { EPISODE_BOUND, type Replay } from '../../core/notices/replay';
import type { RuleName } from '../../core/notices/rules';
import type { Reader } from '../../core/schedule-words';
import { formatClock } from '../../core/words';
import { QUANTITIES } from './quantities';

const HOUR_MS = 3_600_000;

/** How many notices in so many days, and how many a week that is: "28, about 7 a week". */
export function countAndPace({ at: { length } }: Replay, days: number, { locale }: Reader): string {
  if (length === 0) return 'none';
  const format = new Intl.NumberFormat(locale, { maximumSignificantDigits: 2 });
  return days === 7 ? String(length) : `${length}, about ${format.format((length * 7) / days)} a week`;
}

/** A setting's outcome as one sentence, without its end: "12 notices, 8 of 9 told of". */
export function describeOutcome(replay: Replay): string {
  const { length } = replay.at;
  const notices = length === 1 ? '1 notice' : `${length === 0 ? 'no' : length} notices`;
  if (!replay.episodes) return notices;
  const { caught, missed } = replay.episodes;
  return caught + missed === 0 ? notices : `${notices}, ${caught} of ${caught + missed} episodes told of`;
}

/** An hour of the day, such as "02:00 to 03:00". */
export const describeHour = (hour: number, { locale }: Reader): string =>
  `${formatClock(hour * HOUR_MS, locale, 0)} to ${formatClock(((hour + 1) % 24) * HOUR_MS, locale, 0)}`;

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
