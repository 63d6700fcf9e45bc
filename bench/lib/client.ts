import type { Interval } from '../../core/intervals';
import { ok } from '../../core/result';
import type { Archive } from '../../main/archive/contract';
import { createDexcomClient, type DexcomClient } from '../../main/dexcom/client';
import { createFetchTransport, type Transport } from '../../main/dexcom/transport';
import { RECORD_KINDS } from '../../main/sync/plan';

/** The app's client of a simulated service whose access token lasts longer than any bench. */
export function clientOf(origin: string, accessToken: string, transport: Transport = createFetchTransport(fetch)) {
  const token = async () => ok(accessToken);
  return createDexcomClient({ origin, transport, tokens: { current: token, renew: token } });
}

/** Asks for one window of every kind and keeps the answers. */
export async function keepWindow(client: DexcomClient, archive: Archive, window: Interval): Promise<void> {
  const { signal } = new AbortController();
  for (const kind of RECORD_KINDS) {
    const page = await client.page(kind, window, signal);
    if (!page.ok) throw new Error(`no ${kind} came: ${page.error.kind}`);
    const kept = await archive.keep({ kind, window, body: page.value.body, fetchedAt: window.toAt });
    if (!kept.ok) throw new Error(`a page of ${kind} was unreadable`);
  }
}
