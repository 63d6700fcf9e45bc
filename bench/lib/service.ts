import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

/** A simulated service on loopback HTTP, and a token for its person. */
export type Service = { readonly origin: string; readonly accessToken: string; stop(): Promise<unknown> };

export const PERSON = 'steady';

/** Starts the service in a thread of its own; the person has that many days of history before `now` (epoch ms). */
export async function startService(now: number, days: number): Promise<Service> {
  const execArgv = ['--require', 'tsx/cjs'];
  const worker = new Worker(join(__dirname, 'service-thread.ts'), { execArgv, workerData: { now, days } });
  const [started] = (await once(worker, 'message')) as [Omit<Service, 'stop'>];
  return { ...started, stop: () => worker.terminate() };
}
