import { once } from 'node:events';
import { ok } from '../../core/result';
import { openArchiveFile } from '../../main/archive/open-archive-file';
import { createDexcomClient } from '../../main/dexcom/client';
import { parseDevices, parsePage } from '../../main/dexcom/parse-page';
import { createFetchTransport } from '../../main/dexcom/transport';
import { createSync, syncFully } from '../../main/sync/sync';

/** An archive's file to be brought in step with a service; `now` is epoch ms by the service's clock. */
export type SyncOrder = {
  readonly path: string;
  readonly origin: string;
  readonly accessToken: string;
  readonly now: number;
};

/** Opens the archive, asks for everything once, and says so; it may be killed at any instant from `ready` on. */
async function main(): Promise<void> {
  const ordered = once(process, 'message');
  process.send?.('ready');
  const [{ path, origin, accessToken, now }] = (await ordered) as [SyncOrder];
  const { archive } = await openArchiveFile(path, now, { parsePage, parseDevices });
  const token = async () => ok(accessToken);
  const tokens = { current: token, renew: token };
  const client = createDexcomClient({ origin, transport: createFetchTransport(fetch), tokens });
  const nothing = { onChange: async () => {}, onState: () => {} };
  const sync = await createSync({ client, archive, now: () => now, ...nothing });
  const done = await syncFully(sync, new AbortController().signal);
  await archive.close();
  process.send?.(done.ok ? 'done' : 'failed');
  process.disconnect();
}

void main();
