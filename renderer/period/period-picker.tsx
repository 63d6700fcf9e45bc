import { useSignal } from '@preact/signals';
import { PERIOD_MS, type Period, type PeriodLength } from '../../core/period';
import { Button } from '../parts/button';
import { lazy } from '../parts/lazy';
import { Segmented } from '../parts/segmented';
import { ClockChoice } from './clock-choice';

const DatesDialog = lazy(async () => (await import('./dates-dialog')).DatesDialog);

export const PERIOD_LENGTHS = Object.keys(PERIOD_MS) as readonly PeriodLength[];

type PickerProps = {
  /** The lengths that make sense for a view; all of them where nothing is said. */
  readonly lengths?: readonly PeriodLength[];
  /** Null where what is shown is none of them. */
  readonly period: Period | null;
  /** The first and the last day of what is shown, for the dates to begin with: read when they are asked for. */
  readonly readDays: () => readonly [fromDay: number, toDay: number];
  readonly onChange: (period: Period) => void;
};

/** Chooses what a view looks at: the last hours, days or year, all there is, or dates; and whose clock they are on. */
export function PeriodPicker({ lengths = PERIOD_LENGTHS, period, readDays, onChange }: PickerProps) {
  const isAsking = useSignal(false);
  const chosen = period?.kind === 'last' ? period.length : (period?.kind ?? '');
  return (
    <div class="row">
      <Segmented<string>
        name="period"
        legend="Period shown"
        options={[
          ...lengths.map((value) => ({ value, label: value.replace(/\D/, ' $&') })),
          { value: 'all', label: 'All' },
        ]}
        value={chosen}
        onChange={(value) => {
          const length = lengths.find((one) => one === value);
          onChange(length ? { kind: 'last', length } : { kind: 'all' });
        }}
      />
      <Button
        onClick={() => {
          isAsking.value = true;
        }}
      >
        Dates…
      </Button>
      <ClockChoice />
      {isAsking.value && (
        <DatesDialog
          days={readDays()}
          onChoose={onChange}
          onClose={() => {
            isAsking.value = false;
          }}
        />
      )}
    </div>
  );
}
