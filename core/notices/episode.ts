import { BRIDGE_MS } from '../statistics/episodes';
import { type ReadingRule, type ReadingRuleName, SIDE } from './rules';
import { type Told, UNTOLD } from './told';

/** What a rate is measured over, as Dexcom's arrows are (manual: the last 15 to 20 min), and by how much that may be missed. */
const RATE_SPAN_MS = 15 * 60_000;
const RATE_SLACK_MS = 2.5 * 60_000;
/** How long readings are kept for the rate of later ones. */
export const RECENT_MS = RATE_SPAN_MS + RATE_SLACK_MS;

/** A reading with a value: epoch ms, mg/dL (39 is LOW, 401 is HIGH). */
export type Sample = { readonly at: number; readonly code: number };

/** What goes on for one rule until a reading is back by the margin. Times are epoch ms. */
export type Episode = Told & {
  /** The first of the readings beyond the threshold that last until now; null while readings are not beyond it. */
  readonly sinceAt: number | null;
  readonly lastAt: number;
};

/** How a value came to be from one a quarter of an hour before. */
export type Change = { readonly mgDl: number; readonly overMs: number };

/** The change to a reading from that of a quarter of an hour before, null where there was none then. */
export function changeTo({ at, code }: Sample, before: readonly Sample[]): Change | null {
  const offBy = (earlier: Sample): number => Math.abs(at - earlier.at - RATE_SPAN_MS);
  let best: Sample | null = null;
  for (const earlier of before) if (offBy(earlier) <= (best ? offBy(best) : RATE_SLACK_MS)) best = earlier;
  return best && { mgDl: code - best.code, overMs: at - best.at };
}

/** How far a reading is beyond a rule's threshold: 0 and more is beyond, null cannot be told. */
export function depthOf(
  name: ReadingRuleName,
  rule: ReadingRule,
  sample: Sample,
  recent: readonly Sample[],
): number | null {
  const sign = SIDE[name] === 'below' ? -1 : 1;
  // Levels are whole, and a value equal to its threshold is not beyond it: as with the zones.
  if (rule.kind === 'level') return sign * (sample.code - rule.thresholdMgDl) - 1;
  const change = changeTo(sample, recent);
  if (change === null) return null;
  // A tenth is as fine as two readings some seconds off their 5 minutes can say.
  return sign * (Math.round((change.mgDl / change.overMs) * 600_000) / 10) - rule.thresholdMgDlPerMinute;
}

/** Whether a depth is back by the rule's margin. */
export function isBack(rule: ReadingRule, depth: number | null): boolean {
  return depth !== null && depth < -(rule.kind === 'level' ? rule.rearmMgDl : rule.rearmMgDlPerMinute);
}

/** What goes on after one more reading, of that depth; null once it is back. */
export function advance(before: Episode | null, rule: ReadingRule, depth: number | null, at: number): Episode | null {
  if (isBack(rule, depth)) return null;
  const isCut = before !== null && at - before.lastAt > BRIDGE_MS;
  const isBeyond = depth !== null && depth >= 0;
  if (before === null || isCut) {
    return before || isBeyond ? { ...UNTOLD, sinceAt: isBeyond ? at : null, lastAt: at } : null;
  }
  return { ...before, sinceAt: isBeyond ? (before.sinceAt ?? at) : null, lastAt: at };
}

/** Whether the newest reading is beyond a rule's threshold for as long as it asks. */
export const isSustained = ({ sinceAt, lastAt }: Episode, rule: ReadingRule): boolean =>
  sinceAt !== null && lastAt - sinceAt >= rule.sustainedMs;
