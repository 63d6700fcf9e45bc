import { addSample } from '../../core/delay';
import type { Failure } from '../../core/failures';
import type { RecordKind } from '../../core/history';
import type { Interval } from '../../core/intervals';
import { ok, type Result } from '../../core/result';
import { isOfOneOperation, type SyncFailure } from './failure';
import type { Failing } from './missing';
import { DAY_MS, HOUR_MS, planRecent, type Task } from './plan';
import { readDevices, readPage, type SyncParts } from './read-page';
import { askSurvey, isNewsIn, planAheadOf, rememberSurvey, type Survey } from './survey';
import { isOfItsContent } from './suspects';

/** A completed round. Times are epoch ms by the server's clock. */
export type Pulled = {
  readonly at: number;
  readonly newestAt: number | null;
  /** Whether there is a newer reading than before. */
  readonly isNews: boolean;
  /** What failed while the readings came. */
  readonly failing: Failing;
};

/** Devices change by the week, and their schedules when the person changes them. */
const DEVICES_EVERY_MS = HOUR_MS;
/** After a longer pause between rounds it is not known when a reading came. */
const LONGEST_PAUSE_MS = 20 * 60_000;

/** Makes rounds that bring the newest of everything. `onSurveyed` is told the server's time (epoch ms) of each. */
export function createPull(parts: SyncParts, onSurveyed: (at: number) => void) {
  let devicesAt: number | null = null;
  let failing: Failing = new Map(); // in the last round

  const readDevicesIfDue = async (at: number, signal: AbortSignal): Promise<Result<null, SyncFailure>> => {
    if (devicesAt !== null && Math.abs(at - devicesAt) < DEVICES_EVERY_MS) return ok(null);
    const read = await readDevices(parts, signal);
    if (read.ok) devicesAt = at;
    return read;
  };

  return async (signal: AbortSignal): Promise<Result<Pulled, SyncFailure>> => {
    const surveyed = await askSurvey(parts, signal);
    if (!surveyed.ok) return surveyed;
    const survey = surveyed.value;
    const before = await newestAt(parts, survey.at);
    await rememberSurvey(parts, survey);
    onSurveyed(survey.at);
    const isNews = isNewsIn(survey);
    const standing = { ...parts.ledger.standing(survey.at), held: parts.suspects.spans() };
    const recent = planRecent(standing, (kind) => isNews(kind) || failing.has(kind));
    const read = await readTasks(parts, [...recent, ...planAheadOf(survey, standing.held)], survey.at, signal);
    if (!read.ok) return read;
    failing = read.value.failing;
    const devices = await readDevicesIfDue(survey.at, signal);
    if (!devices.ok) {
      const failure = failureOfOne(devices.error, [...failing.values()]);
      if (failure === null) return devices;
      failing = new Map([...failing, ['device', failure]]);
    }
    const after = await newestAt(parts, survey.at);
    const isNewer = after !== null && (before === null || after > before);
    const sample = isNewer && before !== null && after === read.value.newestNewAt ? after : null;
    await completed(parts, survey, sample);
    return ok({ at: survey.at, newestAt: after, isNews: isNewer, failing });
  };
}

const newestAt = async ({ archive }: SyncParts, at: number): Promise<number | null> =>
  (await archive.newest(at)).reading?.at ?? null;

type Read = {
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
async function readTasks(
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
function failureOfOne(error: SyncFailure, failures: readonly Failure[]): Failure | null {
  if (!isOfOneOperation(error)) return null;
  const hangsAgain = error.failure === 'timeout' && failures.includes('timeout');
  return hangsAgain ? null : error.failure;
}

/** The later of two times that are not after `at`. */
const latest = (a: number | null, b: number | null, at: number): number | null =>
  b !== null && b <= at && (a === null || b > a) ? b : a;

/**
 * Remembers the round, and how late the reading was that came as the newest of all. What failed of another kind is
 * still left to be read: the round counts all the same. Without a date of the server the last one stands.
 */
async function completed({ ledger }: SyncParts, { at, askedAt, whole }: Survey, newAt: number | null): Promise<void> {
  const { pulledAt, surveyedAt, walkedAt, delays } = ledger.memory();
  const sample = newAt === null || pulledAt === null ? null : deriveLateness(newAt, pulledAt, at);
  await ledger.remember({
    pulledAt: askedAt ?? pulledAt,
    surveyedAt: whole ? at : surveyedAt,
    walkedAt: walkedAt ?? at,
    delays: sample === null ? delays : addSample(delays, sample),
  });
}

/** How late a reading came that was not there at `beforeAt` and was at `at`: half way between; null where that is long. */
export function deriveLateness(readingAt: number, beforeAt: number, at: number): number | null {
  if (at - beforeAt > LONGEST_PAUSE_MS || at < beforeAt) return null;
  return (Math.max(beforeAt, readingAt) + at) / 2 - readingAt;
}
