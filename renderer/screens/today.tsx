import type { LoggedColumns } from '../../core/contract';
import { type Away, deriveAway } from '../../core/notices/away';
import { describeAway } from '../../core/notices/away-words';
import { dayOf, instantOf } from '../../core/period';
import { HistoryFailed } from '../parts/history-failed';
import { describeClock } from '../period/describe-clock';
import { useApp } from '../state/app';
import type { ShownArchive } from '../state/archive';
import { useAnswer } from '../state/use-answer';
import { describeEntered } from './describe-entered';

/** All clocks are whole quarters of an hour from UTC: so often it may be midnight somewhere. */
const QUARTER_MS = 15 * 60_000;

/** What there is of the day since midnight, in sentences: a day that is not over has no statistics. */
export function Today() {
  const { archive, snapshot } = useApp();
  const { now, history, locale, settings } = snapshot.value;
  const { unit, thresholds } = settings;
  const { answer, retry } = useAnswer({
    key: String(Math.floor(now / QUARTER_MS)),
    ask: () => askToday(archive, now),
  });
  if (history.lastAt === null) return null;
  if (answer.kind === 'failed') return <HistoryFailed onRetry={retry} />;
  const reader = { unit, locale };
  const read = answer.kind === 'ready' ? answer.value : null;
  const away = read && deriveAway(read.midnightAt - 1, read.readings, read.logged.alert, thresholds);
  return (
    <section class="card stack-tight today" aria-labelledby="today-title">
      <h2 id="today-title">Today so far</h2>
      {read ? (
        <ul class="numbers">
          {sentencesOf(away, read.logged).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      ) : (
        <p class="quiet">Reading the history on this computer.</p>
      )}
      <p class="quiet small">Since midnight. {describeClock(settings.clock)}.</p>
    </section>
  );

  function sentencesOf(seen: Away | null, logged: LoggedColumns): readonly string[] {
    const readings = seen ? describeAway(seen, reader, true, now) : ['No readings of today have been passed on yet.'];
    return [...readings, describeEntered(logged, reader)].filter(Boolean);
  }
}

/** The readings and entries since midnight on the clock that is shown. */
async function askToday(archive: ShownArchive, now: number) {
  const offsetAt = await archive.getOffsetAt();
  const midnightAt = instantOf(dayOf(now, offsetAt), offsetAt);
  const range = { fromAt: midnightAt, toAt: now + 1 };
  const [readings, logged] = await Promise.all([archive.getReadings(range), archive.getRecords(range)]);
  return { midnightAt, readings, logged };
}
