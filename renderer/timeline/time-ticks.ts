import type { TimeRange } from '../../core/contract';
import { instantOf, type OffsetAt } from '../../core/period';
import { formatOf } from '../chart/format-span';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** The first Monday of the epoch, so that weeks begin on one. */
const MONDAY_MS = 4 * DAY_MS;

/** So many ticks are kept, with their words in each format: all that a person comes across. */
const MOST_WRITTEN = 2000;

/** What a tick is of; steps by the calendar are so many months. */
export type TickStep = { readonly unit: 'clock' | 'day' | 'month' | 'year'; readonly size: number };

const STEPS: ReadonlyArray<TickStep & { readonly ms: number }> = [
  ...[1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720].map((minutes) => step('clock', minutes * MINUTE_MS)),
  ...[1, 2, 7, 14].map((days) => step('day', days * DAY_MS)),
  ...[1, 3, 6].map((months) => step('month', months, 30.4 * DAY_MS)),
  ...[12, 24, 60, 120, 240, 600, 1200].map((months) => step('year', months, 30.4 * DAY_MS)),
];

function step(unit: TickStep['unit'], size: number, one = 1): TickStep & { readonly ms: number } {
  return { unit, size, ms: size * one };
}

/** Round times of the person's own clock inside a range, at most about `most` of them, and how they are spaced. */
export function timeTicks(range: TimeRange, most: number, offsetAt: OffsetAt): { step: TickStep; ticks: number[] } {
  const spanMs = range.toAt - range.fromAt;
  const found = STEPS.find(({ ms }) => spanMs / ms <= most) ?? step('year', 12_000, 30.4 * DAY_MS);
  const ticks: number[] = [];
  const localEnd = range.toAt + offsetAt(range.toAt) * MINUTE_MS;
  for (
    let local = firstLocal(range.fromAt + offsetAt(range.fromAt) * MINUTE_MS - HOUR_MS, found);
    local <= localEnd + HOUR_MS;
  ) {
    const at = knownInstantOf(local, offsetAt);
    if (at >= range.fromAt && at <= range.toAt && at > (ticks.at(-1) ?? Number.NEGATIVE_INFINITY)) ticks.push(at);
    local = nextLocal(local, found);
  }
  return { step: found, ticks };
}

const instants = new WeakMap<OffsetAt, Map<number, number>>();

/** Ticks are at round times, which come again with every frame of a move. */
function knownInstantOf(local: number, offsetAt: OffsetAt): number {
  const known = instants.get(offsetAt) ?? new Map<number, number>();
  const at = known.get(local) ?? instantOf(local, offsetAt);
  if (known.size > MOST_WRITTEN) known.clear();
  instants.set(offsetAt, known.set(local, at));
  return at;
}

function firstLocal(local: number, { unit, size }: TickStep): number {
  if (unit === 'clock') return Math.ceil(local / size) * size;
  if (unit === 'day') return Math.ceil((local - MONDAY_MS) / size) * size + MONDAY_MS;
  const date = new Date(local);
  const months = date.getUTCFullYear() * 12 + date.getUTCMonth();
  return monthStart(Math.floor(months / size) * size);
}

function nextLocal(local: number, { unit, size }: TickStep): number {
  if (unit === 'clock' || unit === 'day') return local + size;
  const date = new Date(local);
  return monthStart(date.getUTCFullYear() * 12 + date.getUTCMonth() + size);
}

/** Not by Date.UTC, which takes the first hundred years for those of 1900. */
const monthStart = (months: number): number => new Date(0).setUTCFullYear(Math.floor(months / 12), months % 12, 1);

/** The words of ticks: time or day, and below it, where it is another than before, the day, month or year it is in. */
export function tickLabels(
  ticks: readonly number[],
  { unit }: TickStep,
  locale: string,
  offsetAt: OffsetAt,
): readonly string[] {
  const [main, around] = FORMATS[unit].map((parts) => parts && formatOf(locale, parts));
  let before = '';
  return ticks.map((at) => {
    const local = at + offsetAt(at) * MINUTE_MS;
    const context = around ? write(around, local) : '';
    const label = main ? write(main, local) : '';
    if (context === before) return label;
    before = context;
    return `${label}\n${context}`;
  });
}

const written = new WeakMap<Intl.DateTimeFormat, Map<number, string>>();

/** The same of their words. */
function write(format: Intl.DateTimeFormat, local: number): string {
  const known = written.get(format) ?? new Map<number, string>();
  const words = known.get(local) ?? format.format(local);
  if (known.size > MOST_WRITTEN) known.clear();
  written.set(format, known.set(local, words));
  return words;
}

const FORMATS: Record<TickStep['unit'], ReadonlyArray<Intl.DateTimeFormatOptions | null>> = {
  clock: [
    { hour: '2-digit', minute: '2-digit' },
    { weekday: 'short', day: 'numeric', month: 'short' },
  ],
  day: [
    { weekday: 'short', day: 'numeric' },
    { month: 'short', year: 'numeric' },
  ],
  month: [{ month: 'short' }, { year: 'numeric' }],
  year: [{ year: 'numeric' }, null],
};
