import type { RecordKind } from '../../core/history';
import { fail, ok, type Result } from '../../core/result';
import { isOfOneOperation, type SyncFailure } from './failure';
import { newestFirst, OVERLAP_MS, planAgain, planRest, recentFrom, type Task } from './plan';
import { readPage, type SyncParts } from './read-page';

/** An old window is read again this often, so that edits which nothing announces are found. */
const WALK_EVERY_MS = 86_400_000;
/** More than any window is tried while others wait. */
const MANY_TRIES = 1000;

/** Reads what can wait, a window at a time: first what is missing, then once a day an old window again. */
export type Rest = {
  /** Whether anything waits. `at` is epoch ms by the server's clock. */
  isLeft(at: number): boolean;
  /** Reads one window; resolves to whether anything is left. */
  readOne(at: number, signal: AbortSignal): Promise<Result<boolean, SyncFailure>>;
};

/** `isFailing` says of a kind whether it failed in the last round. */
export function createRest(parts: SyncParts, isFailing: (kind: RecordKind) => boolean): Rest {
  const { ledger, suspects } = parts;
  let walk: readonly Task[] = [];

  /** The day's old window, as far as it was not read yet. */
  const walkLeft = (at: number): readonly Task[] => {
    const { walkedAt, walkAt } = ledger.memory();
    const isDue = walkedAt !== null && Math.abs(at - walkedAt) >= WALK_EVERY_MS;
    if (isDue && walk.length === 0) walk = planAgain(ledger.standing(at), walkAt);
    return isDue ? walk : [];
  };
  /** What is missing, and what failed; a pause is one for older months. */
  const missing = (at: number): Task[] => {
    const standing = { ...ledger.standing(at), held: suspects.spans() };
    if (ledger.memory().paused) return suspects.all().filter(({ window }) => window.toAt > recentFrom(standing));
    return newestFirst([...suspects.all(), ...planRest(standing).flatMap(suspects.fit)]);
  };
  /** What failed comes after everything else: one bad window must not hold up the others. */
  const rankOf = (task: Task): number => {
    const tries = suspects.all().find((suspect) => suspect === task)?.tries ?? 0;
    return tries + (isFailing(task.kind) || suspects.isFruitless(task.kind) ? MANY_TRIES : 0);
  };
  const next = (at: number): Task | undefined =>
    [...missing(at), ...walkLeft(at)].sort((a, b) => rankOf(a) - rankOf(b))[0];
  const walked = async (task: Task, at: number): Promise<void> => {
    walk = walk.filter((other) => other !== task);
    if (walk.length > 0) return;
    const isRound = task.window.toAt >= at - OVERLAP_MS; // from here on, only the last day again would be left
    await ledger.remember({ walkedAt: at, walkAt: isRound ? null : task.window.toAt });
  };

  return {
    isLeft: (at) => next(at) !== undefined,
    readOne: async (at, signal) => {
      const task = next(at);
      if (!task) return ok(false);
      const read = await readPage(parts, task, at, signal);
      const failed = !read.ok && isOfOneOperation(read.error) ? read.error.failure : null;
      if (failed) suspects.failed(task, failed, at, !isFailing(task.kind));
      if (walk.includes(task) && (read.ok || failed)) await walked(task, at); // what failed of it is suspected now
      return read.ok ? ok(next(at) !== undefined) : fail(read.error);
    },
  };
}
