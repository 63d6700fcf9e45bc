import { describeName } from '../../core/events';
import type { OffsetAt } from '../../core/period';
import { describeField, nameSchedule, type Reader } from '../../core/schedule-words';
import { formatAge, formatClock } from '../../core/words';
import { formatMoment } from '../chart/format-span';
import { formatRows } from '../parts/table-box';
import type { KnownAlert } from './ask-devices';

export const nameAlert = ({ name }: Pick<KnownAlert, 'name'>): string => describeName('alertName', name);

/** How the alert was set then, and by which schedule, as far as that is known. */
export function describeSetting({ inForce }: KnownAlert, reader: Reader): string {
  if (!inForce) return 'not known';
  const value = describeField(inForce.rule, 'value', reader);
  const words = [value === 'none' ? '' : value, inForce.rule.enabled === false ? 'off by then' : ''];
  return `${words.filter(Boolean).join(', ') || 'on'} (${nameSchedule(inForce.schedule)})`;
}

/** What followed: "alerted twice more, snoozed at 14:05, ended after 1 h 5 min". */
export function describeFollowed(
  { at, again, snoozedAt, endedAt }: KnownAlert,
  locale: string,
  offsetAt: OffsetAt,
): string {
  const followed = [
    again > 0 ? `alerted ${again === 1 ? 'once' : `${again} times`} more` : '',
    snoozedAt === null ? '' : `snoozed at ${formatClock(snoozedAt, locale, offsetAt(snoozedAt))}`,
    endedAt === null ? 'its end is not reported' : `ended after ${formatAge(Math.max(60_000, endedAt - at))}`,
  ];
  return followed.filter(Boolean).join(', ');
}

export const ALERT_COLUMNS = ['Alerted', 'Alert', 'Set to then', 'What followed', 'Device'] as const;

/** An alert as the cells of a row, without its time. */
export const alertCells = (alert: KnownAlert, reader: Reader, offsetAt: OffsetAt): readonly string[] => [
  nameAlert(alert),
  describeSetting(alert, reader),
  describeFollowed(alert, reader.locale, offsetAt),
  alert.displayDevice === null ? 'not said' : describeName('displayDevice', alert.displayDevice),
];

/** How many there were of each, most first. */
export function countAlerts(alerts: readonly KnownAlert[]): ReadonlyArray<readonly [name: string, count: number]> {
  const counts = new Map<string, number>();
  for (const alert of alerts) counts.set(nameAlert(alert), (counts.get(nameAlert(alert)) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
}

/** Alerts as a text: the counts, then a line each. */
export const alertsAsText = (alerts: readonly KnownAlert[], reader: Reader, offsetAt: OffsetAt): string =>
  [
    countAlerts(alerts)
      .map(([name, count]) => `${name}: ${count}`)
      .join(', '),
    formatRows([
      ALERT_COLUMNS,
      ...alerts.map((alert) => [
        formatMoment(alert.at, reader.locale, offsetAt),
        ...alertCells(alert, reader, offsetAt),
      ]),
    ]),
  ].join('\n');
