import type { TimeRange } from '../../core/contract';
import { instantOf, type OffsetAt } from '../../core/period';
import { type Distribution, sumDaysAt } from '../../core/statistics/distribution';
import { sumBlock, weekdayOf } from '../../core/statistics/hours';
import { timesOf } from '../../core/statistics/pattern';
import type { Preset } from '../../core/statistics/presets';
import { coverageOf, describeNotEnough } from '../../core/statistics/sufficiency';
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

const DAY_MS = 24 * 3_600_000;
/** Monday first, as clinics print them. */
const WEEK = [1, 2, 3, 4, 5, 6, 0];
const BLOCKS = [0, 3, 6, 9, 12, 15, 18, 21] as const;
const BLOCK_HOURS = 3;

/** `windowMs` is how long the group is in the window, and 0 where it is of hours. */
type Group = { readonly label: string; readonly distribution: Distribution; readonly windowMs: number };
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
            windowMs: 0,
          }))}
          {...{ preset, reader }}
        />
      )}
      <p class="quiet small">{describeClock(settings.clock)}.</p>
    </>
  );
}

function deriveWeekdays({ days, range, offsetAt }: WindowSums, locale: string): readonly Group[] {
  const name = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  const rows = [...days.localAt.keys()];
  const group = (label: string, weekdays: readonly number[]): Group => {
    const own = rows.filter((row) => weekdays.includes(weekdayOf(days.localAt[row] ?? 0)));
    const dates = new Set(own.map((row) => days.localAt[row] ?? 0));
    const windowMs = [...dates].reduce((sum, day) => sum + lengthIn(range, day, offsetAt), 0);
    return { label, distribution: sumDaysAt(days, own), windowMs };
  };
  return [
    ...WEEK.map((weekday) => group(name.format(Date.UTC(2024, 0, 7 + weekday)), [weekday])), // a Sunday and the days after
    group('Monday to Friday', WEEK.slice(0, 5)),
    group('Saturday and Sunday', WEEK.slice(5)),
  ];
}

const lengthIn = ({ fromAt, toAt }: TimeRange, day: number, offsetAt: OffsetAt): number =>
  Math.max(0, Math.min(toAt, instantOf(day + DAY_MS, offsetAt)) - Math.max(fromAt, instantOf(day, offsetAt)));

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
  const { label, distribution, windowMs } = group;
  const coverage = coverageOf(distribution.total, windowMs);
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
          {zones.kind === 'not-enough' && describeNotEnough(zones)}
        </td>
      )}
    </tr>
  );
}
