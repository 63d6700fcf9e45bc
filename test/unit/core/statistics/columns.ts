import fc from 'fast-check';
import type { ReadingColumns } from '../../../../core/contract';
import { NO_OFFSET } from '../../../../core/history';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Zones with whole, half and quarter hours, with changes in spring, in autumn, at midnight and of half an hour. */
export const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'America/Havana',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Kiritimati',
  'America/St_Johns',
  'UTC',
] as const;

/** A reading: when, its code, and the minutes its clock was ahead; UTC where not said. */
export type Read = readonly [at: number, code: number, offsetMinutes?: number];

export const columnsOf = (readings: readonly Read[]): ReadingColumns => ({
  at: Float64Array.from(readings, ([at]) => at),
  mgDl: Int16Array.from(readings, ([, code]) => code),
  offsetMinutes: Int16Array.from(readings, ([, , offset]) => offset ?? 0),
});

/** Readings every five minutes from a time on, of codes in order; 0 is a missing one. */
export const every5 = (fromAt: number, codes: readonly number[], offsetMinutes = 0): Read[] =>
  codes.map((code, i): Read => [fromAt + i * 5 * MINUTE, code, offsetMinutes]).filter(([, code]) => code > 0);

export const anyCode = fc.oneof(
  fc.integer({ min: 39, max: 401 }),
  fc.constantFrom(39, 53, 54, 62, 63, 69, 70, 140, 141, 180, 181, 250, 251, 401),
);

const anyOf = (minutes: readonly number[]) =>
  fc
    .array(fc.tuple(anyCode, fc.constantFrom(...minutes), fc.constantFrom(0, 0, 0, 60, -300, 840, NO_OFFSET)), {
      maxLength: 120,
    })
    .map((steps) => {
      let at = Date.UTC(2024, 1, 28, 20);
      return steps.map(([code, apart, offset]): Read => {
        at += apart * MINUTE;
        return [at, code, offset];
      });
    });

/** Readings in order, of some days: usually five minutes apart, now and then with a gap, on clocks that change. */
export const anyReadings = anyOf([5, 5, 5, 5, 10, 40, 700]);

/** The same with stretches of one a minute, and of two sensors worn at once. */
export const anyDense = anyOf([1, 1, 1, 2, 3, 5, 40, 300]);
