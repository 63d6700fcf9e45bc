import { assertNever } from '../../core/assert-never';
import { DAY_NAMES, describeDays, describeName } from '../../core/events';
import type { Manner, Rule, RuleName } from '../../core/notices/rules';
import type { Hours, Schedule } from '../../core/notices/week';
import type { Reader } from '../../core/schedule-words';
import { formatAge, formatClock } from '../../core/words';
import { QUANTITIES } from './quantities';
import { isBelow } from './rule-fields';

const MINUTE_MS = 60_000;

/** What a rule looks for, such as "Below 70 mg/dL for 15 min". */
export function describeCause(name: RuleName, rule: Rule, reader: Reader): string {
  const show = (value: number, quantity: 'glucose' | 'rate'): string =>
    `${QUANTITIES[quantity].format(value, reader)} ${QUANTITIES[quantity].unit(reader)}`;
  switch (rule.kind) {
    case 'level':
      return `${isBelow(name) ? 'Below' : 'Above'} ${show(rule.thresholdMgDl, 'glucose')}${describeFor(rule.sustainedMs)}`;
    case 'rate': {
      const rate = show(rule.thresholdMgDlPerMinute, 'rate');
      return `${isBelow(name) ? 'Falling' : 'Rising'} by ${rate} or more${describeFor(rule.sustainedMs)}`;
    }
    case 'no-data':
      return `No reading for ${formatAge(rule.afterMs)} longer than usual`;
    case 'phone-alerted':
      return rule.alerts === 'all'
        ? 'Any alert of your phone or receiver'
        : `Of your phone or receiver: ${rule.alerts.map((one) => describeName('alertName', one)).join(', ')}`;
    default:
      return assertNever(rule);
  }
}

const describeFor = (ms: number): string => (ms < MINUTE_MS ? '' : ` for ${formatAge(ms)}`);

/** How a rule tells, such as "Notification with sound, again after 30 min". */
export function describeManner({ delivery, sound, repeatMs, schedule }: Manner, { locale }: Reader): string {
  const how =
    delivery === 'tray' ? 'Only in the tray' : `Notification ${sound === 'sound' ? 'with sound' : 'without sound'}`;
  const again = repeatMs === null ? '' : `, again after ${formatAge(repeatMs)}`;
  const when = schedule === 'always' ? '' : `, ${describeSchedule(schedule, locale)}`;
  return `${how}${again}${when}`;
}

/** When a schedule is in force, such as "22:00 to 07:00, every day". */
export function describeSchedule(schedule: Schedule, locale: string): string {
  if (schedule === 'always') return 'at all times';
  return schedule.length === 0 ? 'never' : schedule.map((hours) => describeHours(hours, locale)).join('; ');
}

function describeHours({ days, startMinutes, endMinutes }: Hours, locale: string): string {
  const clock = (minutes: number): string => formatClock(minutes * MINUTE_MS, locale, 0);
  const when = describeDays(DAY_NAMES.filter((_, day) => days.includes(day)));
  return startMinutes === endMinutes ? `all day, ${when}` : `${clock(startMinutes)} to ${clock(endMinutes)}, ${when}`;
}
