import type { OffsetAt, Period, PeriodLength } from '../../core/period';
import { EPISODES_OF_WORDS, EVENTS_OF_WORDS, type Place, type Shown } from '../../core/place';
import type { Answer } from '../../core/search/parse-search';
import { formatClock } from '../../core/words';
import { DATE_WITH_YEAR, formatDate, formatOf } from '../chart/format-span';
import { FOOT, VIEWS } from '../state/screens';

const LENGTH_WORDS: Record<PeriodLength, string> = {
  '3h': 'last 3 hours',
  '1d': 'last 24 hours',
  '7d': 'last 7 days',
  '14d': 'last 14 days',
  '30d': 'last 30 days',
  '90d': 'last 90 days',
  '1y': 'last 365 days',
};

/** Where an answer leads, such as "Episodes: Lows, 4 to 10 Nov 2024". */
export function describeAnswer({ place, words }: Answer, locale: string, offsetAt: OffsetAt): string {
  const parts = [...ofWords(place), ...(words ? [`“${words}”`] : []), ...timeWords(place, locale, offsetAt)];
  return parts.length === 0 ? nameOf(place) : `${nameOf(place)}: ${parts.join(', ')}`;
}

const nameOf = ({ kind }: Place): string =>
  kind === 'moment' ? 'Moment' : ([...VIEWS, ...FOOT].find(({ screen }) => screen === kind)?.label ?? '');

function ofWords(place: Place): readonly string[] {
  if (place.kind === 'episodes' && place.of) return [EPISODES_OF_WORDS[place.of]];
  return place.kind === 'events' && place.of ? [EVENTS_OF_WORDS[place.of]] : [];
}

function timeWords(place: Place, locale: string, offsetAt: OffsetAt): readonly string[] {
  if (place.kind === 'moment') {
    const { at } = place;
    return [formatDate(at, locale, offsetAt(at), 'with-year'), formatClock(at, locale, offsetAt(at))];
  }
  const shown = 'shown' in place ? place.shown : 'period' in place ? place.period : null;
  return shown ? [periodWords(shown, locale)] : [];
}

function periodWords(shown: Shown | Period, locale: string): string {
  switch (shown.kind) {
    case 'last':
      return LENGTH_WORDS[shown.length];
    case 'all':
      return 'whole history';
    case 'dates':
      return formatOf(locale, DATE_WITH_YEAR)
        .formatRange(shown.fromDay, shown.toDay)
        .replace(/\s*[–-]\s*/, ' to ');
    case 'times':
      return ''; // nobody types times of the millisecond
  }
}
