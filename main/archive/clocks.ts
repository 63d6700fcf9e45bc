import { type ClockColumns, NO_OFFSET } from '../../core/history';
import type { Database } from './sqlite';

/** The hour after one that is of another offset: of the hours between, which are many, only the keys are looked at. */
const NEXT = `SELECT start_at AS at, offset_minutes AS offsetMinutes FROM hour
  WHERE (start_at, offset_minutes) > (?, ?) AND offset_minutes <> ? AND offset_minutes <> ${NO_OFFSET}
  ORDER BY start_at, offset_minutes LIMIT 1`;

/**
 * A change that is taken back so soon is none: a receiver left on home time fills what the phone on a journey missed.
 * Ours; longer than readings are missed by a phone that was out of reach, shorter than a stay.
 */
const RETURNS_WITHIN_MS = 3 * 3_600_000;

type Change = { readonly at: number; readonly offsetMinutes: number };

/** Prepares to read how the person's UTC offset changed, from the hourly sums, each of which is of one offset. */
export function prepareClocks(database: Database): () => ClockColumns {
  const next = database.prepare(NEXT);
  const after = ({ at, offsetMinutes }: Change) => next.get(at, offsetMinutes, offsetMinutes) as Change | undefined;
  return () => {
    const all: Change[] = [];
    for (let last = after(BEFORE_ALL); last; last = after(last)) all.push(last);
    const changes = dropReturns(all);
    return {
      at: Float64Array.from(changes, ({ at }) => at),
      offsetMinutes: Int16Array.from(changes, ({ offsetMinutes }) => offsetMinutes),
    };
  };
}

/** Changes, oldest first, without those that were taken back soon. */
export function dropReturns(changes: readonly Change[]): readonly Change[] {
  const kept: Change[] = [];
  for (const change of changes) {
    const [before, last] = [kept.at(-2), kept.at(-1)];
    const isReturn = before?.offsetMinutes === change.offsetMinutes && change.at - (last?.at ?? 0) < RETURNS_WITHIN_MS;
    if (isReturn) kept.pop();
    else if (last?.offsetMinutes !== change.offsetMinutes) kept.push(change);
  }
  return kept;
}

const BEFORE_ALL: Change = { at: -8.64e15, offsetMinutes: NO_OFFSET };
