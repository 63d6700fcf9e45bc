import { type DateContext, type DaySpan, parseDays } from './days';
import { parseRelative } from './relative';

const YEAR_MS = 365 * 24 * 3_600_000;
/** What stands between two dates, with room around it. */
const BETWEEN = /^(.+?) (?:to|until|till|through|and|-|bis|au|al|hasta|tot|til) (.+)$/;

/** The day of a month. */
const FIGURE = /(?<!\d)\d{1,2}(?!\d)/;

/** Reads "20 Dec to 5 Jan", "1-14 March", "March 1 to 14" or "March to May 2024"; null where it is none. */
export function parseFromTo(text: string, context: DateContext): DaySpan | null {
  for (const [first, second] of splits(text.replace(/^(?:from|between) /, ''))) {
    const found = readEnds(first, second, context);
    if (found) return found;
  }
  return null;
}

type Ends = readonly [first: string, second: string];

function splits(text: string): readonly Ends[] {
  const spaced = text.replace(/ ?(?:\.{2,}|…|–|—) ?/, ' - ').replace(/^(\d{4}-\d\d-\d\d)\/(?=\d{4}-)/, '$1 - ');
  const [, first, second] = BETWEEN.exec(spaced) ?? [];
  if (first !== undefined && second !== undefined) return [[first, second]];
  const parts = spaced.split('-'); // "1-14 march" has one, two dates such as 2024-03-01 five, and the third parts them
  const middle = parts.length / 2;
  if (!Number.isInteger(middle)) return [];
  return [[parts.slice(0, middle).join('-').replace(/\.$/, ''), parts.slice(middle).join('-')]];
}

/** Of ends without a year it is the latest time that is past, for the most part. */
function readEnds(first: string, second: string, context: DateContext): DaySpan | null {
  const { today } = context;
  const known = readFixed(first, context);
  const untils = known ? [Math.min(known.toDay + YEAR_MS, today), known.toDay + YEAR_MS] : [today + YEAR_MS, today];
  const isFixed = known !== null || readFixed(second, context) !== null;
  for (const until of untils) {
    const to = readEnd(second, until, context) ?? readEnd(withRest(first, second), until, context);
    const from = to && readFirst(first, second, to.toDay, context);
    if (!from || from.fromDay > to.toDay) continue;
    if (isFixed || (from.fromDay + to.toDay) / 2 <= today) return { fromDay: from.fromDay, toDay: to.toDay };
  }
  return null;
}

/** A date is the latest until a day; what is told from today is told from the real one. */
const readEnd = (text: string, until: number, context: DateContext): DaySpan | null =>
  parseRelative(text, context) ?? parseDays(text, { ...context, today: until });

/** An end that is the same whenever it is read. */
function readFixed(text: string, context: DateContext): DaySpan | null {
  const [now, once] = [0, 2 * YEAR_MS].map((ago) => readEnd(text, context.today - ago, context));
  return now && now.fromDay === once?.fromDay ? now : null;
}

/** What the first lacks, the second says: "1" of "1 to 14 March 2024". */
function readFirst(first: string, second: string, until: number, context: DateContext): DaySpan | null {
  const rest = second.split(' ');
  for (const words of [first, ...rest.map((_, i) => `${first} ${rest.slice(i).join(' ')}`)]) {
    const span = readEnd(words, until, context);
    if (span) return span;
  }
  return null;
}

/** What the second lacks, the first says: "14" of "March 1 to 14". */
const withRest = (first: string, second: string): string =>
  /^\d{1,2}(?: \d{4})?$/.test(second) && FIGURE.test(first) ? first.replace(FIGURE, second) : '';
