import type { LevelName, Rules } from '../../core/notices/rules';
import { RULE_WORDS } from '../../core/notices/words';
import type { Reader } from '../../core/schedule-words';
import { QUANTITIES } from './quantities';

/** Levels of which the first is usually below the second. */
const ORDER: ReadonlyArray<readonly [lower: LevelName, upper: LevelName]> = [
  ['urgent-low', 'low'],
  ['low', 'high'],
  ['low', 'high-for-long'],
  ['high', 'urgent-high'],
];

/** What a rule's level is on the wrong side of, null where that is nothing: it may be meant, but should not surprise. */
export function describeCrossing(name: string, rules: Rules, reader: Reader): string | null {
  const show = (other: LevelName): string =>
    `${RULE_WORDS[other]} (${QUANTITIES.glucose.format(rules[other].thresholdMgDl, reader)} ${reader.unit})`;
  for (const [lower, upper] of ORDER) {
    if (rules[lower].thresholdMgDl < rules[upper].thresholdMgDl) continue;
    if (name === lower) return `This is not below ${show(upper)}. Both rules look at the same readings then.`;
    if (name === upper) return `This is not above ${show(lower)}. Both rules look at the same readings then.`;
  }
  return null;
}
