/**
 * Of something that goes on: when it was last told (by the clock), of which time it was reported as past, both epoch ms,
 * and whether the person has dismissed it.
 */
export type Told = { readonly noticedAt: number | null; readonly pastAt: number | null; readonly dismissed: boolean };

/** What nobody was told of. */
export const UNTOLD: Told = { noticedAt: null, pastAt: null, dismissed: false };

/** Something that was told at `at`. */
export const tell = <T extends Told>(told: T, at: number): T => ({ ...told, noticedAt: at, dismissed: false });

/** Something that was reported as past: a notice in time may still follow. */
export const tellAsPast = <T extends Told>(told: T, pastAt: number): T => ({ ...told, pastAt });

/** Something that is not told again while it lasts. */
export const dismiss = <T extends Told>(told: T): T => ({ ...told, dismissed: true });

/** Whether something that goes on is to be told at `at` (epoch ms): the first time, again, or not. */
export function dueOf({ noticedAt, dismissed }: Told, repeatMs: number | null, at: number): 'first' | 'again' | null {
  if (noticedAt === null) return 'first';
  return repeatMs !== null && !dismissed && at - noticedAt >= repeatMs ? 'again' : null;
}
