import type { Reader } from '../../core/schedule-words';
import type { Snapshot } from '../../core/snapshot';
import { useApp } from '../state/app';
import { useAnswer } from '../state/use-answer';
import { deriveLine, describeEntry, LINE_HOURS, type Line } from './derive-line';
import { GlucoseLine } from './line';

const HOUR_MS = 3_600_000;

/** The last hours with what was logged in them. Its room is kept until the readings are there. */
export function LastHours({ snapshot }: { readonly snapshot: Snapshot }) {
  const { bridge, readings } = useApp();
  const { history, settings, locale, now } = snapshot;
  const toAt = Math.max(now, history.lastAt ?? 0) + 1;
  const fromAt = (history.lastAt ?? now) - LINE_HOURS * HOUR_MS;
  const { answer } = useAnswer({
    key: `${history.lastAt}`,
    ask: () => bridge.getRecords({ fromAt, toAt }),
  });
  const state = readings.state.value;
  if (state.kind === 'failed') return <p class="quiet">The history could not be read just now.</p>;
  if (state.kind === 'loading') return <div class="line-box" />;
  const reader: Reader = { unit: settings.unit, locale };
  const logged = answer.kind === 'ready' ? answer.value : null;
  const line = deriveLine(state.columns, logged, settings.thresholds, reader, now);
  if (!line) return null;
  return (
    <section class="line-box" aria-label={`Last ${LINE_HOURS} hours of data`}>
      <GlucoseLine line={line} reader={reader} tail="Not reported yet" />
      {logged && <NewestEntry line={line} locale={locale} />}
    </section>
  );
}

/** The newest of what was logged, in words; the others are marks. */
function NewestEntry({ line, locale }: { readonly line: Line; readonly locale: string }) {
  const newest = line.entries.at(-1);
  const others = line.entries.length - 1;
  return (
    <p class="glance-entry numbers">
      <span>{newest ? describeEntry(newest, line, locale) : 'Nothing entered in these hours'}</span>
      {others > 0 && <span>, and {others} more</span>}
    </p>
  );
}
