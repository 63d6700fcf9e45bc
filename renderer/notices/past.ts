import type { TimeRange } from '../../core/contract';
import { expectedDelayMs } from '../../core/delay';
import type { Past } from '../../core/notices/replay';
import type { App } from '../state/app';
import { type Answer, useAnswer } from '../state/use-answer';

/** How far back a rule can be tried. */
export const REPLAY_DAYS = [7, 30, 90] as const;
export type ReplayDays = (typeof REPLAY_DAYS)[number];

const DAY_MS = 24 * 3_600_000;
/** Sensors read every 5 minutes. */
const READINGS_A_DAY = 288;

/** What a rule is tried on, and how many days of it were asked for. */
export type Tryout = Past & { readonly days: ReplayDays };

/** The last so many days of the person's records, up to the newest reading. */
export function usePast(
  { bridge, snapshot }: App,
  days: ReplayDays,
): { readonly answer: Answer<Tryout>; readonly retry: () => void } {
  const { account, history, now, delay } = snapshot.value;
  const toAt = (history.lastAt ?? now) + 1;
  const range: TimeRange = { fromAt: toAt - days * DAY_MS, toAt };
  return useAnswer<Tryout>({
    key: String(days),
    ask: async () => {
      const [readings, { alert }] = await Promise.all([bridge.getReadings(range), bridge.getRecords(range)]);
      return { readings, alerts: alert, expectedDelayMs: expectedDelayMs(account, delay), days };
    },
  });
}

/** The share of the readings that so many days can have, from 0 to 1. */
export const coverageOf = ({ readings, days }: Tryout): number =>
  Math.min(1, readings.at.length / (days * READINGS_A_DAY));
