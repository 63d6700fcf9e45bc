import { type ClockColumns, NO_OFFSET } from '../../core/history';
import type { Database } from './sqlite';

/** The hour after one that is of another offset: of the hours between, which are many, only the keys are looked at. */
const NEXT = `SELECT start_at AS at, offset_minutes AS offsetMinutes FROM hour
  WHERE (start_at, offset_minutes) > (?, ?) AND offset_minutes <> ? AND offset_minutes <> ${NO_OFFSET}
  ORDER BY start_at, offset_minutes LIMIT 1`;

type Change = { readonly at: number; readonly offsetMinutes: number };

/** Prepares to read how the person's UTC offset changed, from the hourly sums, each of which is of one offset. */
export function prepareClocks(database: Database): () => ClockColumns {
  const next = database.prepare(NEXT);
  const after = ({ at, offsetMinutes }: Change) => next.get(at, offsetMinutes, offsetMinutes) as Change | undefined;
  return () => {
    const changes: Change[] = [];
    for (let last = after(BEFORE_ALL); last; last = after(last)) changes.push(last);
    return {
      at: Float64Array.from(changes, ({ at }) => at),
      offsetMinutes: Int16Array.from(changes, ({ offsetMinutes }) => offsetMinutes),
    };
  };
}

const BEFORE_ALL: Change = { at: -8.64e15, offsetMinutes: NO_OFFSET };
