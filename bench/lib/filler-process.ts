import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { inTransaction, openDatabase } from '../../main/archive/sqlite';
import { createFetchTransport } from '../../main/dexcom/transport';
import { createSync, syncFully } from '../../main/sync/sync';
import { openArchiveInWorker } from '../../main/worker/open-in-worker';
import { clientOf } from './client';
import type { FillOrder, FillReport } from './filler';

type Filled = { readonly readings: number; readonly urls: readonly string[] };

/** A fill that is ready to begin, so that what loading costs is not counted. */
type Prepared = () => Promise<Filled>;

/** Does one fill and reports it. */
async function main(): Promise<void> {
  const [order] = (await once(process, 'message')) as [FillOrder];
  const run = await (order.kind === 'app' ? prepareApp(order) : prepareBare(order));
  const before = resetPeakMb();
  const began = performance.now();
  const filled = await run();
  const ms = performance.now() - began;
  const grownMb = memoryMb('VmHWM') - before;
  const report: FillReport = { ms, grownMb, ...filled };
  process.send?.(report);
}

async function prepareApp({ origin, accessToken, now, path }: FillOrder): Promise<Prepared> {
  const { archive } = await openArchiveInWorker(path, now);
  const urls: string[] = [];
  const send = createFetchTransport(fetch);
  const client = clientOf(origin, accessToken, (request) => {
    urls.push(request.url);
    return send(request);
  });
  return async () => {
    const options = { client, archive, now: () => now, onChange: async () => {}, onState: () => {} };
    const synced = await syncFully(await createSync(options), new AbortController().signal);
    if (!synced.ok) throw new Error(`the fill failed: ${synced.error.kind}`);
    const { count } = await archive.summary();
    await archive.close();
    return { readings: count, urls };
  };
}

type RawRecord = Readonly<Record<string, string | number | null | undefined>>;

const RAW_COLUMNS = [
  'systemTime',
  'displayTime',
  'value',
  'status',
  'trend',
  'trendRate',
  'transmitterId',
  'transmitterTicks',
  'displayDevice',
] as const;

/** The least that keeps the same answers: fetched, parsed as JSON, and each record inserted as it came. */
async function prepareBare({ accessToken, path, urls }: FillOrder): Promise<Prepared> {
  const database = await openDatabase(path);
  database.exec(
    `PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
     CREATE TABLE record (recordId TEXT PRIMARY KEY, ${RAW_COLUMNS.join(', ')})`,
  );
  const places = Array(RAW_COLUMNS.length + 1).fill('?');
  const insert = database.prepare(`INSERT OR REPLACE INTO record VALUES (${places.join(', ')})`);
  const headers = { authorization: `Bearer ${accessToken}` };
  return async () => {
    let readings = 0;
    for (const url of urls) {
      const { records } = (await (await fetch(url, { headers })).json()) as { records?: readonly RawRecord[] };
      inTransaction(database, () => {
        for (const { recordId, ...record } of records ?? []) {
          if (typeof recordId === 'string') insert.run(recordId, ...RAW_COLUMNS.map((name) => record[name] ?? null));
        }
      });
      readings += records?.length ?? 0;
    }
    database.close();
    return { readings, urls };
  };
}

/** Forgets the highest memory so far and gives the present one in MB. Source: proc(5), clear_refs. */
function resetPeakMb(): number {
  globalThis.gc?.();
  writeFileSync('/proc/self/clear_refs', '5');
  return memoryMb('VmRSS');
}

function memoryMb(field: 'VmRSS' | 'VmHWM'): number {
  const kib = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0;
  return (Number(kib) * 1024) / 1e6;
}

void main();
