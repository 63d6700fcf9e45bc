import type { Notice } from '../../core/notices/notice';
import { describeNotice, formatDate } from '../../core/notices/words';
import type { Reader } from '../../core/schedule-words';
import { formatClock } from '../../core/words';
import { describePhoneClock } from '../chart/offset';
import { Button } from '../parts/button';
import { useApp } from '../state/app';

/** The chart of Now reaches back so far. */
const DAY_MS = 24 * 3_600_000;

/** What was told lately, newest first; what came too late to be told is marked. */
export function ToldList({ reader }: { readonly reader: Reader }) {
  const { notices } = useApp().snapshot.value;
  if (notices.told.length === 0) {
    return <p class="quiet">Nothing yet. What a rule tells stays listed here for a while.</p>;
  }
  return (
    <ul class="told">
      {notices.told.map((notice) => (
        <ToldNotice key={`${notice.about.rule} ${notice.at} ${notice.reportedAt}`} notice={notice} reader={reader} />
      ))}
    </ul>
  );
}

function ToldNotice({ notice, reader }: { readonly notice: Notice; readonly reader: Reader }) {
  const { bridge, run, snapshot } = useApp();
  const { now } = snapshot.value;
  const { kind, at, reportedAt, offsetMinutes } = notice;
  const { title, body } = describeNotice(notice, reader, true);
  const day = formatDate(reportedAt, reader.locale, offsetMinutes);
  const time = formatClock(reportedAt, reader.locale, offsetMinutes);
  return (
    <li class={kind === 'past' ? 'told-one told-past' : 'told-one'}>
      <p class="numbers">
        <strong>{title}</strong> {kind === 'past' && <span class="late-tag">past</span>}
      </p>
      <p class="quiet numbers">{body}</p>
      <div class="row">
        <span class="quiet small numbers">
          {HOW[kind]} {day} at {time}. {offsetMinutes !== null && describePhoneClock(at, offsetMinutes)}
        </span>
        {now - at < DAY_MS && (
          <Button
            look="text"
            onClick={() => run(bridge.openWindow({ kind: 'moment', at }))}
            label={`Show on the chart: ${title}`}
          >
            Show on the chart
          </Button>
        )}
      </div>
    </li>
  );
}

const HOW: Record<Notice['kind'], string> = {
  due: 'Told on',
  past: 'Came too late to be told, only listed here, on',
};
