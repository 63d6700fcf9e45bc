import { PERIOD_MS, type Period, type PeriodLength } from '../period';
import { type DateContext, type DaySpan, oneDay, parseDays } from './days';
import { parseFromTo } from './from-to';
import { daysBack, parseRelative, type Unit, unitOf } from './relative';

const DAY_MS = 24 * 3_600_000;

/** A period, and a time of its day (ms after midnight) where one was said. */
export type When = { readonly period: Period; readonly timeMs: number | null };

/** Reads a time in `plain` text such as "last week", "14 days" or "8 March 2025 14:30"; null where it is none. */
export function parseWhen(typed: string, context: DateContext): When | null {
  const text = inFigures(typed);
  const period = parsePeriod(text, context);
  if (period) return { period, timeMs: null };
  for (const [day, clock] of partsOf(text)) {
    const timeMs = parseClock(clock);
    const span = day === '' ? oneDay(context.today) : parseSpan(day, context);
    if (timeMs !== null && span && span.fromDay === span.toDay) return { period: { kind: 'dates', ...span }, timeMs };
  }
  return null;
}

const COUNTS = ['a', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const COUNT = new RegExp(`\\b(${COUNTS.join('|')}) (?=(?:hour|day|week|month|year)s?\\b)`, 'g');

/** "two weeks ago" as "2 weeks ago", and "2024-03-08T14:30" with room between. */
const inFigures = (text: string): string =>
  text
    .replace(COUNT, (_, count: string) => `${Math.max(1, COUNTS.indexOf(count))} `)
    .replace(/^(\d{4}-\d\d-\d\d)t(?=\d)/, '$1 ');

/** A day and a time of it, in either order. */
function partsOf(text: string): ReadonlyArray<readonly [day: string, clock: string]> {
  const [, before = '', clockLast = ''] = /^(.*?) ?(?:at )?(\S+(?: ?[ap]m)?)$/.exec(text) ?? [];
  const [, clockFirst = '', after = ''] = /^(?:at )?(\S+(?: ?[ap]m)?) (.+)$/.exec(text) ?? [];
  return [
    [before, clockLast],
    [after, clockFirst],
  ];
}

/** "14:30", "2pm" or "2:30 pm". */
function parseClock(text: string): number | null {
  const [, hour = '', minute = '0', half] = /^(\d{1,2})(?::(\d\d))?(?: ?([ap])m)?$/.exec(text) ?? [];
  if (hour === '' || (half === undefined && !text.includes(':'))) return null;
  if (Number(minute) > 59 || Number(hour) > 23 || (half && (hour === '0' || Number(hour) > 12))) return null;
  const hours = half ? (Number(hour) % 12) + (half === 'p' ? 12 : 0) : Number(hour);
  return (hours * 60 + Number(minute)) * 60_000;
}

const ALL = new Set(['all', 'all time', 'everything', 'ever', 'always']);

function parsePeriod(text: string, context: DateContext): Period | null {
  if (ALL.has(text)) return { kind: 'all' };
  const period = parseLength(text, context.today) ?? parseSpan(text, context);
  if (!period || 'length' in period) return period;
  return period.fromDay < 0 ? null : { kind: 'dates', ...period }; // before any sensor, and before what a place can name
}

type Length = Extract<Period, { kind: 'last' }>;

/** "14 days", "last 3 months", "90d": up to today, or to the newest reading where it is one of the usual lengths. */
function parseLength(text: string, today: number): Length | DaySpan | null {
  const [, past, figure, name = ''] = /^((?:last|past) )?(?:(\d{1,4}) ?)?([a-z]+)$/.exec(text) ?? [];
  const unit = unitOf(name);
  if (!unit || (figure === undefined && past !== 'past ')) return null; // "last week" is a week of the calendar
  const count = Number(figure ?? 1);
  if (count === 0) return null;
  const usual = lengthOf(count, unit);
  if (usual) return { kind: 'last', length: usual };
  if (unit === 'hours') return null;
  return { fromDay: daysBack(today, count, unit) + DAY_MS, toDay: today };
}

function lengthOf(count: number, unit: Unit): PeriodLength | null {
  const days = unit === 'weeks' ? count * 7 : unit === 'days' ? count : unit === 'months' && count === 1 ? 30 : null;
  const name = unit === 'years' ? `${count}y` : unit === 'hours' ? (count === 24 ? '1d' : `${count}h`) : `${days}d`;
  return isLength(name) ? name : null;
}

const isLength = (name: string): name is PeriodLength => Object.hasOwn(PERIOD_MS, name);

/** Days in words, one or several: "yesterday", "last week", "3 days ago", "1 to 14 March", "since May". */
function parseSpan(text: string, context: DateContext): DaySpan | null {
  return (
    parseRelative(text, context) ?? parseDays(text, context) ?? parseFromTo(text, context) ?? parseSince(text, context)
  );
}

function parseSince(text: string, context: DateContext): DaySpan | null {
  const [, since] = /^(?:since|from) (.+)$/.exec(text) ?? [];
  const from = since === undefined ? null : parseSpan(since, context);
  return from && from.fromDay <= context.today ? { fromDay: from.fromDay, toDay: context.today } : null;
}
