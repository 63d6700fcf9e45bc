const DAY_MS = 24 * 3_600_000;
/** Any Monday, written as if it were UTC. */
const MONDAY = Date.UTC(2024, 0, 1);

/** How a person writes dates: names of months (0 is January) and weekdays (0 is Monday), and what comes first in figures. */
export type DateNames = {
  readonly months: ReadonlyMap<string, number>;
  readonly weekdays: ReadonlyMap<string, number>;
  /** What days near today are called, such as "gestern", and how English says it. */
  readonly relative: ReadonlyMap<string, string>;
  readonly isDayFirst: boolean;
};

/** Without case, accents, commas, and the dots and endings of "8. März", "Sept." and "8th". */
export const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/,/g, ' ')
    .replace(/\.(?=\s|$)/g, ' ')
    .replace(/\b(\d{1,2})(?:st|nd|rd|th)\b/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();

/** The names in English and in the person's own language. */
export function createDateNames(locale: string): DateNames {
  const months = new Map([['sept', 8]]);
  const weekdays = new Map<string, number>();
  for (const language of ['en', locale])
    for (const length of ['long', 'short'] as const) {
      const month = new Intl.DateTimeFormat(language, { month: length, day: 'numeric', timeZone: 'UTC' });
      const alone = new Intl.DateTimeFormat(language, { month: length, timeZone: 'UTC' });
      const weekday = new Intl.DateTimeFormat(language, { weekday: length, timeZone: 'UTC' });
      for (let i = 0; i < 12; i += 1) {
        // Some languages write a month otherwise beside a day.
        for (const format of [month, alone]) months.set(plain(partOf(format, Date.UTC(2024, i, 1), 'month')), i);
        if (i < 7) weekdays.set(plain(partOf(weekday, MONDAY + i * DAY_MS, 'weekday')), i);
      }
    }
  return { months, weekdays, relative: relativeNames(locale), isDayFirst: isDayFirst(locale) };
}

const partOf = (format: Intl.DateTimeFormat, at: number, type: 'month' | 'weekday'): string =>
  format.formatToParts(at).find((part) => part.type === type)?.value ?? '';

function relativeNames(locale: string): ReadonlyMap<string, string> {
  const [own, english] = [locale, 'en'].map((one) => new Intl.RelativeTimeFormat(one, { numeric: 'auto' }));
  const units = ['day', 'week', 'month', 'year'] as const;
  const said = units.flatMap((unit) =>
    [-2, -1, 0].map((by) => [own, english].map((one) => one?.format(by, unit) ?? '')),
  );
  return new Map(said.map(([name = '', inEnglish = '']) => [plain(name), plain(inEnglish)]));
}

function isDayFirst(locale: string): boolean {
  const types = new Intl.DateTimeFormat(locale).formatToParts(0).map(({ type }) => type);
  return types.indexOf('day') < types.indexOf('month');
}
