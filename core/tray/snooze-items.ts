import { SNOOZE_MS } from '../notices/board';
import { isOn, RULE_NAMES, type RuleName } from '../notices/rules';
import { RULE_WORDS } from '../notices/words';
import type { TrayMenuItem } from '../tray';
import { formatAge, formatClock } from '../words';
import type { TrayInput } from './input';

/** A submenu to let single rules rest, and to end that; nothing where no rule is on. */
export function snoozeItems(input: TrayInput): TrayMenuItem[] {
  const rules = RULE_NAMES.filter((name) => isOn(input.settings.notices, name));
  if (rules.length === 0) return [];
  return [{ kind: 'menu', label: 'Snooze', items: rules.map((rule) => ruleItem(rule, input)) }];
}

function ruleItem(rule: RuleName, { board, locale, now }: TrayInput): TrayMenuItem {
  const label = RULE_WORDS[rule];
  const untilAt = board.snoozes.find((snooze) => snooze.rule === rule)?.untilAt ?? 0;
  if (untilAt > now) {
    const ending = `${label}: snoozed until ${formatClock(untilAt, locale)}. End now`;
    return { kind: 'action', label: ending, action: { kind: 'unsnooze', rule } };
  }
  const items = SNOOZE_MS.map((forMs): TrayMenuItem => {
    return { kind: 'action', label: `For ${formatAge(forMs)}`, action: { kind: 'snooze', rule, forMs } };
  });
  return { kind: 'menu', label, items };
}
