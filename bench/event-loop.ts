import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RecordKind } from '../core/history';
import type { Interval } from '../core/intervals';
import type { Archive } from '../main/archive/contract';
import { LONGEST_WINDOW_MS } from '../main/dexcom/client';
import { formatQueryTime } from '../main/dexcom/parse-time';
import { createFetchTransport } from '../main/dexcom/transport';
import { openArchiveInWorker } from '../main/worker/open-in-worker';
import type { Case } from './lib/case';
import { type EventLoopDelay, watchEventLoop } from './lib/event-loop-delay';
import { createRow } from './lib/row';
import { type Service, startService } from './lib/service';

const DAY_MS = 86_400_000;
const YEAR_DAYS = 365;
const PATHS: Readonly<Record<RecordKind, string>> = {
  egv: 'egvs',
  event: 'events',
  calibration: 'calibrations',
  alert: 'alerts',
};
const P99 = { kind: 'value', atMost: 20 } as const;
const MAX = { kind: 'value', atMost: 50 } as const;

/** How long the thread that fetches and asks is held up while the archive's thread keeps a year and answers. */
export const eventLoop: Case = {
  name: 'event-loop',
  measure: async ({ runs }) => {
    const now = Date.now();
    const service = await startService(now, YEAR_DAYS);
    const delays: EventLoopDelay[] = [];
    try {
      for (let run = 0; run < runs; run += 1) delays.push(await delayOfAYear(service, now));
    } finally {
      await service.stop();
    }
    const row = (what: string, measured: readonly number[], target: typeof P99 | typeof MAX) =>
      createRow({ what, unit: 'ms', measured, target });
    return [
      row(
        'event loop, a year, p99',
        delays.map(({ p99Ms }) => p99Ms),
        P99,
      ),
      row(
        'event loop, a year, longest',
        delays.map(({ maxMs }) => maxMs),
        MAX,
      ),
    ];
  },
};

async function delayOfAYear(service: Service, now: number): Promise<EventLoopDelay> {
  const folder = await mkdtemp(join(tmpdir(), 'steadyline-bench-'));
  const { archive } = await openArchiveInWorker(join(folder, 'archive.sqlite'), now);
  const watch = watchEventLoop();
  try {
    for (const window of windowsBefore(now)) {
      for (const kind of Object.keys(PATHS) as RecordKind[]) await fetchAndKeep(service, archive, kind, window);
      await ask(archive, window.fromAt, now);
    }
    return watch.stop();
  } finally {
    await archive.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The windows of a first fill, newest first. */
function windowsBefore(now: number): Interval[] {
  const count = Math.ceil((YEAR_DAYS * DAY_MS) / LONGEST_WINDOW_MS);
  return Array.from({ length: count }, (_, i) => ({
    fromAt: now - (i + 1) * LONGEST_WINDOW_MS,
    toAt: now - i * LONGEST_WINDOW_MS,
  }));
}

const transport = createFetchTransport(fetch);

async function fetchAndKeep(service: Service, archive: Archive, kind: RecordKind, window: Interval): Promise<void> {
  const query = `startDate=${formatQueryTime(window.fromAt)}&endDate=${formatQueryTime(window.toAt)}`;
  const url = `${service.origin}/v3/users/self/${PATHS[kind]}?${query}`;
  const headers = { authorization: `Bearer ${service.accessToken}` };
  const { status, body } = await transport({ method: 'GET', url, headers, signal: new AbortController().signal });
  if (status !== 200) throw new Error(`HTTP ${status} for ${kind}`);
  const kept = await archive.keep({ kind, window, body, fetchedAt: window.toAt });
  if (!kept.ok) throw new Error(`a page of ${kind} was unreadable`);
}

/** What a window asks after each page, and more: the newest, all readings so far, and the longest ranges reduced. */
async function ask(archive: Archive, fromAt: number, now: number): Promise<void> {
  const range = { fromAt, toAt: now };
  await archive.newest(now);
  await archive.records('egv', range);
  await archive.envelope(range, 2000);
  await archive.days(range);
}
