import type { Filling } from './snapshot';
import { formatMonth } from './words';

/** How far the first fetch of the history has come, in two parts: what it does, and the month it has reached. */
export const describeFilling = ({ reachedAt, share, paused }: Filling, locale: string) => ({
  doing: paused ? 'Your history rests at' : 'Fetching your history:',
  where: `${formatMonth(reachedAt, locale)}, ${Math.floor(share * 100)} %`,
});
