import type { EventLoopDelay } from './event-loop-delay';
import { createRow, type Row } from './row';

/** What a working thread and one that does nothing were held up by at the same time. */
export type Delays = { readonly working: EventLoopDelay; readonly idle: EventLoopDelay };

const P99 = { kind: 'difference', atMost: 20 } as const;
const LONGEST = { kind: 'difference', atMost: 50 } as const;

/** How long a thread was held up, beside one that does nothing. */
export function delayRows(what: string, delays: readonly Delays[]): Row[] {
  const row = (name: string, target: typeof P99 | typeof LONGEST, of: (delay: EventLoopDelay) => number) =>
    createRow({
      what: `${what}, ${name} delay`,
      unit: 'ms',
      measured: delays.map(({ working }) => of(working)),
      bare: delays.map(({ idle }) => of(idle)),
      target,
    });
  return [row('p99', P99, ({ p99Ms }) => p99Ms), row('longest', LONGEST, ({ maxMs }) => maxMs)];
}
