import type { TimeRange } from './contract';
import type { Against, Period } from './period';

/** What a timeline can look at: a period, or times (epoch ms) that somebody moved to. */
export type Shown = Period | ({ readonly kind: 'times' } & TimeRange);

/** The views that look at a period of whole days and no more. */
export type DaysView = 'days' | 'pattern';

/** What of the episodes is looked at alone. */
export const EPISODES_OF_WORDS = { lows: 'Lows', highs: 'Highs' } as const;
export type EpisodesOf = keyof typeof EPISODES_OF_WORDS;

/** What of the events is looked at alone. */
export const EVENTS_OF_WORDS = {
  carbs: 'Carbs',
  insulin: 'Insulin',
  exercise: 'Exercise',
  health: 'Health',
  note: 'Notes',
  fingerstick: 'Fingersticks',
  alert: 'Alerts',
} as const;
export type EventsOf = keyof typeof EVENTS_OF_WORDS;

/**
 * Where a window can be led: a view with what it looks at, where `null` leaves that as it is. A moment is a time (epoch
 * ms) on the chart. No place holds glucose, words of the person, or whose data it is.
 */
export type Place =
  | { readonly kind: 'now' | 'year' | 'devices' | 'notices' | 'settings' }
  | { readonly kind: 'moment'; readonly at: number }
  | { readonly kind: 'timeline'; readonly shown: Shown | null }
  | { readonly kind: DaysView; readonly period: Period | null }
  | { readonly kind: 'compare'; readonly period: Period | null; readonly against: Against | null }
  | { readonly kind: 'episodes'; readonly period: Period | null; readonly of: EpisodesOf | null }
  | { readonly kind: 'events'; readonly period: Period | null; readonly of: EventsOf | null };
