import type { LearnedDelay } from '../../core/delay';
import { linkSignal } from '../dexcom/link-signal';
import { LONGEST_WINDOW_RETRY_MS, nextWaitMs, retryDelayMs } from './delays';
import { guardArchive, isOfOneOperation, type SyncFailure } from './failure';
import type { Failing } from './missing';
import { createPoller, type NextRound } from './poller';
import type { Sync } from './sync';

export type RoundsOptions = {
  readonly sync: Sync;
  /** This computer's clock, epoch ms. */
  readonly now: () => number;
  readonly random: () => number;
  /** Whether questions should be few: on battery or a metered network. */
  readonly isSparing: () => boolean;
  readonly delay: () => LearnedDelay;
  /** Shows what has changed and was not shown yet; may throw as the archive does. */
  readonly show: () => Promise<void>;
  /** Told when the round was asked, epoch ms by this computer's clock. */
  readonly onPulled: (askedAt: number) => void;
  /** `retryAt` is epoch ms by this computer's clock. */
  readonly onFailure: (error: SyncFailure, retryAt: number) => void;
};

/** The rounds of a session: one thing at a time, each when it is due. */
export type Rounds = {
  /** Asks for the newest now, and then for what waits; joins a round that does so already. */
  refresh(): Promise<void>;
  /** The same, but what was asked before is given up: to a computer that slept meanwhile it may never be answered. */
  askAnew(): Promise<void>;
  stop(): Promise<void>;
};

/** Less than this is no pause. */
const AT_ONCE_MS = 250;

/** Starts the rounds: the newest when it is due, and in between what can wait, a window at a time. */
export function startRounds(options: RoundsOptions): Rounds {
  const { sync, now, random } = options;
  let [isWanted, isResting] = [true, false];
  const [nextPull, nextRest] = [createDue(now), createDue(now)];
  let [quiet, failures, restFailures, unshown] = [0, 0, 0, 0];
  let failing: Failing = new Map();
  let pulling: AbortController | null = null;
  let waiting: AbortController | null = null;

  const retryInMs = (error: SyncFailure, count: number, longestMs?: number): number =>
    retryDelayMs(count, error.kind === 'failed' ? error.retryAfterMs : null, random(), longestMs);
  const stumble = (error: SyncFailure): void => {
    failures += 1;
    const inMs = retryInMs(error, failures);
    nextPull.set(inMs);
    nextRest.set(inMs);
    isResting = error.kind === 'sign-in-expired' || error.kind === 'another-person';
    options.onFailure(error, nextPull.at());
  };
  const pull = async (stopping: AbortSignal): Promise<void> => {
    [isWanted, isResting] = [false, false];
    const askedAt = now();
    const { controller, unlink } = linkSignal(stopping);
    pulling = controller;
    const done = await sync.pull(controller.signal).finally(unlink);
    pulling = null;
    if (controller.signal.aborted) return;
    if (!done.ok) return stumble(done.error);
    const { at, newestAt, isNews } = done.value;
    failures = 0;
    if ([...failing.keys()].some((of) => !done.value.failing.has(of))) nextRest.set(0); // what answers again is fetched at once
    failing = done.value.failing;
    quiet = isNews ? 0 : quiet + 1;
    const delay = options.delay();
    nextPull.set(nextWaitMs({ at, newestAt, delay, quiet, sparing: options.isSparing(), random: random() }));
    options.onPulled(askedAt);
  };
  const leaveRest = (error: Extract<SyncFailure, { kind: 'failed' }>): void => {
    restFailures += 1;
    const isOfWindow = isOfOneOperation(error);
    nextRest.set(retryInMs(error, restFailures, isOfWindow ? LONGEST_WINDOW_RETRY_MS : undefined));
    // Too many questions are too many of all: the next round waits as well.
    if (error.failure === 'rate-limited') nextPull.set(Math.max(nextPull.at(), nextRest.at()) - now());
    // A round says whether it was the window or the connection; of a window that goes on failing that is known.
    else if (restFailures === 1 || !isOfWindow) nextPull.set(Math.min(nextPull.at(), nextRest.at()) - now());
  };
  const readRest = async (stopping: AbortSignal): Promise<void> => {
    const { controller, unlink } = linkSignal(stopping);
    waiting = controller;
    const done = await sync.readRest(controller.signal).finally(unlink);
    waiting = null;
    if (controller.signal.aborted) return;
    if (done.ok) restFailures = 0;
    else if (done.error.kind === 'failed') leaveRest(done.error);
    else stumble(done.error);
  };
  const round = async (signal: AbortSignal): Promise<NextRound> => {
    const isRestDue = sync.isRestLeft() && now() >= nextRest.at();
    if (isWanted || !isRestDue || now() >= nextPull.at()) await pull(signal);
    else await readRest(signal);
    if (signal.aborted) return 'when-asked';
    if (nextInMs() > AT_ONCE_MS || failures > 0) await showAll(signal);
    return isResting ? 'when-asked' : { inMs: nextInMs() };
  };
  const nextInMs = (): number => {
    const nextAt = sync.isRestLeft() ? Math.min(nextPull.at(), nextRest.at()) : nextPull.at();
    return isWanted ? 0 : Math.max(0, nextAt - now());
  };
  const showAll = async (signal: AbortSignal): Promise<void> => {
    const shown = await guardArchive(async () => ({ ok: true, value: await options.show() }), signal);
    if (signal.aborted) return;
    unshown = shown.ok ? 0 : unshown + 1;
    if (shown.ok) return;
    failures = Math.max(failures, unshown - 1); // a round that was answered in between changes nothing
    stumble(shown.error);
  };

  const poller = createPoller(round, now);
  void poller.poke();
  const askAnew = async (): Promise<void> => {
    isWanted = true;
    nextRest.set(0);
    pulling?.abort();
    waiting?.abort();
    await poller.poke();
    if (isWanted || pulling) await poller.poke();
  };
  return { refresh: () => (pulling ? poller.poke() : askAnew()), askAnew, stop: poller.stop };
}

/** When something is due (epoch ms): never further away than the wait it was given, should the clock be set back. */
function createDue(now: () => number) {
  let [dueAt, waitMs] = [now(), 0];
  return {
    at: (): number => {
      dueAt = Math.min(dueAt, now() + waitMs);
      return dueAt;
    },
    set: (inMs: number): void => {
      [dueAt, waitMs] = [now() + inMs, inMs];
    },
  };
}
