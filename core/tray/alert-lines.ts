import { describeName } from '../events';
import { NONE_AFTER_MS } from '../glance';
import { isOn, RULE_NAMES } from '../notices/rules';
import { describeNotice } from '../notices/words';
import { formatClock } from '../words';
import { isHidden, isTheirs, type TrayInput } from './input';

type AlertInput = Omit<TrayInput, 'glance' | 'delay' | 'filling'>;

/** The last alert of the phone and the last notice of this app, each with when it was; nothing where values are hidden. */
export function describeAlerts(input: AlertInput): string[] {
  if (isHidden(input) || !isTheirs(input)) return [];
  return [describePhone(input), describeNewest(input)].filter((line) => line !== '');
}

function describePhone({ board: { phone }, locale, now }: AlertInput): string {
  if (!phone || now - phone.at >= NONE_AFTER_MS) return '';
  const what = describeName('alertName', phone.name);
  const step = phone.state === null ? '' : `, ${describeName('alertState', phone.state)}`;
  return `Your phone: ${what}${step} at ${formatClock(phone.at, locale, phone.offsetMinutes)}`;
}

function describeNewest({ board: { told }, settings, locale, now }: AlertInput): string {
  const newest = told[0];
  if (newest && now - newest.reportedAt < NONE_AFTER_MS) {
    const asReadNow = { ...newest, reportedAt: now }; // a day after what it is about, that has its date
    return `Notice: ${describeNotice(asReadNow, { unit: settings.unit, locale }, false).title}`;
  }
  return RULE_NAMES.some((name) => isOn(settings.notices, name)) ? 'No notice in the last 24 hours' : '';
}
