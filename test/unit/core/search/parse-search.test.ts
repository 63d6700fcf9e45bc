import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Period } from '../../../../core/period';
import type { Place } from '../../../../core/place';
import { formatPlace, parsePlace } from '../../../../core/place-link';
import { createDateNames } from '../../../../core/search/names';
import { parseSearch, SEARCH_EXAMPLES, type SearchContext } from '../../../../core/search/parse-search';

const HOUR_MS = 3_600_000;
/** A Thursday; the person is five hours behind UTC. */
const CONTEXT: SearchContext = {
  today: Date.parse('2024-11-14'),
  names: createDateNames('en-GB'),
  instantOf: (local) => local + 5 * HOUR_MS,
};
const dates = (from: string, to = from): Period => ({
  kind: 'dates',
  fromDay: Date.parse(from),
  toDay: Date.parse(to),
});
const LAST_WEEK = dates('2024-11-04', '2024-11-10');

const first = (typed: string) => parseSearch(typed, CONTEXT)[0] ?? null;
const kinds = (typed: string) => parseSearch(typed, CONTEXT).map(({ place }) => place.kind);

describe('the likeliest answer', () => {
  it.each<[string, Place]>([
    ['lows last week', { kind: 'episodes', period: LAST_WEEK, of: 'lows' }],
    ['Last week lows', { kind: 'episodes', period: LAST_WEEK, of: 'lows' }],
    ['show my highs in the last 30 days', { kind: 'episodes', period: { kind: 'last', length: '30d' }, of: 'highs' }],
    ['hypos', { kind: 'episodes', period: null, of: 'lows' }],
    ['last low', { kind: 'episodes', period: null, of: 'lows' }],
    ['2025-03-08', { kind: 'timeline', shown: dates('2025-03-08') }],
    ['march 2024', { kind: 'timeline', shown: dates('2024-03-01', '2024-03-31') }],
    ['yesterday', { kind: 'timeline', shown: dates('2024-11-13') }],
    ['yesterday at 14:30', { kind: 'moment', at: Date.parse('2024-11-13T19:30Z') }],
    ['meals yesterday', { kind: 'events', period: dates('2024-11-13'), of: 'carbs' }],
    ['notes on 8 March 2024', { kind: 'events', period: dates('2024-03-08'), of: 'note' }],
    ['finger pricks this week', { kind: 'events', period: dates('2024-11-11', '2024-11-17'), of: 'fingerstick' }],
    ['insulin', { kind: 'events', period: null, of: 'insulin' }],
    ['pattern 90 days', { kind: 'pattern', period: { kind: 'last', length: '90d' } }],
    ['compare last month', { kind: 'compare', period: dates('2024-10-01', '2024-10-31'), against: null }],
    ['days of March 2024', { kind: 'days', period: dates('2024-03-01', '2024-03-31') }],
    ['chart 3 h', { kind: 'timeline', shown: { kind: 'last', length: '3h' } }],
    ['year', { kind: 'year' }],
    ['year 2023', { kind: 'year' }],
    ['exercise last weekend', { kind: 'events', period: dates('2024-11-09', '2024-11-10'), of: 'exercise' }],
    ['lows 20 Dec to 5 Jan', { kind: 'episodes', period: dates('2023-12-20', '2024-01-05'), of: 'lows' }],
    ['time in range last month', { kind: 'days', period: dates('2024-10-01', '2024-10-31') }],
    ['GMI', { kind: 'days', period: null }],
    ['settings', { kind: 'settings' }],
    ['patt', { kind: 'pattern', period: null }],
  ])('to "%s"', (typed, place) => {
    expect(first(typed)).toEqual({ place, words: '' });
  });

  it.each([
    ['note: pizza', 'note', 'pizza'],
    ['Notes:  Pizza & Grüße, 8 March', 'note', 'Pizza & Grüße, 8 March'],
    ['exercise: run', 'exercise', 'run'],
    ['events: dentist', null, 'dentist'],
  ])('to "%s" is a list with its words', (typed, of, words) => {
    expect(first(typed)).toEqual({ place: { kind: 'events', period: { kind: 'all' }, of }, words });
  });
});

describe('more answers', () => {
  it('to a time are all views that look at one; a pattern is of a week at least', () => {
    expect(kinds('yesterday')).toEqual(['timeline', 'days', 'episodes', 'events']);
    expect(kinds('last week')).toEqual(['timeline', 'days', 'episodes', 'events', 'pattern', 'compare']);
  });

  it('to a kind at a time are the timeline of it; at a moment, the moment', () => {
    expect(kinds('lows last week')).toEqual(['episodes', 'timeline']);
    expect(kinds('meals yesterday 12:00')).toEqual(['events', 'moment', 'timeline']);
  });

  it('to a beginning are all that it may become', () => {
    expect(kinds('e')).toEqual([]);
    expect(kinds('ev')).toEqual(['events']);
    expect(kinds('no')).toEqual(['now', 'notices', 'events']);
  });
});

it.each(['', '   ', 'xyzzy', 'lows next week', 'why am I low', 'note:', 'pizza: note', '🍕', 'constructor', 'show my'])(
  '"%s" is not understood',
  (typed) => {
    expect(parseSearch(typed, CONTEXT)).toEqual([]);
  },
);

it.each(SEARCH_EXAMPLES)('the example "%s" is understood', (typed) => {
  expect(parseSearch(typed, CONTEXT)).not.toEqual([]);
});

test('whatever is typed leads nowhere, or to places that have a link', () => {
  const word = fc.constantFrom(
    ...[
      'lows',
      'note:',
      'pizza',
      'last',
      'week',
      'march',
      '8',
      '2024',
      '14',
      'days',
      'to',
      'yesterday',
      '12:00',
      'events',
    ],
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(word, fc.string()), { maxLength: 5 }), (words) => {
      for (const { place } of parseSearch(words.join(' '), CONTEXT))
        expect(parsePlace(formatPlace(place))).toEqual(place);
    }),
  );
});
