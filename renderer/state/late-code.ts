import type { followTrail } from './follow-trail';
import type { createMovedArchive } from './moved-archive';

/** What is read once it is wanted; a small window wants none of it, and its page carries none. */
export type LateCode = {
  readonly archive: () => Promise<typeof createMovedArchive>;
  readonly trail: () => Promise<typeof followTrail>;
};

/** Of the window of the history. */
export const LATE_CODE: LateCode = {
  archive: async () => (await import('./moved-archive')).createMovedArchive,
  trail: async () => (await import('./follow-trail')).followTrail,
};
