import { useSignal } from '@preact/signals';
import { timesOf } from '../../core/statistics/pattern';
import type { Preset } from '../../core/statistics/presets';
import { CopyActions } from '../copy/copy-actions';
import { HistoryFailed } from '../parts/history-failed';
import { ShowMore } from '../parts/show-more';
import { TableBox } from '../parts/table-box';
import { describeClock } from '../period/describe-clock';
import { printing } from '../print/printing';
import { useApp } from '../state/app';
import { useAnswer } from '../state/use-answer';
import { columnsOf, type GroupList, type GroupText, groupsAsText, listDays, listWeekAndHours } from './derive-groups';
import type { Reader } from './format-figure';
import type { WindowSums } from './load-statistics';

/** Days drawn at first, and more with each wish for more. */
const DAYS = 14;

type GroupsProps = {
  readonly sums: WindowSums;
  readonly preset: Preset;
  readonly reader: Reader;
  /** What is said above a copy. */
  readonly title: string;
};

/** The same statistics by day of the week, by hours of the day and day by day, on the clock that is shown. */
export function Groups({ sums, preset, reader, title }: GroupsProps) {
  const { archive, snapshot } = useApp();
  const { settings } = snapshot.value;
  const { answer, retry } = useAnswer({
    key: `${sums.range.fromAt} ${sums.range.toAt} ${settings.preset}`,
    ask: async () => timesOf(await archive.getPattern(sums.range, settings.preset), 'all'),
  });
  const most = useSignal(DAYS);
  const times = answer.kind === 'ready' ? answer.value : null;
  const lists = listWeekAndHours(sums, times, preset, reader);
  const days = listDays(sums, preset, reader);
  const shown = printing.value ? days.groups : days.groups.slice(0, most.value);
  return (
    <>
      {lists.map((list) => (
        <GroupTable key={list.caption} list={list} reader={reader} />
      ))}
      {answer.kind === 'failed' && <HistoryFailed onRetry={retry} />}
      {answer.kind === 'loading' && <p class="quiet">Adding up the hours.</p>}
      <GroupTable list={{ ...days, groups: shown }} reader={reader} />
      {!printing.value && <ShowMore what="days" count={days.groups.length} most={most} step={DAYS} />}
      <p class="quiet small">{describeClock(settings.clock)}.</p>
      {times && (
        <div class="row">
          <CopyActions
            title={title}
            what="statistics by day and hour"
            text={() => groupsAsText([...lists, days], reader)}
          />
        </div>
      )}
    </>
  );
}

function GroupTable({ list, reader }: { readonly list: GroupList; readonly reader: Reader }) {
  const { caption, head, groups } = list;
  return (
    <TableBox label={caption} columns={columnsOf(head, reader)} box="wide" look="groups numbers" caption={caption}>
      {groups.map((group) => (
        <GroupRow key={group.label} group={group} />
      ))}
    </TableBox>
  );
}

const GroupRow = ({ group: { label, numbers, lack, readings } }: { readonly group: GroupText }) => (
  <tr>
    <th scope="row">
      {label} <span class="small quiet group-count">{readings} readings</span>
    </th>
    {numbers ? (
      numbers.map((number, i) => <td key={COLUMNS[i]}>{number}</td>)
    ) : (
      <td class="quiet" colSpan={4}>
        {lack}
      </td>
    )}
  </tr>
);

const COLUMNS = ['below', 'target', 'above', 'mean'] as const;
