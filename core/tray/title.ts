import { trendArrow } from '../trend';
import { formatAge, formatGlucose } from '../words';
import { deriveIcon } from './icon';
import type { TrayInput } from './input';

/**
 * What stands in the menu bar of macOS beside the picture. A late value stands in brackets, without the arrow that
 * says nothing about now, and with its age whatever was chosen; where a sign is drawn it stands alone.
 */
export function deriveTitle(input: TrayInput): string {
  const { glance, settings, locale } = input;
  if (deriveIcon(input).kind === 'sign' || glance.kind === 'none') return '';
  const value = formatGlucose(glance.glucose, settings.unit, locale);
  const age = formatAge(glance.ageMs);
  if (glance.freshness.kind === 'late') return `(${value}) ${age}`;
  switch (settings.trayContents) {
    case 'value':
      return value;
    case 'value-arrow':
      return `${value}${trendArrow(glance.trend)}`;
    default:
      return `${value}${trendArrow(glance.trend)} ${age}`;
  }
}
