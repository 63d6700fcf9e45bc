import { useSignal } from '@preact/signals';
import { useId, useMemo } from 'preact/hooks';
import { deriveReplay, type Past, type Replay } from '../../core/notices/replay';
import type { NamedRule } from '../../core/notices/rules';
import type { Reader } from '../../core/schedule-words';
import { formatDate } from '../chart/format-span';
import { shownOffset } from '../chart/offset';
import { HistoryFailed } from '../parts/history-failed';
import { Segmented } from '../parts/segmented';
import { useApp } from '../state/app';
import { formatPercent } from '../statistics/format-figure';
import { describeEpisodes, describeOutcome } from './describe-replay';
import { HoursChart } from './hours-chart';
import { coverageOf, REPLAY_DAYS, type ReplayDays, type Tryout, usePast } from './past';
import { type Column, ReplayTable } from './replay-table';
import { useSettled } from './use-settled';

type PanelProps = {
  readonly present: NamedRule;
  readonly proposed: NamedRule;
  /** Whether all of the form can be read. */
  readonly isRight: boolean;
  readonly reader: Reader;
};

/** How long typing rests before the rule is tried anew (ms). */
const REST_MS = 150;

/** What a rule would have done in the last days: as it is set, and as it stands in the form. */
export function ReplayPanel({ present, proposed, isRight, reader }: PanelProps) {
  const app = useApp();
  const id = useId();
  const days = useSignal<ReplayDays>(30);
  const { answer, retry } = usePast(app, days.value);
  return (
    <div class="replay stack-tight">
      <header class="records-head">
        <h3>Tried on your history</h3>
        <Segmented
          name={`${id}-days`}
          legend="Days tried"
          options={REPLAY_DAYS.map((value) => ({ value, label: `${value} days` }))}
          value={days.value}
          onChange={(value) => {
            days.value = value;
          }}
        />
      </header>
      {answer.kind === 'failed' && <HistoryFailed onRetry={retry} />}
      {answer.kind === 'loading' && <p class="quiet">Reading the history on this computer.</p>}
      {!isRight && <p class="quiet">A field needs another value; in its place, what was set before is tried.</p>}
      {answer.kind === 'ready' && <Tried present={present} proposed={proposed} reader={reader} past={answer.value} />}
    </div>
  );
}

type TriedProps = Omit<PanelProps, 'isRight'> & { readonly past: Tryout };

function Tried({ present, proposed, reader, past }: TriedProps) {
  const key = JSON.stringify([present.rule, proposed.rule]);
  const settled = useSettled({ present, proposed, key }, key, REST_MS);
  const before = useReplay(settled.present, past);
  const after = useReplay(settled.proposed, past);
  const { length } = present.name === 'phone-alerted' ? past.alerts.at : past.readings.at;
  if (length === 0) return <p class="quiet">{NOTHING[present.name === 'phone-alerted' ? 'alerts' : 'readings']}</p>;
  const isSame = JSON.stringify(settled.present) === JSON.stringify(settled.proposed);
  const shown = columnsOf(settled.present.rule.on ? before : null, after, isSame);
  return (
    <>
      <p role="status" class="unseen">
        {describeReplays(shown, past.days)}
      </p>
      <ReplayTable columns={shown} days={past.days} reader={reader} />
      <HoursChart series={shown.map(({ label, replay }) => ({ label, byHour: replay.byHour }))} reader={reader} />
      <p class="quiet small">
        {describeCoverage(past, reader)} Counted as if each reading had come as expected, without snoozes and quiet
        hours. {describeEpisodes(present.name, reader)}
      </p>
    </>
  );
}

/** Derived anew only where this very setting is another. */
const useReplay = (named: NamedRule, past: Past): Replay =>
  useMemo(() => deriveReplay(named, past), [named.name, JSON.stringify(named.rule), past]);

const NOTHING = {
  readings: 'There are no readings in these days to try it on.',
  alerts: 'Your phone or receiver reported no alerts in these days.',
} as const;

/** A setting that is off does nothing: beside it stands what it would do. */
function columnsOf(present: Replay | null, proposed: Replay, isSame: boolean): readonly Column[] {
  if (!present) return [{ label: 'If it were on', replay: proposed }];
  if (isSame) return [{ label: 'As it is set', replay: proposed }];
  return [
    { label: 'As it is set', replay: present },
    { label: 'As in the form', replay: proposed },
  ];
}

const describeReplays = (columns: readonly Column[], days: ReplayDays): string =>
  `In ${days} days, ${columns.map(({ label, replay }) => `${label.toLowerCase()}: ${describeOutcome(replay)}`).join('; ')}.`;

function describeCoverage(past: Tryout, { locale }: Reader): string {
  const { at, offsetMinutes } = past.readings;
  const [first, last] = [at[0], at.at(-1)];
  if (first === undefined || last === undefined) return '';
  const day = (time: number, offset: number | undefined): string => formatDate(time, locale, shownOffset(time, offset));
  const share = formatPercent(100 * coverageOf(past));
  return `${day(first, offsetMinutes[0])} to ${day(last, offsetMinutes.at(-1))}, ${share} of the readings of ${past.days} days.`;
}
