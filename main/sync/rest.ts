import type { RecordKind } from '../../core/history';
import { fail, ok, type Result } from '../../core/result';
import { isOfOneOperation, type SyncFailure } from './failure';
import type { Stuck } from './missing';
import { OVERLAP_MS, planAgain, planRest, type Task } from './plan';
import { readPage, type SyncParts } from './read-page';

/** An old window is read again this often, so that edits which nothing announces are found. */
const WALK_EVERY_MS = 86_400_000;
/** After so many failures the day's old window is left to the next time round. */
const MOST_TRIES = 5;
/** More than any window is tried while others wait. */
const MANY_TRIES = 1000;

/** Reads what can wait, a window at a time: first what is missing, then once a day an old window again. */
export type Rest = {
  /** Whether anything waits. `at` is epoch ms by the server's clock. */
  isLeft(at: number): boolean;
  /** The windows of what is missing that failed when they were last asked for. */
  stuck(at: number): Stuck[];
  /** Reads one window; resolves to whether anything is left. */
  readOne(at: number, signal: AbortSignal): Promise<Result<boolean, SyncFailure>>;
};

/** A window that failed so many times in a row, and how it did last. */
type Failed = { readonly task: Task; readonly tries: number; readonly error: SyncFailure };

/** `isFailing` says of a kind whether it failed in the last round. */
export function createRest(parts: SyncParts, isFailing: (kind: RecordKind) => boolean): Rest {
  const { ledger } = parts;
  let failed: readonly Failed[] = [];
  let walk: readonly Task[] = [];

  /** The windows of what is left move with the clock: the one that its middle lies in is the same. */
  const failedOf = (task: Task): Failed | undefined => failed.find((other) => isSame(other.task, task));
  const triesOf = (task: Task): number => failedOf(task)?.tries ?? 0;
  const note = (task: Task, error: SyncFailure | null): void => {
    const tries = triesOf(task) + 1;
    const others = failed.filter((other) => !isSame(other.task, task));
    failed = error?.kind === 'failed' ? [...others, { task, tries, error }] : others;
  };
  /** The day's old window, as far as it was not read yet. */
  const walkLeft = (at: number): readonly Task[] => {
    const { walkedAt, walkAt } = ledger.memory();
    const isDue = walkedAt !== null && Math.abs(at - walkedAt) >= WALK_EVERY_MS;
    if (isDue && walk.length === 0) walk = planAgain(ledger.standing(at), walkAt);
    return isDue ? walk : [];
  };
  /** What failed comes after everything else: one bad window must not hold up the others. */
  const next = (at: number): Task | undefined => {
    const missing = ledger.memory().paused ? [] : planRest(ledger.standing(at));
    const rankOf = (task: Task): number => triesOf(task) + (isFailing(task.kind) ? MANY_TRIES : 0);
    return [...missing, ...walkLeft(at)].sort((a, b) => rankOf(a) - rankOf(b))[0];
  };
  const walked = async (task: Task, at: number): Promise<void> => {
    walk = walk.filter((other) => other !== task);
    if (walk.length > 0) return;
    const isRound = task.window.toAt >= at - OVERLAP_MS; // from here on, only the last day again would be left
    await ledger.remember({ walkedAt: at, walkAt: isRound ? null : task.window.toAt });
  };

  return {
    isLeft: (at) => next(at) !== undefined,
    stuck: (at) =>
      failed.length === 0
        ? []
        : planRest(ledger.standing(at)).flatMap((task) => {
            const error = failedOf(task)?.error;
            return error && isOfOneOperation(error) ? [{ ...task, failure: error.failure }] : [];
          }),
    readOne: async (at, signal) => {
      const task = next(at);
      if (!task) return ok(false);
      const read = await readPage(parts, task, at, signal);
      note(task, read.ok ? null : read.error);
      if (walk.includes(task) && (read.ok || triesOf(task) >= MOST_TRIES)) await walked(task, at);
      return read.ok ? ok(next(at) !== undefined) : fail(read.error);
    },
  };
}

function isSame(failed: Task, { kind, window }: Task): boolean {
  const middleAt = (window.fromAt + window.toAt) / 2;
  return failed.kind === kind && failed.window.fromAt <= middleAt && middleAt < failed.window.toAt;
}
