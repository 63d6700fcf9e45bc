import type { Hours, Schedule } from '../../core/notices/week';
import { EVERY_DAY } from '../../core/notices/week';

/** A span of hours as typed: clock times such as "22:00", empty while there is none. */
export type TypedHours = { readonly days: readonly number[]; readonly start: string; readonly end: string };

/** A schedule as chosen; the hours are kept while another choice is made. */
export type TypedSchedule = { readonly at: 'always' | 'hours' | 'never'; readonly hours: readonly TypedHours[] };

/** What is wrong with a span, by its part. */
export type HoursErrors = Partial<Record<keyof TypedHours, string>>;

export const NEW_HOURS: TypedHours = { days: EVERY_DAY, start: '22:00', end: '07:00' };

/** A schedule as its form shows it; no hours at all is never. */
export function typeSchedule(schedule: Schedule): TypedSchedule {
  if (schedule === 'always') return { at: 'always', hours: [] };
  return { at: schedule.length === 0 ? 'never' : 'hours', hours: schedule.map(typeHours) };
}

const typeHours = ({ days, startMinutes, endMinutes }: Hours): TypedHours => ({
  days,
  start: formatMinutes(startMinutes),
  end: formatMinutes(endMinutes),
});

const formatMinutes = (minutes: number): string => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;

const two = (number: number): string => String(number).padStart(2, '0');

/** Reads a schedule; each span of hours has its own errors, in the same order. */
export function readSchedule({ at, hours }: TypedSchedule): {
  readonly schedule: Schedule;
  readonly errors: readonly HoursErrors[];
} {
  if (at !== 'hours') return { schedule: at === 'always' ? 'always' : [], errors: [] };
  const read = hours.map(readHours);
  return { schedule: read.map(({ value }) => value), errors: read.map(({ errors }) => errors) };
}

function readHours({ days, start, end }: TypedHours): { readonly value: Hours; readonly errors: HoursErrors } {
  const startMinutes = readClock(start);
  const endMinutes = readClock(end);
  const errors = {
    ...(days.length === 0 ? { days: 'Choose at least one day.' } : {}),
    ...(startMinutes === null ? { start: 'Enter a time.' } : {}),
    ...(endMinutes === null ? { end: 'Enter a time.' } : {}),
  };
  return { value: { days, startMinutes: startMinutes ?? 0, endMinutes: endMinutes ?? 0 }, errors };
}

/** Minutes after midnight of a time such as "07:30", as the platform's time field gives it. */
export function readClock(text: string): number | null {
  const [, hours = '', minutes = ''] = /^([01]\d|2[0-3]):([0-5]\d)(?::\d\d)?$/.exec(text) ?? [];
  return hours === '' ? null : Number(hours) * 60 + Number(minutes);
}

/** When a span ends, where that is not plain from its times. */
export function describeEnd({ start, end }: TypedHours): string {
  const [from, to] = [readClock(start), readClock(end)];
  if (from === null || to === null || from < to) return '';
  return from === to ? 'A whole day.' : 'Ends on the day after.';
}
