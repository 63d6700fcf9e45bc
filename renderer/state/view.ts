import { type Signal, signal } from '@preact/signals';
import type { Deleted } from '../../core/deleted';
import type { RuleName } from '../../core/notices/rules';
import type { Against, Period } from '../../core/period';
import type { EpisodesOf, EventsOf, Shown } from '../../core/place';
import type { Refusal, SignInForm } from '../../core/sign-in';
import type { DayGroup } from '../../core/statistics/pattern';
import type { GlucoseUnit } from '../../core/units';
import type { TypedRule } from '../notices/typed-rule';
import type { TypedSchedule } from '../notices/typed-schedule';
import type { TypedThresholds } from './thresholds';

/** The views of the window, in the order of the rail. */
export type Screen =
  | 'now'
  | 'timeline'
  | 'days'
  | 'pattern'
  | 'compare'
  | 'episodes'
  | 'year'
  | 'events'
  | 'devices'
  | 'notices'
  | 'settings';

/** How many hours the chart of Now may show. */
export const HOURS = [3, 6, 12, 24] as const;
export type Hours = (typeof HOURS)[number];

/** What a list is led to show alone, until the person filters it themselves: a kind, and words to seek. */
export type Wish = { readonly of: EpisodesOf | EventsOf | null; readonly words: string };

/** What was typed and not saved, by its form, so that it is there again after the view was left; each in its own unit. */
export type Unsaved = {
  readonly rules: Signal<{ readonly [Form in `${RuleName} ${GlucoseUnit}`]?: TypedRule | null }>;
  readonly quietHours: Signal<TypedSchedule | null>;
  readonly thresholds: Signal<{ readonly [Unit in GlucoseUnit]?: TypedThresholds | null }>;
};

/** What the window alone knows: where the person is and what was typed. Nothing of it is truth about glucose. */
export type View = {
  readonly screen: Signal<Screen>;
  readonly hours: Signal<Hours>;
  readonly asTable: Signal<boolean>;
  /** What the views of days look at: one for all of them, so that the next shows what the last one did. */
  readonly period: Signal<Period>;
  /** Which days of the week the views by time of day look at. */
  readonly dayGroup: Signal<DayGroup>;
  /** What a comparison holds that period against. */
  readonly against: Signal<Against>;
  /** What the timeline looks at. */
  readonly timeline: Signal<Shown>;
  readonly wish: Signal<Wish | null>;
  /** A time (epoch ms) to read in the chart as soon as it is drawn. */
  readonly moment: Signal<number | null>;
  readonly keysOpen: Signal<boolean>;
  /** What was typed into the search; null where it is closed. */
  readonly search: Signal<string | null>;
  /** What was just done and shows nowhere else, in a sentence. */
  readonly told: Signal<string>;
  readonly signInOpen: Signal<boolean>;
  readonly draft: Signal<SignInForm>;
  readonly unsaved: Unsaved;
  /** Why the form that was sent was not taken. */
  readonly refusal: Signal<Refusal | null>;
  readonly trouble: Signal<string | null>;
  /** What deleting removed, to be said once. */
  readonly deleted: Signal<Deleted | null>;
};

export const EMPTY_DRAFT: SignInForm = {
  region: 'us',
  customOrigin: '',
  oauthVersion: 'v3',
  redirect: 'scheme',
  clientId: '',
  clientSecret: '',
};

const TWO_WEEKS: Period = { kind: 'last', length: '14d' };

/** The view state of a window that was just opened. */
export function createView(): View {
  return {
    screen: signal<Screen>('now'),
    hours: signal<Hours>(3),
    asTable: signal(false),
    period: signal<Period>(TWO_WEEKS),
    dayGroup: signal<DayGroup>('all'),
    against: signal<Against>({ kind: 'before' }),
    timeline: signal<Shown>(TWO_WEEKS),
    wish: signal<Wish | null>(null),
    moment: signal<number | null>(null),
    keysOpen: signal(false),
    search: signal<string | null>(null),
    told: signal(''),
    signInOpen: signal(false),
    draft: signal(EMPTY_DRAFT),
    unsaved: { rules: signal({}), quietHours: signal<TypedSchedule | null>(null), thresholds: signal({}) },
    refusal: signal<Refusal | null>(null),
    trouble: signal<string | null>(null),
    deleted: signal<Deleted | null>(null),
  };
}
