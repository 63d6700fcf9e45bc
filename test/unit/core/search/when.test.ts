import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { createDateNames, plain } from '../../../../core/search/names';
import { parseWhen } from '../../../../core/search/when';

/** A Thursday. */
const TODAY = Date.parse('2024-11-14');
const written = (day: number): string => new Date(day).toISOString().slice(0, 10);

/** What a text means, in short: a length, "all", one day or "first to last", and a time behind it. */
function meaning(text: string, locale = 'en-GB', today = TODAY): string | null {
  const when = parseWhen(plain(text), { today, names: createDateNames(locale) });
  if (!when) return null;
  const { period, timeMs } = when;
  if (period.kind === 'all') return 'all';
  if (period.kind === 'last') return period.length;
  const [from, to] = [written(period.fromDay), written(period.toDay)];
  const time = timeMs === null ? '' : ` ${new Date(timeMs).toISOString().slice(11, 16)}`;
  return `${from === to ? from : `${from} to ${to}`}${time}`;
}

describe('a day', () => {
  it.each([
    ['today', '2024-11-14'],
    ['Yesterday', '2024-11-13'],
    ['day before yesterday', '2024-11-12'],
    ['3 days ago', '2024-11-11'],
    ['2 weeks ago', '2024-10-31'],
    ['1 month ago', '2024-10-14'],
    ['Thursday', '2024-11-14'],
    ['last Thursday', '2024-11-07'],
    ['a week ago', '2024-11-07'],
    ['two days ago', '2024-11-12'],
    ['this morning', '2024-11-14'],
    ['tonight', '2024-11-14'],
    ['yesterday evening', '2024-11-13'],
    ['20240308', '2024-03-08'],
    ['mon', '2024-11-11'],
    ['Sunday', '2024-11-10'],
    ['2025-03-08', '2025-03-08'],
    ['2024/3/8', '2024-03-08'],
    ['8 March 2024', '2024-03-08'],
    ['March 8, 2024', '2024-03-08'],
    ['8th of March 2024', '2024-03-08'],
    ['8 Mar. 2024', '2024-03-08'],
    ['14 November', '2024-11-14'],
    ['15 November', '2023-11-15'],
    ['29 Feb', '2024-02-29'],
  ])('%s', (text, day) => {
    expect(meaning(text)).toBe(day);
  });

  it.each([
    ['en-GB', '8/3/2024', '2024-03-08'],
    ['en-US', '8/3/2024', '2024-08-03'],
    ['en-US', '25/3/2024', '2024-03-25'],
    ['en-GB', '3/25/24', '2024-03-25'],
    ['de-DE', '8.3.2024', '2024-03-08'],
    ['de-DE', '8.3.', '2024-03-08'],
    ['de-DE', '8. März 2024', '2024-03-08'],
    ['de-DE', '8 marz 2024', '2024-03-08'],
    ['de-DE', '8 March 2024', '2024-03-08'],
    ['de-DE', 'Montag', '2024-11-11'],
    ['de-DE', 'gestern', '2024-11-13'],
    ['de-DE', 'vorgestern', '2024-11-12'],
    ['de-DE', 'yesterday', '2024-11-13'],
    ['fr-FR', 'hier', '2024-11-13'],
    ['es-ES', 'hoy', '2024-11-14'],
    ['fr-FR', '8 août 2024', '2024-08-08'],
    ['es-ES', '8 de marzo de 2024', '2024-03-08'],
    ['ru-RU', '8 марта 2024', '2024-03-08'],
  ])('in %s: %s', (locale, text, day) => {
    expect(meaning(text, locale)).toBe(day);
  });

  it.each([
    '2024-02-30',
    '31 April 2024',
    '32/13/2024',
    '30 Feb',
    '8 8 March',
    '2024-13',
    '99-99',
    'marching',
    '8',
    '1',
    'x',
  ])('%s is none', (text) => {
    expect(meaning(text)).toBeNull();
  });
});

describe('a time of a day', () => {
  it.each([
    ['2025-03-08 14:30', '2025-03-08 14:30'],
    ['yesterday 9:05', '2024-11-13 09:05'],
    ['yesterday at 2pm', '2024-11-13 14:00'],
    ['8 March 2024 12:15 am', '2024-03-08 00:15'],
    ['12pm', '2024-11-14 12:00'],
    ['23:59', '2024-11-14 23:59'],
    ['2 pm yesterday', '2024-11-13 14:00'],
    ['14:30 8 March 2024', '2024-03-08 14:30'],
    ['2024-03-08T14:30', '2024-03-08 14:30'],
  ])('%s', (text, time) => {
    expect(meaning(text)).toBe(time);
  });

  it.each(['24:00', '12:60', '13pm', '0am', 'last week 14:00', 'March 14:00', 'nothing 14:00'])(
    '%s is none',
    (text) => {
      expect(meaning(text)).toBeNull();
    },
  );
});

describe('days', () => {
  it.each([
    ['this week', '2024-11-11 to 2024-11-17'],
    ['last week', '2024-11-04 to 2024-11-10'],
    ['previous week', '2024-11-04 to 2024-11-10'],
    ['last night', '2024-11-13 to 2024-11-14'],
    ['this month', '2024-11-01 to 2024-11-30'],
    ['last month', '2024-10-01 to 2024-10-31'],
    ['last year', '2023-01-01 to 2023-12-31'],
    ['2023', '2023-01-01 to 2023-12-31'],
    ['March 2024', '2024-03-01 to 2024-03-31'],
    ['2024-02', '2024-02-01 to 2024-02-29'],
    ['December', '2023-12-01 to 2023-12-31'],
    ['November', '2024-11-01 to 2024-11-30'],
    ['3 months', '2024-08-15 to 2024-11-14'],
    ['last 10 days', '2024-11-05 to 2024-11-14'],
    ['6 weeks', '2024-10-04 to 2024-11-14'],
    ['1 to 14 March 2024', '2024-03-01 to 2024-03-14'],
    ['from 1 March to 14 April 2023', '2023-03-01 to 2023-04-14'],
    ['2024-03-01 – 2024-03-14', '2024-03-01 to 2024-03-14'],
    ['March to May 2023', '2023-03-01 to 2023-05-31'],
    ['December 2022 to January 2023', '2022-12-01 to 2023-01-31'],
    ['between Monday and Wednesday', '2024-11-11 to 2024-11-13'],
    ['Monday to Friday', '2024-11-04 to 2024-11-08'],
    ['last weekend', '2024-11-09 to 2024-11-10'],
    ['this weekend', '2024-11-09 to 2024-11-10'],
    ['weekend', '2024-11-09 to 2024-11-10'],
    ['week before last', '2024-10-28 to 2024-11-03'],
    ['month before last', '2024-09-01 to 2024-09-30'],
    ['this quarter', '2024-10-01 to 2024-12-31'],
    ['last quarter', '2024-07-01 to 2024-09-30'],
    ['last two months', '2024-09-15 to 2024-11-14'],
    ['1-14 March', '2024-03-01 to 2024-03-14'],
    ['1–14 March 2024', '2024-03-01 to 2024-03-14'],
    ['March 1 to 14', '2024-03-01 to 2024-03-14'],
    ['March 1-14, 2023', '2023-03-01 to 2023-03-14'],
    ['2024-03-01/2024-03-14', '2024-03-01 to 2024-03-14'],
    ['2024-03-01..2024-03-14', '2024-03-01 to 2024-03-14'],
    ['2024-03-01-2024-03-14', '2024-03-01 to 2024-03-14'],
    ['1/3 to 14/3', '2024-03-01 to 2024-03-14'],
    ['1.3.-14.3.', '2024-03-01 to 2024-03-14'],
    ['Monday to yesterday', '2024-11-11 to 2024-11-13'],
    ['last week to today', '2024-11-04 to 2024-11-14'],
    ['3 days ago to yesterday', '2024-11-11 to 2024-11-13'],
    ['from 1 March', '2024-03-01 to 2024-11-14'],
    ['since yesterday', '2024-11-13 to 2024-11-14'],
    ['since March', '2024-03-01 to 2024-11-14'],
  ])('%s', (text, days) => {
    expect(meaning(text)).toBe(days);
  });

  it.each([
    ['20 Dec to 5 Jan', '2023-12-20 to 2024-01-05'],
    ['20 Dec–5 Jan', '2023-12-20 to 2024-01-05'],
    ['Dec 20 - Jan 5', '2023-12-20 to 2024-01-05'],
    ['20.12.-5.1.', '2023-12-20 to 2024-01-05'],
    ['20 Dec to 5 Jan 2023', '2022-12-20 to 2023-01-05'],
    ['20 Dec 2022 to 5 Jan', '2022-12-20 to 2023-01-05'],
    ['20 Dec 2022 to 5 Jan 2023', '2022-12-20 to 2023-01-05'],
    ['December to February', '2023-12-01 to 2024-02-29'],
    ['Nov-Feb', '2023-11-01 to 2024-02-29'],
    ['November to February 2023', '2022-11-01 to 2023-02-28'],
    ['14 March to 1 March 2024', '2023-03-14 to 2024-03-01'],
  ])('over new year: %s', (text, days) => {
    expect(meaning(text)).toBe(days);
  });

  it.each([
    ['20 Dec to 5 Jan', '2025-01-03', '2024-12-20 to 2025-01-05'],
    ['20 Dec to 5 Jan', '2025-02-03', '2024-12-20 to 2025-01-05'],
    ['20 Dec to 5 Jan', '2024-12-21', '2023-12-20 to 2024-01-05'],
    ['20 Dec 2024 to 5 Jan', '2024-12-21', '2024-12-20 to 2025-01-05'],
    ['1 March 2024 to 20 Dec', '2024-11-14', '2024-03-01 to 2024-12-20'],
    ['December to February', '2025-02-10', '2024-12-01 to 2025-02-28'],
    ['this weekend', '2024-11-16', '2024-11-16 to 2024-11-17'],
    ['last weekend', '2024-11-17', '2024-11-09 to 2024-11-10'],
    ['last weekend', '2024-11-18', '2024-11-16 to 2024-11-17'],
    ['last quarter', '2024-02-10', '2023-10-01 to 2023-12-31'],
  ])('%s, on %s', (text, today, days) => {
    expect(meaning(text, 'en-GB', Date.parse(today))).toBe(days);
  });

  it.each([
    ['de-DE', '20. Dez. bis 5. Jan.', '2023-12-20 to 2024-01-05'],
    ['de-DE', '20. Dezember bis 5. Januar 2023', '2022-12-20 to 2023-01-05'],
    ['de-DE', 'Dezember bis Februar', '2023-12-01 to 2024-02-29'],
    ['de-DE', 'letzte Woche', '2024-11-04 to 2024-11-10'],
    ['de-DE', 'diesen Monat', '2024-11-01 to 2024-11-30'],
    ['fr-FR', '20 déc. au 5 janv.', '2023-12-20 to 2024-01-05'],
    ['fr-FR', 'le mois dernier', '2024-10-01 to 2024-10-31'],
    ['es-ES', '20 de dic al 5 de ene', '2023-12-20 to 2024-01-05'],
    ['en-US', '12/20 to 1/5', '2023-12-20 to 2024-01-05'],
    ['en-US', '12/20-1/5', '2023-12-20 to 2024-01-05'],
  ])('in %s: %s', (locale, text, days) => {
    expect(meaning(text, locale)).toBe(days);
  });

  it('of January, last month and last week are of the year before', () => {
    expect(meaning('last month', 'en-GB', Date.parse('2024-01-03'))).toBe('2023-12-01 to 2023-12-31');
    expect(meaning('last week', 'en-GB', Date.parse('2024-01-03'))).toBe('2023-12-25 to 2023-12-31');
  });

  it('a month ago is no later than the end of that month', () => {
    expect(meaning('1 month ago', 'en-GB', Date.parse('2024-03-31'))).toBe('2024-02-29');
  });

  it.each([
    '14 March 2024 to 1 March 2024',
    '2024-03-14 to 2024-03-01',
    'since 2025',
    '9999 weeks',
    '9999 weeks ago',
    'to',
    'from to',
    'last',
    'ago',
    'next week',
  ])('%s are none', (text) => {
    expect(meaning(text)).toBeNull();
  });
});

describe('a usual length', () => {
  it.each([
    ['14 days', '14d'],
    ['last 14 days', '14d'],
    ['14d', '14d'],
    ['2 weeks', '14d'],
    ['past week', '7d'],
    ['past month', '30d'],
    ['90 d', '90d'],
    ['3 h', '3h'],
    ['24 hours', '1d'],
    ['1 year', '1y'],
    ['all', 'all'],
    ['everything', 'all'],
  ])('%s', (text, length) => {
    expect(meaning(text)).toBe(length);
  });

  it.each(['5 hours', '0 days', '99999 days', 'days', 'year'])('%s is none', (text) => {
    expect(meaning(text)).toBeNull();
  });
});

test('days never end before they begin, whatever is typed', () => {
  const word = fc.constantFrom(
    ...[
      'to',
      'from',
      'since',
      'last',
      'this',
      'ago',
      'march',
      'monday',
      '8',
      '14',
      '31',
      '2024',
      '2024-03-08',
      'week',
      'days',
      '12:00',
    ],
  );
  const names = createDateNames('en-GB');
  fc.assert(
    fc.property(fc.array(fc.oneof(word, fc.string()), { maxLength: 6 }), (words) => {
      const period = parseWhen(plain(words.join(' ')), { today: TODAY, names })?.period;
      if (period?.kind === 'dates') expect(period.toDay).toBeGreaterThanOrEqual(period.fromDay);
    }),
  );
});
