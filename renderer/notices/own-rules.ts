import { DEFAULT_RULES } from '../../core/notices/default-rules';
import type { Defaults } from '../../core/notices/derive-defaults';
import { type NoticeSettings, RULE_NAMES, type Rule, type RuleName, type Rules } from '../../core/notices/rules';
import { type NumberKey, numberOf } from './rule-fields';
import { isSameRule } from './typed-rule';

/** What each rule is about, and what a device may know of it. */
const MAIN_NUMBER: Record<Rule['kind'], NumberKey | null> = {
  level: 'thresholdMgDl',
  rate: 'thresholdMgDlPerMinute',
  'no-data': 'afterMs',
  'phone-alerted': null,
};

/** The settings to begin with: until the person has chosen anything, those of their own devices. */
export function deriveOwn(settings: NoticeSettings, defaults: Defaults): NoticeSettings {
  const isUntouched =
    settings.consentedAt === null && RULE_NAMES.every((name) => isSameRule(settings.rules[name], DEFAULT_RULES[name]));
  return isUntouched ? { ...settings, rules: defaults.rules } : settings;
}

/** Whether a rule's main number is that of its default; true where a rule has none. */
export function isDefaultValue(rule: Rule, usual: Rule): boolean {
  const key = MAIN_NUMBER[rule.kind];
  return key === null || numberOf(rule, key) === numberOf(usual, key);
}

/** The numbers of a default in a rule whose manner stays as the person has it. */
export function takeValue(rules: Rules, defaults: Rules, name: RuleName): Rules {
  const { on, schedule, sound, delivery, inQuietHours } = rules[name];
  return { ...rules, [name]: { ...defaults[name], on, schedule, sound, delivery, inQuietHours } };
}

/** The rules whose value the person's own device has, and otherwise than here. */
export function differingFromDevice(rules: Rules, { rules: usual, origins }: Defaults): readonly RuleName[] {
  return RULE_NAMES.filter((name) => origins[name].kind === 'device' && !isDefaultValue(rules[name], usual[name]));
}
