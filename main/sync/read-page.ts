import { fail, ok, type Result } from '../../core/result';
import type { Archive, Kept } from '../archive/contract';
import { type DexcomClient, UNREADABLE } from '../dexcom/client';
import type { SyncFailure } from './failure';
import type { Ledger } from './ledger';
import type { Task } from './plan';
import type { ServerClock } from './server-clock';
import type { Suspects } from './suspects';

/** What every part of the sync works with. */
export type SyncParts = {
  readonly client: DexcomClient;
  readonly archive: Archive;
  readonly ledger: Ledger;
  readonly clock: ServerClock;
  readonly suspects: Suspects;
  /** Something shown or computed may differ now. */
  readonly onChange: () => Promise<void>;
};

/** Asks for one window and keeps the answer; `at` (epoch ms, by the server's clock) is not later than the question. */
export async function readPage(
  { client, archive, ledger, clock, suspects, onChange }: SyncParts,
  task: Task,
  at: number,
  signal: AbortSignal,
): Promise<Result<Kept, SyncFailure>> {
  const page = await client.page(task.kind, task.window, signal);
  if (signal.aborted) return fail({ kind: 'stopped' });
  if (!page.ok) return page;
  const { body, serverAt } = page.value;
  clock.heard(page.value);
  const window = ledger.coverOf(task.window, at);
  const kept = await archive.keep({ kind: task.kind, window, body, fetchedAt: serverAt ?? clock.now() });
  if (!kept.ok) return fail(UNREADABLE);
  await ledger.read(task, at);
  suspects.worked(task);
  if (kept.value.changed) await onChange();
  return ok(kept.value);
}

/** Asks for the devices and keeps the answer. */
export async function readDevices(
  { client, archive, clock }: SyncParts,
  signal: AbortSignal,
): Promise<Result<null, SyncFailure>> {
  const answer = await client.devices(signal);
  if (signal.aborted) return fail({ kind: 'stopped' });
  if (!answer.ok) return answer;
  const { body, serverAt } = answer.value;
  clock.heard(answer.value);
  const kept = await archive.keepDevices(body, serverAt ?? clock.now());
  return kept.ok ? ok(null) : fail(UNREADABLE);
}
