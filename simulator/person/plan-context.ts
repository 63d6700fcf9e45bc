import { MINUTE_MS } from '../units';
import type { Effect } from './effects';
import type { EventType } from './person';
import type { PersonProfile } from './profile';
import type { RandomStream } from './random';

/** Something the person may enter into the phone. */
export interface Entry {
  readonly at: number;
  readonly type: EventType;
  readonly subType: string | null;
  readonly value: number | null;
  readonly unit: string | null;
  readonly text: string | null;
}

/** Part of a day: what happens, and what of it is entered. */
export interface PlanPart {
  readonly effects: readonly Effect[];
  readonly entries: readonly Entry[];
}

/** What the parts of a plan are made from. */
export interface PlanContext {
  readonly profile: PersonProfile;
  /** Days since 1970-01-01 on the person's calendar. */
  readonly day: number;
  readonly random: RandomStream;
  /** Local minute of the day to epoch ms. */
  readonly atMinute: (minuteOfDay: number) => number;
}

/** Local minute of getting up; an hour later at weekends. */
export function wakeMinute(context: PlanContext): number {
  const weekday = (((context.day + 4) % 7) + 7) % 7;
  const isWeekend = weekday === 0 || weekday === 6;
  return (isWeekend ? 510 : 435) + context.random.gauss() * 18;
}

/** Entries are made to the minute, as phones offer it. */
export function toWholeMinute(at: number): number {
  return Math.round(at / MINUTE_MS) * MINUTE_MS;
}
