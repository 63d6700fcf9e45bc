import { monitorEventLoopDelay } from 'node:perf_hooks';

/** How long the event loop of this thread kept its work waiting, in ms. */
export type EventLoopDelay = { readonly p99Ms: number; readonly maxMs: number };

const RESOLUTION_MS = 1;
const NS_PER_MS = 1e6;

/** Watches this thread's event loop until it is stopped. */
export function watchEventLoop(): { stop(): EventLoopDelay } {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  histogram.enable();
  return {
    stop: () => {
      histogram.disable();
      return { p99Ms: histogram.percentile(99) / NS_PER_MS, maxMs: histogram.max / NS_PER_MS };
    },
  };
}
