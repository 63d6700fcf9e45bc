import type { OffsetAt } from '../../core/period';
import { formatClock } from '../../core/words';
import { formatDate } from '../chart/format-span';

/** A day and a time in full, such as "14 Nov 2024, 09:05". */
export const formatMoment = (at: number, locale: string, offsetAt: OffsetAt): string =>
  `${formatDate(at, locale, offsetAt(at), 'with-year')}, ${formatClock(at, locale, offsetAt(at))}`;
