import type { Notice } from '../../core/notices/notice';
import { describeNotice } from '../../core/notices/words';
import type { Reader } from '../../core/schedule-words';
import { formatDay } from '../../core/words';
import { useApp } from '../state/app';

/** What was told lately, newest first; what came too late to be told is marked. */
export function ToldList({ reader }: { readonly reader: Reader }) {
  const { notices, privacy } = useApp().snapshot.value;
  if (privacy.kind !== 'shown') return <p class="quiet">Not shown while values are hidden.</p>;
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
  const { title, body } = describeNotice(notice, reader, true);
  return (
    <li class={notice.kind === 'past' ? 'told-one told-past' : 'told-one'}>
      <p class="numbers">
        <strong>{title}</strong> {notice.kind === 'past' && <span class="late-tag">past</span>}
      </p>
      <p class="quiet numbers">{body}</p>
      <p class="quiet small numbers">
        {HOW[notice.kind]} {formatDay(notice.reportedAt, reader.locale)}
      </p>
    </li>
  );
}

const HOW: Record<Notice['kind'], string> = {
  due: 'Told on',
  past: 'Came too late to be told, only listed here, on',
};
