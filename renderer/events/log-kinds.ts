import { EVENTS_OF_WORDS, type EventsOf } from '../../core/place';

/** What the log is filtered by; whatever this version does not know is `other`, under its own name. */
export type LogKind = EventsOf | 'other';

export const LOG_KIND_WORDS: Record<LogKind, string> = {
  ...EVENTS_OF_WORDS,
  other: 'Other',
};

export const LOG_KINDS = Object.keys(LOG_KIND_WORDS) as readonly LogKind[];

const KIND_OF_TYPE: Readonly<Record<string, LogKind>> = {
  carbs: 'carbs',
  insulin: 'insulin',
  exercise: 'exercise',
  health: 'health',
  notes: 'note',
  note: 'note',
  bloodGlucose: 'fingerstick',
};

/** The kind of an event's type as the API names it. */
export const kindOfType = (type: string): LogKind =>
  (Object.hasOwn(KIND_OF_TYPE, type) ? KIND_OF_TYPE[type] : undefined) ?? 'other';

/** The kinds that say how much of something there was. */
export const HAS_AMOUNT: Record<LogKind, boolean> = {
  carbs: true,
  insulin: true,
  exercise: true,
  health: false,
  note: false,
  fingerstick: true,
  alert: false,
  other: false,
};

/** What is hidden where one kind alone is to be seen; nothing where that is no kind. */
export const hiddenBut = (only: string | null): ReadonlySet<LogKind> =>
  new Set(LOG_KINDS.some((kind) => kind === only) ? LOG_KINDS.filter((kind) => kind !== only) : []);
