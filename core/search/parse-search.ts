import type { Period } from '../period';
import type { Place } from '../place';
import { type DateNames, plain } from './names';
import { type Subject, subjectOf, subjectsFrom } from './subjects';
import { parseWhen, type When } from './when';

/** Where what was typed may lead, and the words to seek there. */
export type Answer = { readonly place: Place; readonly words: string };

export type SearchContext = {
  /** The person's day, its midnight written as if it were UTC. */
  readonly today: number;
  readonly names: DateNames;
  /** The instant (epoch ms) of a time on the person's clock that is written as if it were UTC. */
  readonly instantOf: (local: number) => number;
};

/** What a search understands, one of each kind. */
export const SEARCH_EXAMPLES = ['lows last week', '2025-03-08', '20 Dec to 5 Jan', 'note: pizza'] as const;

const DAY_MS = 24 * 3_600_000;
/** From so many days on a pattern can be told. Source: the least a profile is drawn from. */
const PATTERN_DAYS = 7;
/** Words that say nothing here. */
const FILLERS = /\b(?:the|my|all my|in|on|during|for|show|find|go to)\b/g;

/** Reads what was typed, the likeliest first; nothing where it is not understood. */
export function parseSearch(typed: string, context: SearchContext): readonly Answer[] {
  const asWords = readWords(typed);
  if (asWords) return [asWords];
  const text = plain(plain(typed).replace(FILLERS, ' '));
  if (text === '') return [];
  const when = parseWhen(text, context);
  if (when) return answersAt(when, context).map(withoutWords);
  const found = readSubject(text, context);
  if (found) return answersOf(found.subject, found.when, context).map(withoutWords);
  return subjectsFrom(text).map((subject) => withoutWords(placeOf(subject, null)));
}

const withoutWords = (place: Place): Answer => ({ place, words: '' });

/** "note: pizza": the words as they were typed, wherever in the history they are. */
function readWords(typed: string): Answer | null {
  const [, name = '', words = ''] = /^([^:]+):\s*(\D.*)$/s.exec(typed.trim()) ?? [];
  const subject = subjectOf(plain(name));
  if (subject?.kind !== 'events' && subject?.kind !== 'episodes') return null;
  return words.trim() === '' ? null : { place: placeOf(subject, { kind: 'all' }), words: words.trim() };
}

type Found = { readonly subject: Subject; readonly when: When | null };

/** "lows last week" or "last week lows": a name at either end, and all else a time. */
function readSubject(text: string, context: SearchContext): Found | null {
  const words = text.split(' ');
  for (let count = Math.min(2, words.length); count > 0; count -= 1)
    for (const [name, rest] of [
      [words.slice(0, count), words.slice(count)],
      [words.slice(-count), words.slice(0, -count)],
    ] as const) {
      const subject = subjectOf(name.join(' '));
      if (!subject) continue;
      if (rest.length === 0 || isNewest(rest)) return { subject, when: null };
      const when = parseWhen(rest.join(' ').replace(/^of /, ''), context);
      if (when) return { subject, when };
    }
  return null;
}

/** Lists begin with the newest. */
const isNewest = (rest: readonly string[]): boolean =>
  rest.length === 1 && /^(?:last|latest|newest|recent)$/.test(rest[0] ?? '');

function answersOf(subject: Subject, when: When | null, context: SearchContext): readonly Place[] {
  const place = placeOf(subject, when?.period ?? null);
  if (!when) return [place];
  return [place, ...answersAt(when, context).filter(({ kind }) => kind === 'timeline' || kind === 'moment')].filter(
    (one, i, all) => all.findIndex(({ kind }) => kind === one.kind) === i,
  );
}

/** All that looks at a time. */
function answersAt({ period, timeMs }: When, { instantOf }: SearchContext): readonly Place[] {
  const at = period.kind === 'dates' && timeMs !== null ? instantOf(period.fromDay + timeMs) : null;
  const isLong = period.kind !== 'dates' || period.toDay - period.fromDay >= (PATTERN_DAYS - 1) * DAY_MS;
  return [
    ...(at === null ? [] : [{ kind: 'moment', at } as const]),
    { kind: 'timeline', shown: period },
    { kind: 'days', period },
    { kind: 'episodes', period, of: null },
    { kind: 'events', period, of: null },
    ...(isLong
      ? ([
          { kind: 'pattern', period },
          { kind: 'compare', period, against: null },
        ] as const)
      : []),
  ];
}

function placeOf(subject: Subject, period: Period | null): Place {
  switch (subject.kind) {
    case 'timeline':
      return { kind: subject.kind, shown: period };
    case 'days':
    case 'pattern':
      return { kind: subject.kind, period };
    case 'compare':
      return { kind: subject.kind, period, against: null };
    case 'episodes':
      return { kind: subject.kind, period, of: subject.of };
    case 'events':
      return { kind: subject.kind, period, of: subject.of };
    default:
      return { kind: subject.kind };
  }
}
