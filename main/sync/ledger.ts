import { type Interval, mergeIntervals, subtractIntervals } from '../../core/intervals';
import type { Archive } from '../archive/contract';
import { parseMemory, type SyncMemory } from './memory';
import { earliest, NO_SPANS, OVERLAP_MS, RECORD_KINDS, type Spans, type Standing, type Task } from './plan';

/** What was read and what is left, as the archive has it; kept in step with every page. */
export type Ledger = {
  memory(): SyncMemory;
  /** Changes what is remembered, and writes it where it differs. */
  remember(change: Partial<SyncMemory>): Promise<void>;
  /** What a plan at `at` (epoch ms, by the server's clock) goes by. */
  standing(at: number): Standing;
  /** What of a window counts as covered when it is read at `at`: what is a day old. Never longer than the window. */
  coverOf(window: Interval, at: number): Interval;
  /** Notes that a window was read at `at` and its page kept. */
  read(task: Task, at: number): Promise<void>;
};

/** The memo's name in the archive. */
const MEMO = 'sync';

/** Loads the ledger of an archive. */
export async function openLedger(archive: Archive): Promise<Ledger> {
  let memory = parseMemory(await archive.memo(MEMO));
  const covered = await loadCovered(archive);
  const remember = async (change: Partial<SyncMemory>): Promise<void> => {
    const before = JSON.stringify(memory);
    memory = { ...memory, ...change };
    const text = JSON.stringify(memory);
    if (text !== before) await archive.setMemo(MEMO, text);
  };
  return {
    memory: () => memory,
    remember,
    standing: (at) => ({
      at,
      starts: { ...memory.starts, alert: alertsFrom(memory) },
      covered,
      stale: memory.stale,
      held: NO_SPANS,
    }),
    coverOf,
    read: async ({ kind, window }, at) => {
      covered[kind] = mergeIntervals([...covered[kind], coverOf(window, at)]);
      const stale = memory.stale[kind];
      const left = stale.flatMap((span) => subtractIntervals(span, [window]));
      await remember({ stale: { ...memory.stale, [kind]: left } });
    },
  };
}

/** Nothing says where alerts begin: with the rest, or in the first hours of the first sensor. */
function alertsFrom({ starts }: SyncMemory): number | null {
  const startAt = earliest(Object.values(starts));
  return startAt === null ? null : startAt - OVERLAP_MS;
}

function coverOf({ fromAt, toAt }: Interval, at: number): Interval {
  return { fromAt, toAt: Math.max(fromAt, Math.min(toAt, at - OVERLAP_MS)) };
}

async function loadCovered(archive: Archive): Promise<Record<keyof Spans, Interval[]>> {
  const loaded = await Promise.all(RECORD_KINDS.map(async (kind) => [kind, await archive.covered(kind)] as const));
  const covered: Record<keyof Spans, Interval[]> = { egv: [], event: [], calibration: [], alert: [] };
  for (const [kind, spans] of loaded) covered[kind] = spans;
  return covered;
}
