import { type Account, priorDelayMs } from './account';
import { expectedDelayMs, type LearnedDelay } from './delay';
import { type Glance, nextExpectedAt } from './glance';
import { formatAge, formatClock } from './words';

/** How late readings come, and where that is known from. */
export function describeDelay(account: Account, delay: LearnedDelay): string {
  const usual = `Readings usually reach Steadyline ${formatAge(expectedDelayMs(account, delay))} after they are measured`;
  if (delay.learnedMs !== null) return `${usual}, as the last ${delay.samples} of this account did.`;
  const where = priorDelayMs(account) > 3_600_000 ? 'outside the United States' : 'in the United States';
  return `${usual}, as Dexcom says for accounts ${where}; what yours do will be learned as they come.`;
}

export type NextInput = {
  readonly glance: Glance;
  readonly account: Account;
  readonly delay: LearnedDelay;
  readonly locale: string;
  readonly now: number;
};

/** When the next reading is expected, in this computer's zone; empty where nothing can be said. */
export function describeNext({ glance, account, delay, locale, now }: NextInput): string {
  if (glance.kind === 'none' || glance.freshness.kind === 'late') return '';
  const inMs = nextExpectedAt(glance.at, account, delay) - glance.at - glance.ageMs;
  return inMs > 0 ? `The next one is expected at about ${formatClock(now + inMs, locale)}.` : 'The next one is due.';
}
