import { NONE_AFTER_MS } from '../../core/glance';
import { type AlertColumns, NO_OFFSET } from '../../core/history';
import type { AlertStep, NoticeEvent } from '../../core/notices/event';
import type { Archive } from '../archive/contract';

type Started = Extract<NoticeEvent, { kind: 'started' }>;

/** A device's clock may be ahead by so much; the reducer decides what can be true. */
const AHEAD_MS = 60_000;
/** Readings from longer ago than this decide nothing. */
const READ_BACK_MS = 2 * NONE_AFTER_MS;

/** What an archive holds at the start of a run, at `at` (epoch ms). */
export async function readStart(archive: Archive, at: number): Promise<Started> {
  const [newest, { alert }] = await Promise.all([archive.newest(at + AHEAD_MS), archive.newestOfEach()]);
  return { kind: 'started', at, newestAt: newest.reading?.at ?? null, newestAlertAt: alert };
}

/** The readings after the newest that is known, up to `at`. */
export const readReadings = (archive: Archive, newestAt: number | null, at: number) =>
  archive.records('egv', { fromAt: Math.max(newestAt ?? 0, at - READ_BACK_MS), toAt: at + AHEAD_MS });

/** The steps of the phone's alerts of the last day, oldest first: of older ones nothing is told. */
export async function readAlerts(archive: Archive, at: number): Promise<readonly AlertStep[]> {
  return stepsOf(await archive.records('alert', { fromAt: at - NONE_AFTER_MS, toAt: at + AHEAD_MS }));
}

const stepsOf = ({ at: times, offsetMinutes, name, state }: AlertColumns): readonly AlertStep[] =>
  Array.from(times, (at, i) => {
    const offset = offsetMinutes[i] ?? NO_OFFSET;
    return { at, offsetMinutes: offset === NO_OFFSET ? null : offset, name: name[i] ?? '', state: state[i] ?? null };
  });
