import { queryOf, type SimRequest } from '../request';
import { DAY_MS } from '../units';
import { parseQueryTime } from '../wire/time';

/** Longest window the service answers. */
export const LONGEST_WINDOW_MS = 30 * DAY_MS;

/** A query window: start inclusive, end exclusive, epoch ms. */
export interface QueryWindow {
  readonly startAt: number;
  readonly endAt: number;
}

/** Reads `startDate` and `endDate`; a sentence instead says what is wrong with them. */
export function parseWindow(request: SimRequest): QueryWindow | string {
  const query = queryOf(request);
  const startAt = parseQueryTime(query.get('startDate'));
  const endAt = parseQueryTime(query.get('endDate'));
  if (startAt === undefined) return 'startDate is missing or not a date and time.';
  if (endAt === undefined) return 'endDate is missing or not a date and time.';
  if (endAt <= startAt) return 'endDate must be after startDate.';
  return endAt - startAt > LONGEST_WINDOW_MS ? 'The window must not be longer than 30 days.' : { startAt, endAt };
}
