import { assertNever } from '../assert-never';
import { HIGH_CODE, LOW_CODE } from '../glucose';
import type { About, Notice } from './notice';
import { type NamedRule, SIDE } from './rules';

const MINUTE_MS = 60_000;

/** A notice as a rule would give it at `reportedAt` (epoch ms) of something that long before: to try how it looks and sounds. */
export function sampleNotice(named: NamedRule, reportedAt: number, delayMs: number): Notice {
  const at = reportedAt - delayMs;
  const { delivery, sound } = named.rule;
  return {
    kind: 'due',
    about: aboutOf(named, at),
    at,
    offsetMinutes: null,
    reportedAt,
    isAgain: false,
    delivery,
    sound,
  };
}

function aboutOf(named: NamedRule, at: number): About {
  switch (named.name) {
    case 'no-data':
      return { rule: named.name };
    case 'phone-alerted':
      return { rule: named.name, alert: named.rule.alerts === 'all' ? 'low' : (named.rule.alerts[0] ?? 'low') };
    case 'fast-fall':
    case 'fast-rise':
      return { rule: named.name, code: 120, change: { mgDl: sideOf(named.name) * 45, overMs: 15 * MINUTE_MS } };
    case 'urgent-low':
    case 'low':
    case 'high':
    case 'urgent-high':
    case 'high-for-long': {
      const code = Math.min(Math.max(named.rule.thresholdMgDl + sideOf(named.name) * 3, LOW_CODE), HIGH_CODE);
      return { rule: named.name, code, sinceAt: at - named.rule.sustainedMs };
    }
    default:
      return assertNever(named);
  }
}

const sideOf = (name: keyof typeof SIDE): number => (SIDE[name] === 'below' ? -1 : 1);
