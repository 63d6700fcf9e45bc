import type { EventColumns } from '../../core/history';
import { findNeighbours, joinEntries } from '../../core/statistics/event-curves';
import { type AskedEvents, isIn } from './ask-events';
import { kindOfType, type LogKind } from './log-kinds';

/** What can be averaged around: entries of a kind. */
export type AverageKind = 'meals' | 'fast' | 'long' | 'insulin' | 'exercise' | 'light' | 'medium' | 'heavy';

type KindWords = {
  readonly title: string;
  /** One of them, and several. */
  readonly one: string;
  readonly many: string;
  readonly kind: LogKind;
  /** Null is any subtype. */
  readonly subTypes: ReadonlyArray<string | null> | null;
};

const EXERCISE = { one: 'exercise', many: 'exercises', kind: 'exercise' } as const;
const DOSE = { one: 'dose', many: 'doses', kind: 'insulin' } as const;

/** The kinds in words, and what belongs to each. */
export const AVERAGE_KINDS: Readonly<Record<AverageKind, KindWords>> = {
  meals: { title: 'Meals (carbs)', one: 'meal', many: 'meals', kind: 'carbs', subTypes: null },
  fast: { ...DOSE, title: 'Fast-acting insulin', subTypes: ['fastActing'] },
  long: { ...DOSE, title: 'Long-acting insulin', subTypes: ['longActing'] },
  insulin: { ...DOSE, title: 'Insulin, kind not said', subTypes: ['unknown', null] },
  exercise: { ...EXERCISE, title: 'Exercise', subTypes: null },
  light: { ...EXERCISE, title: 'Light exercise', subTypes: ['light'] },
  medium: { ...EXERCISE, title: 'Medium exercise', subTypes: ['medium'] },
  heavy: { ...EXERCISE, title: 'Heavy exercise', subTypes: ['heavy'] },
};

export const AVERAGE_KIND_NAMES = Object.keys(AVERAGE_KINDS) as readonly AverageKind[];

/** Events of a kind, ascending (epoch ms), and whether another of the kind is in the time around each. */
export type KindEvents = { readonly eventsAt: Float64Array; readonly hasNeighbour: readonly boolean[] };

/** The events of a kind in the days that are looked at; those shortly before and after count as neighbours. */
export function eventsOf({ logged, range }: AskedEvents, name: AverageKind): KindEvents {
  const all = joinEntries(logged.event.at.filter((_, i) => belongsTo(logged.event, i, AVERAGE_KINDS[name])));
  const near = findNeighbours(all);
  const inside = [...all.keys()].filter((i) => isIn(range, all[i] ?? Number.NaN));
  return {
    eventsAt: Float64Array.from(inside, (i) => all[i] ?? 0),
    hasNeighbour: inside.map((i) => near[i] ?? false),
  };
}

const belongsTo = (columns: EventColumns, i: number, { kind, subTypes }: KindWords): boolean =>
  kindOfType(columns.type[i] ?? '') === kind && (subTypes === null || subTypes.includes(columns.subType[i] ?? null));
