import { describeName } from '../../core/events';
import { describeAway } from '../../core/notices/away-words';
import { describeNotice, RULE_WORDS } from '../../core/notices/words';
import type { Reader } from '../../core/schedule-words';
import type { Snapshot } from '../../core/snapshot';
import { formatClock, formatDay } from '../../core/words';

const DAY_MS = 24 * 3_600_000;

/** What the phone and Steadyline alerted of, which rules rest, and what was while nobody looked. */
export function AlertState({ snapshot }: { readonly snapshot: Snapshot }) {
  return (
    <ul class="glance-facts numbers" aria-label="Alerts">
      {describeAlerts(snapshot).map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

/** Each alert or notice of the last day says when it was; older ones are no state. */
export function describeAlerts({ notices, away, settings, locale, now }: Snapshot): readonly string[] {
  const reader: Reader = { unit: settings.unit, locale };
  const { phone, told, snoozes } = notices;
  const newest = told[0];
  return [
    phone && now - phone.at < DAY_MS
      ? `Phone: ${describeName('alertName', phone.name)}, ${describeStep(phone.state)} at ${formatClock(phone.at, locale, phone.offsetMinutes)}`
      : 'Phone: no alert in the last 24 hours of data',
    ...(newest && now - newest.reportedAt < DAY_MS
      ? [`Steadyline: ${describeNotice(newest, reader, false).title}`]
      : []),
    ...snoozes.map(({ rule, untilAt }) => `${RULE_WORDS[rule]} rests until ${formatEnd(untilAt, now, locale)}`),
    ...(away
      ? describeAway(away, reader, true)
          .slice(0, 1)
          .map((line) => `While you were away: ${line}`)
      : []),
  ];
}

const describeStep = (state: string | null): string => describeName('alertState', state ?? 'unknown');

const formatEnd = (at: number, now: number, locale: string): string =>
  at - now < DAY_MS ? formatClock(at, locale) : formatDay(at, locale);
