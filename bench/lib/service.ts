import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

/** A simulated service on loopback HTTP, and a token for its person. */
export type Service = { readonly origin: string; readonly accessToken: string; stop(): Promise<unknown> };

/** Whether the service's clock stands still at `now` and each answer is made once, so that making it is not measured again. */
export type ServiceOptions = { readonly now: number; readonly days: number; readonly remembers?: boolean };

export const PERSON = 'steady';

/** Starts the service in a thread of its own; the person has that many days of history before `now` (epoch ms). */
export async function startService(options: ServiceOptions): Promise<Service> {
  const execArgv = ['--require', 'tsx/cjs'];
  const worker = new Worker(join(__dirname, 'service-thread.ts'), { execArgv, workerData: options });
  const [started] = (await once(worker, 'message')) as [Omit<Service, 'stop'>];
  return { ...started, stop: () => worker.terminate() };
}
