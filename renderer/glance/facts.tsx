import { describeNext } from '../../core/delay-words';
import { describeAway } from '../../core/notices/away-words';
import { RULE_WORDS } from '../../core/notices/words';
import type { Snapshot } from '../../core/snapshot';
import { describeAlerts } from '../../core/tray/alert-lines';
import { formatClock, formatDay } from '../../core/words';

/** When the next reading is due, what the phone and Steadyline alerted of, which rules rest, what was while nobody looked. */
export function Facts({ snapshot }: { readonly snapshot: Snapshot }) {
  return (
    <ul class="glance-facts numbers">
      {deriveFacts(snapshot).map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

export function deriveFacts(snapshot: Snapshot): readonly string[] {
  const { notices, away, settings, locale, now } = snapshot;
  const alerts = describeAlerts({ ...snapshot, board: notices });
  const rests = notices.snoozes.map(
    ({ rule, untilAt }) => `${RULE_WORDS[rule]} rests until ${formatEnd(untilAt, snapshot)}.`,
  );
  const missed = away ? describeAway(away, { unit: settings.unit, locale }, true, now).slice(0, 1) : [];
  return [
    ...missed.map((sentence) => `While you were away: ${sentence}`),
    describeNext({ ...snapshot, now }),
    ...(alerts.length === 0 ? ['No alert in the last 24 hours of data.'] : alerts),
    ...rests,
  ].filter((fact) => fact !== '');
}

const DAY_MS = 24 * 3_600_000;

const formatEnd = (at: number, { now, locale }: Snapshot): string =>
  at - now < DAY_MS ? formatClock(at, locale) : formatDay(at, locale);
