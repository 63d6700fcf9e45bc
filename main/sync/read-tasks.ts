import type { Failure } from '../../core/failures';
import type { RecordKind } from '../../core/history';
import type { Interval } from '../../core/intervals';
import { ok, type Result } from '../../core/result';
import { isOfOneOperation, type SyncFailure } from './failure';
import type { Failing } from './missing';
import { DAY_MS, HOUR_MS, type Task } from './plan';
import { readPage, type SyncParts } from './read-page';
import { isOfItsContent } from './suspects';

/** What the questions of a round brought. */
export type Read = {
  /** The newest EGV that was not there before. */
  readonly newestNewAt: number | null;
  readonly failing: Failing;
};

/** What of a window is asked for in its place, so that the newest comes though something in it fails. */
const HEADS_MS = [DAY_MS, 6 * HOUR_MS, HOUR_MS];

/** The newest of a window, and as much of what is to come; null where that is not much less. */
function headOf({ fromAt, toAt }: Interval, at: number): Interval | null {
  const headMs = HEADS_MS.find((ms) => at - fromAt >= 2 * ms);
  return headMs === undefined ? null : { fromAt: at - headMs, toAt: Math.min(toAt, at + headMs) };
}

/**
 * Readings matter most: where the newest fail the round ends; where another operation does, the others go on. Of a window
 * that fails by itself the rest is left for later.
 */
export async function readTasks(
  parts: SyncParts,
  tasks: readonly Task[],
  at: number,
  signal: AbortSignal,
): Promise<Result<Read, SyncFailure>> {
  const failing = new Map<RecordKind, Failure>();
  const failures: Failure[] = [];
  const queue = [...tasks];
  let newestNewAt: number | null = null;
  for (let task = queue.shift(); task; task = queue.shift()) {
    const { kind } = task;
    if (failing.has(kind)) continue;
    const read = await readPage(parts, task, at, signal);
    if (read.ok && kind === 'egv') newestNewAt = latest(newestNewAt, read.value.newestNewAt, at);
    if (read.ok) continue;
    const failure = failureOfOne(read.error, failures);
    if (failure === null) return read;
    const instead = leaveRest(parts, task, failure, at);
    const mayHangAgain = kind === 'egv' || failure !== 'timeout';
    failures.push(failure);
    if (instead && (mayHangAgain || instead.length === 0)) queue.unshift(...instead);
    else if (kind === 'egv') return read;
    else failing.set(kind, failure);
  }
  return ok({ newestNewAt, failing });
}

/**
 * Leaves of a window that failed what can wait: all of it where it is an older one. Gives what is to be asked for in its
 * place; null where a smaller window would not help.
 */
function leaveRest({ suspects }: SyncParts, task: Task, failure: Failure, at: number): Task[] | null {
  const { kind, window } = task;
  if (!isOfItsContent(failure)) return null;
  if (window.fromAt >= at || window.toAt <= at) {
    suspects.failed(task, failure, at, true);
    return [];
  }
  const head = headOf(window, at);
  if (!head) return null;
  suspects.leave({ kind, window: { fromAt: window.fromAt, toAt: head.fromAt } }, failure);
  return [{ kind, window: head }];
}

/** What an operation fails with by itself; null where it is the connection: one question may hang, not two of a round. */
export function failureOfOne(error: SyncFailure, failures: readonly Failure[]): Failure | null {
  if (!isOfOneOperation(error)) return null;
  const hangsAgain = error.failure === 'timeout' && failures.includes('timeout');
  return hangsAgain ? null : error.failure;
}

/** The later of two times that are not after `at`. */
const latest = (a: number | null, b: number | null, at: number): number | null =>
  b !== null && b <= at && (a === null || b > a) ? b : a;
