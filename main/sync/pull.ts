import { addSample } from '../../core/delay';
import { ok, type Result } from '../../core/result';
import type { SyncFailure } from './failure';
import type { Failing } from './missing';
import { HOUR_MS, planRecent } from './plan';
import { readDevices, type SyncParts } from './read-page';
import { failureOfOne, readTasks } from './read-tasks';
import { askSurvey, isNewsIn, planAheadOf, rememberSurvey, type Survey } from './survey';

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
