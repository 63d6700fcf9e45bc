import { EPISODE_BOUND, type Replay } from '../../core/notices/replay';
import type { RuleName } from '../../core/notices/rules';
import type { Reader } from '../../core/schedule-words';
import { formatClock } from '../../core/words';
import { QUANTITIES } from './quantities';

const HOUR_MS = 3_600_000;

/** "1 notice", "12 notices", "none". */
export function countNotices({ at }: Replay): string {
  if (at.length === 0) return 'none';
  return at.length === 1 ? '1 notice' : `${at.length} notices`;
}

/** A setting's outcome as one sentence, without its end: "12 notices, 8 of 9 told of". */
export function describeOutcome(replay: Replay): string {
  const notices = countNotices(replay) === 'none' ? 'no notices' : countNotices(replay);
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
