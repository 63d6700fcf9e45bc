import type { TimeRange } from '../../core/contract';
import { instantOf, type OffsetAt, weekdayFromMonday } from '../../core/period';
import { type Distribution, sumDaysAt } from '../../core/statistics/distribution';
import { sumBlock, type TimesOfDay } from '../../core/statistics/hours';
import type { Preset } from '../../core/statistics/presets';
import { coverageOf, describeNotEnough } from '../../core/statistics/sufficiency';
import { deriveSummary, type SummaryOf } from '../../core/statistics/summary';
import { formatGlucoseNumber } from '../../core/units';
import { formatDay } from '../days/describe-day';
import { nameWeekday } from '../days/weekday-filter';
import { formatRows } from '../parts/table-box';
import { formatCount, formatHours, type Reader } from './format-figure';
import type { WindowSums } from './load-statistics';
import { formatSides } from './zone-rows';

const DAY_MS = 24 * 3_600_000;
/** Monday first, as clinics print them. */
const WEEK = [0, 1, 2, 3, 4, 5, 6];
const BLOCKS = [0, 3, 6, 9, 12, 15, 18, 21] as const;
const BLOCK_HOURS = 3;

/** `windowMs` is how long the group is in the window, and 0 where it is of hours. */
type Group = {
  readonly label: string;
  readonly distribution: Distribution;
  readonly windowMs: number;
  readonly of?: SummaryOf;
};

/** A group as it stands: its numbers, or in their place why there are none, and how many readings it has. */
export type GroupText = {
  readonly label: string;
  readonly numbers: readonly [below: string, target: string, above: string, mean: string] | null;
  readonly lack: string;
  readonly readings: string;
};

/** Groups of one kind as a table. */
export type GroupList = { readonly caption: string; readonly head: string; readonly groups: readonly GroupText[] };

/** By the days of the week, those of work and the others together, and by hours of the day. */
export function listWeekAndHours(
  sums: WindowSums,
  times: TimesOfDay | null,
  preset: Preset,
  reader: Reader,
): readonly GroupList[] {
  const describe = (group: Group): GroupText => describeGroup(group, preset, reader);
  const week = deriveWeekdays(sums, reader.locale).map(describe);
  const hours = times && deriveBlocks(times, reader.locale).map(describe);
  return [
    { caption: 'By day of the week', head: 'Days', groups: week },
    ...(hours ? [{ caption: 'By hours of the day', head: 'Hours', groups: hours }] : []),
  ];
}

/** Each day, the newest first; as in Days, one of which too little is reported has no numbers. */
export function listDays({ days, offsetAt }: WindowSums, preset: Preset, reader: Reader): GroupList {
  const rows = new Map<number, number[]>();
  for (const [row, day] of days.localAt.entries()) rows.set(day, [...(rows.get(day) ?? []), row]);
  const groups = [...rows].map(([day, own]) => {
    const windowMs = instantOf(day + DAY_MS, offsetAt) - instantOf(day, offsetAt);
    const label = formatDay(day, reader.locale, 'short');
    return describeGroup({ label, distribution: sumDaysAt(days, own), windowMs, of: 'day' }, preset, reader);
  });
  return { caption: 'By day', head: 'Day', groups: groups.reverse() };
}

function deriveWeekdays({ days, range, offsetAt }: WindowSums, locale: string): readonly Group[] {
  const rows = [...days.localAt.keys()];
  const group = (label: string, weekdays: readonly number[]): Group => {
    const own = rows.filter((row) => weekdays.includes(weekdayFromMonday(days.localAt[row] ?? 0)));
    const dates = new Set(own.map((row) => days.localAt[row] ?? 0));
    const windowMs = [...dates].reduce((sum, day) => sum + lengthIn(range, day, offsetAt), 0);
    return { label, distribution: sumDaysAt(days, own), windowMs };
  };
  return [
    ...WEEK.map((weekday) => group(nameWeekday(weekday, locale, 'long'), [weekday])),
    group('Monday to Friday', WEEK.slice(0, 5)),
    group('Saturday and Sunday', WEEK.slice(5)),
  ];
}

const lengthIn = ({ fromAt, toAt }: TimeRange, day: number, offsetAt: OffsetAt): number =>
  Math.max(0, Math.min(toAt, instantOf(day + DAY_MS, offsetAt)) - Math.max(fromAt, instantOf(day, offsetAt)));

const deriveBlocks = (times: TimesOfDay, locale: string): readonly Group[] =>
  BLOCKS.map((from) => ({
    label: formatHours(from, from + BLOCK_HOURS, locale),
    distribution: sumBlock(times, from, from + BLOCK_HOURS),
    windowMs: 0,
  }));

function describeGroup(
  { label, distribution, windowMs, of }: Group,
  preset: Preset,
  { unit, locale }: Reader,
): GroupText {
  const { zones, mean } = deriveSummary(distribution, coverageOf(distribution.total, windowMs), preset, of);
  const sides = zones.kind === 'value' ? formatSides(zones.value) : null;
  return {
    label,
    numbers:
      sides && mean.kind === 'value'
        ? [sides.below, sides.target, sides.above, formatGlucoseNumber(mean.value, unit, locale)]
        : null,
    lack: zones.kind === 'not-enough' ? describeNotEnough(zones) : '',
    readings: formatCount(distribution.total, locale),
  };
}

/** The heads of the columns; how many readings there are stands with the name of a group. */
export const columnsOf = (head: string, { unit }: Reader): readonly string[] => [
  head,
  'Below',
  'In range',
  'Above',
  `Mean (${unit})`,
];

/** The tables as text. */
export const groupsAsText = (lists: readonly GroupList[], reader: Reader): string =>
  lists
    .map(({ caption, head, groups }) => {
      const rows = groups.map(({ label, numbers, lack, readings }) => [
        label,
        ...(numbers ?? [lack, '', '', '']),
        readings,
      ]);
      return `${caption}\n${formatRows([[...columnsOf(head, reader), 'Readings'], ...rows])}`;
    })
    .join('\n\n');
