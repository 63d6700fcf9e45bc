import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { EventLoopDelay } from './event-loop-delay';

/** Watches its own event loop and does nothing else; plain JavaScript, so that the thread takes little memory. */
const IDLE = `
  const { parentPort } = require('node:worker_threads');
  const delay = require('node:perf_hooks').monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  parentPort.once('message', () => {
    delay.disable();
    parentPort.postMessage({ p99Ms: delay.percentile(99) / 1e6, maxMs: delay.max / 1e6 });
  });
  parentPort.postMessage('watching');
`;

/** A thread that does nothing beside one that works: what holds up both is the machine's doing. */
export async function watchIdleThread(): Promise<{ stop(): Promise<EventLoopDelay> }> {
  const worker = new Worker(IDLE, { eval: true });
  await once(worker, 'message');
  return {
    stop: async () => {
      worker.postMessage('stop');
      const [delay] = (await once(worker, 'message')) as [EventLoopDelay];
      await worker.terminate();
      return delay;
    },
  };
}
