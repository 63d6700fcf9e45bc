import { fail, ok, type Result } from '../../core/result';
import type { SyncFailure } from './failure';
import { OVERLAP_MS, planAgain, planRest, type Task } from './plan';
import { readPage, type SyncParts } from './read-page';

/** An old window is read again this often, so that edits which nothing announces are found. */
const WALK_EVERY_MS = 86_400_000;
/** After so many failures the day's old window is left to the next time round. */
const MOST_TRIES = 5;

/** Reads what can wait, a window at a time: first what is missing, then once a day an old window again. */
export type Rest = {
  /** Whether anything waits. `at` is epoch ms by the server's clock. */
  isLeft(at: number): boolean;
  /** Reads one window; resolves to whether anything is left. */
  readOne(at: number, signal: AbortSignal): Promise<Result<boolean, SyncFailure>>;
};

export function createRest(parts: SyncParts): Rest {
  const { ledger } = parts;
  const tries = new Map<string, number>();
  let walk: readonly Task[] = [];

  const triesOf = (task: Task): number => tries.get(keyOf(task)) ?? 0;
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
    return [...missing, ...walkLeft(at)].sort((a, b) => triesOf(a) - triesOf(b))[0];
  };
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
      if (read.ok) tries.delete(keyOf(task));
      else if (read.error.kind === 'failed') tries.set(keyOf(task), triesOf(task) + 1);
      if (walk.includes(task) && (read.ok || triesOf(task) >= MOST_TRIES)) await walked(task, at);
      return read.ok ? ok(next(at) !== undefined) : fail(read.error);
    },
  };
}

const keyOf = ({ kind, window }: Task): string => `${kind} ${window.fromAt} ${window.toAt}`;
