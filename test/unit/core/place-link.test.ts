import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { PERIOD_MS, type Period, type PeriodLength } from '../../../core/period';
import { EPISODES_OF_WORDS, type EpisodesOf, EVENTS_OF_WORDS, type EventsOf, type Place } from '../../../core/place';
import { formatPlace, isPlaceLink, parsePlace } from '../../../core/place-link';

const DAY_MS = 24 * 3_600_000;
const day = (text: string): number => Date.parse(text);
const keysOf = <Key extends string>(table: Readonly<Record<Key, unknown>>) => Object.keys(table) as Key[];

const LINKS: ReadonlyArray<readonly [link: string, place: Place]> = [
  ['steadyline://view/now', { kind: 'now' }],
  ['steadyline://view/settings', { kind: 'settings' }],
  ['steadyline://view/timeline', { kind: 'timeline', shown: null }],
  ['steadyline://view/timeline?period=14d', { kind: 'timeline', shown: { kind: 'last', length: '14d' } }],
  [
    'steadyline://view/timeline?from=2024-11-14T08:00:00Z&to=2024-11-14T09:30:00.250Z',
    {
      kind: 'timeline',
      shown: { kind: 'times', fromAt: day('2024-11-14T08:00Z'), toAt: day('2024-11-14T09:30:00.250Z') },
    },
  ],
  [
    'steadyline://view/days?from=2024-02-29&to=2024-03-01',
    { kind: 'days', period: { kind: 'dates', fromDay: day('2024-02-29'), toDay: day('2024-03-01') } },
  ],
  ['steadyline://view/compare?period=all', { kind: 'compare', period: { kind: 'all' }, against: null }],
  [
    'steadyline://view/compare?period=30d&against=year-before',
    { kind: 'compare', period: { kind: 'last', length: '30d' }, against: { kind: 'year-before' } },
  ],
  [
    'steadyline://view/compare?against-from=2024-02-01&against-to=2024-02-29',
    {
      kind: 'compare',
      period: null,
      against: { kind: 'dates', fromDay: day('2024-02-01'), toDay: day('2024-02-29') },
    },
  ],
  [
    'steadyline://view/episodes?period=30d&of=lows',
    { kind: 'episodes', period: { kind: 'last', length: '30d' }, of: 'lows' },
  ],
  ['steadyline://view/events?of=carbs', { kind: 'events', period: null, of: 'carbs' }],
  ['steadyline://view/moment?at=2024-11-14T08:00:00Z', { kind: 'moment', at: day('2024-11-14T08:00Z') }],
];

describe('a link to a view', () => {
  it.each(LINKS)('%s is read and written', (link, place) => {
    expect(parsePlace(link)).toEqual(place);
    expect(formatPlace(place)).toBe(link);
  });

  it.each([
    ['in capitals and with a slash', 'STEADYLINE://VIEW/Now/', { kind: 'now' }],
    [
      'with its signs written out',
      'steadyline://view/moment?at=2024-11-14T10%3A00%3A00%2B02%3A00',
      { kind: 'moment', at: day('2024-11-14T08:00Z') },
    ],
    [
      'with a time on a clock',
      'steadyline://view/moment?at=2024-11-14T10:00+02:00',
      { kind: 'moment', at: day('2024-11-14T08:00Z') },
    ],
  ])('%s means the same', (_, link, place) => {
    expect(parsePlace(link)).toEqual(place);
  });

  it.each([
    ['an unknown view', 'steadyline://view/secrets'],
    ['no view', 'steadyline://view/'],
    ['a view of every object', 'steadyline://view/constructor'],
    ['a period that there is not', 'steadyline://view/days?period=2d'],
    ['a period of every object', 'steadyline://view/days?period=toString'],
    ['a period and dates', 'steadyline://view/days?period=14d&from=2024-11-01&to=2024-11-02'],
    ['one date', 'steadyline://view/days?from=2024-11-01'],
    ['a date and a time', 'steadyline://view/timeline?from=2024-11-01&to=2024-11-02T00:00:00Z'],
    ['times where there are only days', 'steadyline://view/days?from=2024-11-01T00:00:00Z&to=2024-11-02T00:00:00Z'],
    ['a day that no month has', 'steadyline://view/days?from=2024-02-30&to=2024-03-01'],
    ['days that end before they begin', 'steadyline://view/days?from=2024-11-02&to=2024-11-01'],
    ['times that end where they begin', 'steadyline://view/timeline?from=2024-11-01T00:00:00Z&to=2024-11-01T00:00:00Z'],
    ['a time without a zone', 'steadyline://view/moment?at=2024-11-01T00:00:00'],
    ['a moment without a time', 'steadyline://view/moment'],
    ['a time in no year of ours', 'steadyline://view/moment?at=9999-01-01T00:00:00Z'],
    ['a kind of entry that there is not', 'steadyline://view/events?of=pizza'],
    ['a period where there is none', 'steadyline://view/year?period=14d'],
    ['a name it does not know', 'steadyline://view/now?user=me'],
    ['a name twice', 'steadyline://view/days?period=14d&period=30d'],
    ['a broken sign', 'steadyline://view/days?period=%E0%A4%A'],
    ['another host', 'steadyline://oauth/callback?code=a&state=b'],
    ['another scheme', 'https://view/now'],
    ['more than a link', 'steadyline://view/now\nsteadyline://view/year'],
  ])('%s is refused', (_, link) => {
    expect(parsePlace(link)).toBeNull();
  });

  it('is known as one, also where it leads nowhere; an answer to a sign-in is none', () => {
    expect(isPlaceLink('steadyline://view/secrets')).toBe(true);
    expect(isPlaceLink('steadyline://oauth/callback?code=a&state=b')).toBe(false);
    expect(isPlaceLink('steadyline://viewer/now')).toBe(false);
  });
});

const days = fc.integer({ min: 0, max: 60_000 }).map((n) => n * DAY_MS);
const times = fc.integer({ min: 0, max: Date.UTC(2199, 0, 1) });
const dates = fc
  .tuple(days, days)
  .map(([a, b]) => ({ kind: 'dates' as const, fromDay: Math.min(a, b), toDay: Math.max(a, b) }));
const periods: fc.Arbitrary<Period> = fc.oneof(
  fc.constant({ kind: 'all' as const }),
  fc.record({ kind: fc.constant('last' as const), length: fc.constantFrom<PeriodLength>(...keysOf(PERIOD_MS)) }),
  dates,
);
const period = fc.option(periods);
const befores = fc.constantFrom('before', 'year-before').map((kind) => ({ kind }));
const spans = fc
  .tuple(times, fc.integer({ min: 1, max: DAY_MS }))
  .map(([fromAt, ms]) => ({ kind: 'times' as const, fromAt, toAt: fromAt + ms }));
const places: fc.Arbitrary<Place> = fc.oneof(
  fc.constantFrom('now', 'year', 'devices', 'notices', 'settings').map((kind) => ({ kind }) as Place),
  times.map((at) => ({ kind: 'moment' as const, at })),
  fc.record({ kind: fc.constant('timeline' as const), shown: fc.option(fc.oneof(periods, spans)) }),
  fc.record({ kind: fc.constantFrom('days', 'pattern'), period }),
  fc.record({ kind: fc.constant('compare' as const), period, against: fc.option(fc.oneof(befores, dates)) }),
  fc.record({
    kind: fc.constant('episodes' as const),
    period,
    of: fc.option(fc.constantFrom<EpisodesOf>(...keysOf(EPISODES_OF_WORDS))),
  }),
  fc.record({
    kind: fc.constant('events' as const),
    period,
    of: fc.option(fc.constantFrom<EventsOf>(...keysOf(EVENTS_OF_WORDS))),
  }),
);

test('every place is found again by its link', () => {
  fc.assert(
    fc.property(places, (place) => {
      expect(parsePlace(formatPlace(place))).toEqual(place);
    }),
  );
});

test('a link that is read is the link that is written of it, or means the same; junk never fails', () => {
  const part = fc.oneof(fc.string(), fc.constantFrom('now', 'days', '?', 'period=', '14d', '&', 'from=', '2024-11-01'));
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      const place = parsePlace(`steadyline://view/${parts.join('')}`);
      if (place) expect(parsePlace(formatPlace(place))).toEqual(place);
    }),
  );
});
