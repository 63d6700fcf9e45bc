import { type Distribution, mergeDistributions, sumDaysAt } from '../../core/statistics/distribution';
import { sumBlock, weekdayOf } from '../../core/statistics/hours';
import { timesOf } from '../../core/statistics/pattern';
import type { Preset } from '../../core/statistics/presets';
import { coverageOf } from '../../core/statistics/sufficiency';
import { deriveSummary } from '../../core/statistics/summary';
import { formatGlucoseNumber } from '../../core/units';
import { HistoryFailed } from '../parts/history-failed';
import { TableBox } from '../parts/table-box';
import { describeClock } from '../period/describe-clock';
import { useApp } from '../state/app';
import { useAnswer } from '../state/use-answer';
import { formatHours, type Reader } from './format-figure';
import type { WindowSums } from './load-statistics';
import { formatSides } from './zone-rows';

const READING_MS = 5 * 60_000;
/** Monday first, as clinics print them. */
const WEEK = [1, 2, 3, 4, 5, 6, 0];
const BLOCKS = [0, 3, 6, 9, 12, 15, 18, 21] as const;
const BLOCK_HOURS = 3;

type Group = { readonly label: string; readonly distribution: Distribution };
type GroupsProps = { readonly sums: WindowSums; readonly preset: Preset; readonly reader: Reader };

/** The same statistics by day of the week and by hours of the day, on the clock that is shown. */
export function Groups({ sums, preset, reader }: GroupsProps) {
  const { archive, snapshot } = useApp();
  const { settings } = snapshot.value;
  const { answer, retry } = useAnswer({
    key: `${sums.range.fromAt} ${sums.range.toAt} ${settings.preset}`,
    ask: async () => timesOf(await archive.getPattern(sums.range, settings.preset), 'all'),
  });
  return (
    <>
      <GroupTable
        caption="By day of the week"
        head="Days"
        groups={deriveWeekdays(sums, reader.locale)}
        {...{ preset, reader }}
      />
      {answer.kind === 'failed' && <HistoryFailed onRetry={retry} />}
      {answer.kind === 'loading' && <p class="quiet">Adding up the hours.</p>}
      {answer.kind === 'ready' && (
        <GroupTable
          caption="By hours of the day"
          head="Hours"
          groups={BLOCKS.map((from) => ({
            label: formatHours(from, from + BLOCK_HOURS, reader.locale),
            distribution: sumBlock(answer.value, from, from + BLOCK_HOURS),
          }))}
          {...{ preset, reader }}
        />
      )}
      <p class="quiet small">{describeClock(settings.clock)}.</p>
    </>
  );
}

function deriveWeekdays({ days }: WindowSums, locale: string): readonly Group[] {
  const name = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  const rows = [...days.localAt.keys()];
  const isOn = (row: number, weekdays: readonly number[]): boolean =>
    weekdays.includes(weekdayOf(days.localAt[row] ?? 0));
  const sum = (weekdays: readonly number[]): Distribution =>
    sumDaysAt(
      days,
      rows.filter((row) => isOn(row, weekdays)),
    );
  const each = WEEK.map((weekday) => ({
    label: name.format(Date.UTC(2024, 0, 7 + weekday)), // a Sunday and the days after
    distribution: sum([weekday]),
  }));
  const merged = (from: number, to: number): Distribution =>
    mergeDistributions(each.slice(from, to).map(({ distribution }) => distribution));
  return [
    ...each,
    { label: 'Monday to Friday', distribution: merged(0, 5) },
    { label: 'Saturday and Sunday', distribution: merged(5, 7) },
  ];
}

type TableProps = Pick<GroupsProps, 'preset' | 'reader'> & {
  readonly caption: string;
  readonly head: string;
  readonly groups: readonly Group[];
};

function GroupTable({ caption, head, groups, preset, reader }: TableProps) {
  return (
    <TableBox
      label={caption}
      columns={[head, 'Below', 'In range', 'Above', `Mean (${reader.unit})`]}
      box="wide"
      look="groups numbers"
      caption={caption}
    >
      {groups.map((group) => (
        <GroupRow key={group.label} {...{ group, preset, reader }} />
      ))}
    </TableBox>
  );
}

function GroupRow({ group, preset, reader }: Pick<GroupsProps, 'preset' | 'reader'> & { readonly group: Group }) {
  const { label, distribution } = group;
  const coverage = coverageOf(distribution.total, distribution.total * READING_MS);
  const { zones, mean } = deriveSummary(distribution, coverage, preset);
  const sides = zones.kind === 'value' ? formatSides(zones.value) : null;
  return (
    <tr>
      <th scope="row">{label}</th>
      {sides && mean.kind === 'value' ? (
        <>
          <td>{sides.below}</td>
          <td>{sides.target}</td>
          <td>{sides.above}</td>
          <td>{formatGlucoseNumber(mean.value, reader.unit, reader.locale)}</td>
        </>
      ) : (
        <td class="quiet" colSpan={4}>
          not enough data ({zones.kind === 'not-enough' ? `${zones.have} of ${zones.need} hours` : ''})
        </td>
      )}
    </tr>
  );
}
