import { PRESENTING_MS, type PrivacyChoice } from '../privacy';
import type { TrayMenuItem } from '../tray';
import { formatAge, formatClock } from '../words';
import { isHidden, type TrayInput } from './input';

/** Hides every value or shows it again, for good or for as long as something is presented. */
export function privacyItems(input: TrayInput): TrayMenuItem[] {
  const toggle = isHidden(input) ? choose('Show values', { kind: 'shown' }) : choose('Hide values', { kind: 'hidden' });
  return [toggle, { kind: 'menu', label: presentingLabel(input), items: presentingItems(input) }];
}

function presentingLabel({ privacy, locale }: TrayInput): string {
  return privacy.kind === 'presenting' ? `Presenting until ${formatClock(privacy.untilAt, locale)}` : 'Presenting';
}

function presentingItems({ privacy }: TrayInput): TrayMenuItem[] {
  const choices = PRESENTING_MS.map((forMs) => choose(`For ${formatAge(forMs)}`, { kind: 'presenting', forMs }));
  return privacy.kind === 'presenting' ? [choose('End now', { kind: 'shown' }), ...choices] : choices;
}

const choose = (label: string, choice: PrivacyChoice): TrayMenuItem => ({
  kind: 'action',
  label,
  action: { kind: 'privacy', choice },
});
