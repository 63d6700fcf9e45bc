import { PERIOD_MS, type Period, type PeriodLength, weekdayFromMonday } from '../period';
import { type DateContext, type DaySpan, oneDay, parseDays, wholeMonths } from './days';

const DAY_MS = 24 * 3_600_000;

/** A period, and a time of its day (ms after midnight) where one was said. */
export type When = { readonly period: Period; readonly timeMs: number | null };

/** Reads a time in `plain` text such as "last week", "14 days" or "8 March 2025 14:30"; null where it is none. */
export function parseWhen(text: string, context: DateContext): When | null {
  const period = parsePeriod(text, context);
  if (period) return { period, timeMs: null };
  const [, dayText = '', clock = ''] = /^(.*?) ?(?:at )?(\S+(?: ?[ap]m)?)$/.exec(text) ?? [];
  const timeMs = parseClock(clock);
  const day = dayText === '' ? oneDay(context.today) : parseSpan(dayText, context);
  if (timeMs === null || day?.fromDay !== day?.toDay || !day) return null;
  return { period: { kind: 'dates', ...day }, timeMs };
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

const UNITS = { h: 'hours', hour: 'hours', d: 'days', day: 'days', w: 'weeks', week: 'weeks', m: 'months' } as const;
const MORE_UNITS = { month: 'months', y: 'years', year: 'years' } as const;
type Unit = 'hours' | 'days' | 'weeks' | 'months' | 'years';
const UNIT_OF: ReadonlyMap<string, Unit> = new Map(Object.entries({ ...UNITS, ...MORE_UNITS }));

type Length = Extract<Period, { kind: 'last' }>;

/** "14 days", "last 3 months", "90d": up to today, or to the newest reading where it is one of the usual lengths. */
function parseLength(text: string, today: number): Length | DaySpan | null {
  const [, past, figure, name = ''] = /^((?:last|past) )?(?:(\d{1,4}) ?)?([a-z]+?)s?$/.exec(text) ?? [];
  const unit = UNIT_OF.get(name);
  if (!unit || (figure === undefined && past !== 'past ')) return null; // "last week" is a week of the calendar
  const count = Number(figure ?? 1);
  if (count === 0) return null;
  const usual = lengthOf(count, unit);
  if (usual) return { kind: 'last', length: usual };
  if (unit === 'hours') return null;
  return { fromDay: back(today, count, unit) + DAY_MS, toDay: today };
}

function lengthOf(count: number, unit: Unit): PeriodLength | null {
  const days = unit === 'weeks' ? count * 7 : unit === 'days' ? count : unit === 'months' && count === 1 ? 30 : null;
  const name = unit === 'years' ? `${count}y` : unit === 'hours' ? (count === 24 ? '1d' : `${count}h`) : `${days}d`;
  return isLength(name) ? name : null;
}

const isLength = (name: string): name is PeriodLength => Object.hasOwn(PERIOD_MS, name);

function back(day: number, count: number, unit: Exclude<Unit, 'hours'>): number {
  if (unit === 'days' || unit === 'weeks') return day - count * (unit === 'weeks' ? 7 : 1) * DAY_MS;
  const date = new Date(day);
  const months = date.getUTCMonth() - count * (unit === 'years' ? 12 : 1);
  const lastOfMonth = new Date(Date.UTC(date.getUTCFullYear(), months + 1, 0)).getUTCDate();
  return Date.UTC(date.getUTCFullYear(), months, Math.min(date.getUTCDate(), lastOfMonth));
}

/** Days in words, one or several: "yesterday", "last week", "3 days ago", "1 to 14 March", "since May". */
function parseSpan(text: string, context: DateContext): DaySpan | null {
  return (
    parseRelative(text, context.today) ??
    parseAgo(text, context.today) ??
    parseDays(text, context) ??
    parseSince(text, context) ??
    parseFromTo(text, context)
  );
}

function parseRelative(text: string, today: number): DaySpan | null {
  const date = new Date(today);
  const [year, month, monday] = [date.getUTCFullYear(), date.getUTCMonth(), today - weekdayFromMonday(today) * DAY_MS];
  const spans: Readonly<Record<string, DaySpan>> = {
    today: oneDay(today),
    yesterday: oneDay(today - DAY_MS),
    'day before yesterday': oneDay(today - 2 * DAY_MS),
    'last night': { fromDay: today - DAY_MS, toDay: today },
    'this week': { fromDay: monday, toDay: monday + 6 * DAY_MS },
    'last week': { fromDay: monday - 7 * DAY_MS, toDay: monday - DAY_MS },
    'this month': wholeMonths(year, month),
    'last month': wholeMonths(year, month - 1),
    'this year': wholeMonths(year, 0, 12),
    'last year': wholeMonths(year - 1, 0, 12),
  };
  const name = text.replace(/^previous /, 'last ');
  return Object.hasOwn(spans, name) ? (spans[name] ?? null) : null;
}

function parseAgo(text: string, today: number): DaySpan | null {
  const [, figure, name = ''] = /^(\d{1,4}) ([a-z]+?)s? ago$/.exec(text) ?? [];
  const unit = UNIT_OF.get(name);
  return unit && unit !== 'hours' ? oneDay(back(today, Number(figure), unit)) : null;
}

function parseSince(text: string, context: DateContext): DaySpan | null {
  const [, since] = /^since (.+)$/.exec(text) ?? [];
  const from = since === undefined ? null : parseSpan(since, context);
  return from && from.fromDay <= context.today ? { fromDay: from.fromDay, toDay: context.today } : null;
}

/** "1 March to 14 March", "1 to 14 March", "March to May 2024": what the first lacks, the second says. */
function parseFromTo(text: string, context: DateContext): DaySpan | null {
  const [, first, second] = /^(?:from |between )?(.+?) (?:to|until|till|and|-|–) (.+)$/.exec(text) ?? [];
  if (first === undefined || second === undefined) return null;
  const to = parseDays(second, context) ?? parseRelative(second, context.today);
  if (!to) return null;
  const rest = second.split(' ');
  const year = String(new Date(to.toDay).getUTCFullYear());
  const from = [first, `${first} ${year}`, ...rest.map((_, i) => `${first} ${rest.slice(i).join(' ')}`)]
    .map((words) => parseDays(words, context) ?? parseRelative(words, context.today))
    .find((span) => span && span.fromDay <= to.toDay);
  return from ? { fromDay: from.fromDay, toDay: to.toDay } : null;
}
