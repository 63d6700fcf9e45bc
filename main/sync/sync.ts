import type { Interval } from '../../core/intervals';
import { fail, ok, type Result } from '../../core/result';
import type { Filling } from '../../core/snapshot';
import type { Archive } from '../archive/archive';
import { type ClientFailure, type DexcomClient, LONGEST_WINDOW_MS } from '../dexcom/client';
import { planWindows } from './plan';

/** How a round of asking ended short of completion. */
export type SyncFailure =
  | ClientFailure
  | { readonly kind: 'another-person'; readonly userId: string }
  | { readonly kind: 'stopped' };

export type SyncOptions = {
  readonly client: DexcomClient;
  readonly archive: Archive;
  /** Epoch ms. */
  readonly now: () => number;
  readonly onChange: () => Promise<void>;
  readonly onFilling: (filling: Filling | null) => void;
};

/** dataRange's end is the last record itself, and a window's end is exclusive. */
const PAST_LAST_MS = 1000;
/** A reading further ahead than this is from a device with a wrong clock; what it claims is not asked for. */
const AHEAD_MS = 24 * 3_600_000;
/** More windows than this in one round is a fill worth showing. */
const FILL_FROM_WINDOWS = 2;

/** One round: asks what there is, fetches what is missing window by window, newest first, and keeps each at once. */
export async function syncOnce(options: SyncOptions, signal: AbortSignal): Promise<Result<null, SyncFailure>> {
  try {
    return await round(options, signal);
  } catch (error) {
    return fail(diskFailure(error)); // the client never throws: this was the archive
  }
}

async function round(options: SyncOptions, signal: AbortSignal): Promise<Result<null, SyncFailure>> {
  const range = await options.client.dataRange(signal);
  if (!range.ok) return range;
  const owner = await checkOwner(options.archive, range.value.userId);
  if (!owner.ok) return owner;
  if (!range.value.egvs) return ok(null);
  const now = options.now();
  const { startAt, endAt } = range.value.egvs;
  const whole = { fromAt: startAt, toAt: Math.min(endAt + PAST_LAST_MS, now + AHEAD_MS) };
  const windows = planWindows(whole, await options.archive.covered(), LONGEST_WINDOW_MS, now);
  try {
    return await fetchAll(options, windows, signal);
  } finally {
    options.onFilling(null);
  }
}

async function checkOwner(archive: Archive, userId: string | null): Promise<Result<null, SyncFailure>> {
  if (userId === null) return ok(null);
  const known = await archive.userId();
  if (known === null) await archive.setUserId(userId);
  return known === null || known === userId ? ok(null) : fail({ kind: 'another-person', userId });
}

async function fetchAll(
  options: SyncOptions,
  windows: readonly Interval[],
  signal: AbortSignal,
): Promise<Result<null, SyncFailure>> {
  for (const [i, window] of windows.entries()) {
    const page = await options.client.egvs(window, signal);
    if (signal.aborted) return fail({ kind: 'stopped' });
    if (!page.ok) return page;
    const changed = await options.archive.putWindow(window, page.value.egvs);
    if (windows.length >= FILL_FROM_WINDOWS)
      options.onFilling({ reachedAt: window.fromAt, share: (i + 1) / windows.length, paused: false });
    if (changed) await options.onChange();
  }
  return ok(null);
}

function diskFailure(error: unknown): SyncFailure {
  const cause = (error as { code?: unknown }).code;
  return { kind: 'failed', failure: 'disk', cause: typeof cause === 'string' ? cause : 'SQLite', retryAfterMs: null };
}
