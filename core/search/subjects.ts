import type { EpisodesOf, EventsOf, Place } from '../place';

/** What can be looked for: a view, or in a list what is of a kind. */
export type Subject =
  | { readonly kind: Exclude<Place['kind'], 'moment' | 'episodes' | 'events'> }
  | { readonly kind: 'episodes'; readonly of: EpisodesOf | null }
  | { readonly kind: 'events'; readonly of: EventsOf | null };

const episodes = (of: EpisodesOf | null): Subject => ({ kind: 'episodes', of });
const events = (of: EventsOf | null): Subject => ({ kind: 'events', of });

/** What people call it, in `plain` text; a plural may be left out. */
const NAMES: ReadonlyArray<readonly [subject: Subject, names: string]> = [
  [{ kind: 'now' }, 'now'],
  [{ kind: 'timeline' }, 'timeline, chart, graph'],
  [{ kind: 'days' }, 'days, strips, statistics, stats, average, mean, gmi, tir, time range'], // statistics stand beside them
  [{ kind: 'pattern' }, 'pattern, profile, agp'],
  [{ kind: 'compare' }, 'compare, comparison'],
  [episodes(null), 'episodes'],
  [{ kind: 'year' }, 'year, calendar, heat map'],
  [events(null), 'events, entries, log, logbook, diary'],
  [{ kind: 'devices' }, 'devices, sensors, transmitters'],
  [{ kind: 'notices' }, 'notices, notifications'],
  [{ kind: 'settings' }, 'settings, preferences, options'],
  [episodes('lows'), 'lows, hypos, hypoglycemia, hypoglycaemia'],
  [episodes('highs'), 'highs, hypers, hyperglycemia, hyperglycaemia'],
  [events('carbs'), 'carbs, meals, food, carbohydrates'],
  [events('insulin'), 'insulin, doses, boluses, bolus, injections'],
  [events('exercise'), 'exercise, workouts, sport, training'],
  [events('health'), 'health, illness, stress'],
  [events('note'), 'notes'],
  [events('fingerstick'), 'fingersticks, calibrations, finger pricks'],
  [events('alert'), 'alerts, alarms'],
];

const SUBJECT_OF: ReadonlyMap<string, Subject> = new Map(
  NAMES.flatMap(([subject, names]) =>
    names.split(', ').flatMap((name) => [[name, subject] as const, [name.replace(/s$/, ''), subject] as const]),
  ),
);

/** What a name stands for; null where it stands for nothing. */
export const subjectOf = (name: string): Subject | null => SUBJECT_OF.get(name) ?? null;

/** What the beginning of a name may come to stand for. */
export function subjectsFrom(beginning: string): readonly Subject[] {
  const found = [...SUBJECT_OF].filter(([name]) => name.startsWith(beginning)).map(([, subject]) => subject);
  return beginning.length < 2 ? [] : [...new Set(found)];
}
