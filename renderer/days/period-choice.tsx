import type { TimeRange } from '../../core/contract';
import { dayOf, type OffsetAt, type PeriodLength, rangeOfPeriod } from '../../core/period';
import { computerOffset } from '../chart/offset';
import { chosenPeriod } from '../period/chosen-period';
import { PeriodPicker } from '../period/period-picker';
import { useApp } from '../state/app';

const LENGTHS: readonly PeriodLength[] = ['7d', '14d', '30d', '90d', '1y'];

type ChoiceProps = {
  /** What is shown, once that is known. */
  readonly shown: { readonly range: TimeRange; readonly offsetAt: OffsetAt } | null;
};

/** The period of a view of days; views share it. */
export function PeriodChoice({ shown }: ChoiceProps) {
  const app = useApp();
  const period = chosenPeriod(app);
  const { history, now } = app.snapshot.value;
  const offsetAt = shown?.offsetAt ?? computerOffset;
  const range = shown?.range ?? rangeOfPeriod(period.value, history, now, offsetAt);
  return (
    <PeriodPicker
      lengths={LENGTHS}
      period={period.value}
      readDays={() => [dayOf(range.fromAt, offsetAt), dayOf(range.toAt - 1, offsetAt)]}
      onChange={(next) => {
        period.value = next;
      }}
    />
  );
}
