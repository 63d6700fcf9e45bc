import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LIVED } from '../core/statistics/clock';
import type { Archive } from '../main/archive/contract';
import { openDatabase } from '../main/archive/sqlite';
import { openArchiveInWorker } from '../main/worker/open-in-worker';
import type { Case } from './lib/case';
import { type Delays, delayRows } from './lib/delay-rows';
import { watchEventLoop } from './lib/event-loop-delay';
import { watchIdleThread } from './lib/idle-thread';
import { keepDays } from './lib/keep-days';
import { createRow, type Row, type Target } from './lib/row';
import { PERSON } from './lib/service';

const DAY_MS = 86_400_000;
const TEN_YEARS_DAYS = 3650;
const SPANS = 2000;
const value = (atMost: number): Target => ({ kind: 'value', atMost });

/** What a window asks of a ten-year archive, from the asking thread and back, and what a reading takes on disk. */
export const history: Case = {
  name: 'history',
  measure: async ({ runs }) => {
    const folder = await mkdtemp(join(tmpdir(), 'steadyline-bench-'));
    const path = join(folder, 'archive.sqlite');
    const now = Date.now();
    try {
      const opened = await openArchiveInWorker(path, now);
      await keepDays(opened.archive, PERSON, TEN_YEARS_DAYS, now);
      await opened.archive.close();
      const size = await sizeRow(path);
      const { archive } = await openArchiveInWorker(path, now);
      const rows = await askOften(archive, path, now, runs);
      await archive.close();
      return [...rows, size];
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

async function askOften(archive: Archive, path: string, now: number, runs: number): Promise<Row[]> {
  const whole = { fromAt: now - TEN_YEARS_DAYS * DAY_MS, toAt: now };
  const quarter = { fromAt: now - 90 * DAY_MS, toAt: now };
  const questions: readonly Question[] = [
    { what: 'newest reading', atMost: 1, ask: () => archive.newest(now) },
    { what: '90 days of readings', atMost: 30, ask: () => archive.records('egv', quarter) },
    { what: `all in ${SPANS} spans`, atMost: 150, ask: () => archive.envelope(whole, SPANS) },
    { what: 'days with histograms', ask: () => archive.days(whole, LIVED) },
  ];
  const taken = new Map<Question, number[]>(questions.map((question) => [question, []]));
  const delays: Delays[] = [];
  for (const { ask } of questions) await ask(); // prepared statements and caches are warm in a window that is open
  for (let run = 0; run < runs; run += 1) {
    const idle = await watchIdleThread();
    const watch = watchEventLoop();
    for (const [question, times] of taken) times.push(await timeOf(question.ask));
    delays.push({ working: watch.stop(), idle: await idle.stop() });
  }
  return [
    ...[...taken].map(([{ what, atMost }, measured]) =>
      createRow({ what: `ten years kept: ${what}`, unit: 'ms', measured, ...(atMost && { target: value(atMost) }) }),
    ),
    createRow({
      what: `all in ${SPANS} spans, from every row`,
      unit: 'ms',
      measured: await fromEveryRow(path, whole, runs),
    }),
    ...delayRows('ten years kept and asked', delays),
  ];
}

type Question = { readonly what: string; readonly atMost?: number; ask(): Promise<unknown> };

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** The same without the hourly sums, for comparison. */
async function fromEveryRow(path: string, { fromAt, toAt }: { fromAt: number; toAt: number }, runs: number) {
  const database = await openDatabase(path);
  const spanMs = Math.ceil((toAt - fromAt) / SPANS);
  const question = database.prepare(
    `SELECT CAST((system_at - ${fromAt}) / ${spanMs} AS INTEGER) AS span, min(code), max(code), count(*)
     FROM egv WHERE system_at >= ? AND system_at < ? AND code IS NOT NULL AND marks = 0 GROUP BY span`,
  );
  const taken: number[] = [];
  for (let run = 0; run < runs; run += 1) taken.push(await timeOf(async () => question.all(fromAt, toAt)));
  database.close();
  return taken;
}

async function sizeRow(path: string): Promise<Row> {
  const { size } = await stat(path);
  const database = await openDatabase(path);
  const { count } = database.prepare('SELECT count(*) AS count FROM egv').get() as { count: number };
  database.close();
  return createRow({
    what: 'bytes on disk for each EGV, all else included',
    unit: 'bytes',
    measured: [size / count],
    target: value(200),
    details: [`${count} EGVs, ${(size / 1e6).toFixed(1)} MB`],
  });
}
