import { useSignal } from '@preact/signals';
import type { Period } from '../../core/period';
import { Button } from '../parts/button';
import { Dialog } from '../parts/dialog';
import { TextField } from '../parts/field';
import { readDay, typeDay } from './typed-day';

type DatesProps = {
  /** The first and the last day to begin with. */
  readonly days: readonly [fromDay: number, toDay: number];
  readonly onChoose: (period: Period) => void;
  readonly onClose: () => void;
};

/** Asks for the first and the last day of a period. */
export function DatesDialog({ days, onChoose, onClose }: DatesProps) {
  const from = useSignal(typeDay(days[0]));
  const to = useSignal(typeDay(days[1]));
  const error = useSignal<string | null>(null);
  const onSubmit = (event: Event): void => {
    event.preventDefault();
    const [fromDay, toDay] = [readDay(from.value), readDay(to.value)];
    if (fromDay === null || toDay === null) error.value = 'Enter two dates.';
    else if (fromDay > toDay) error.value = 'The last day is before the first one.';
    else {
      onChoose({ kind: 'dates', fromDay, toDay });
      onClose();
    }
  };
  return (
    <Dialog title="Choose dates" open onClose={onClose}>
      <form class="stack" onSubmit={onSubmit} noValidate>
        <TextField
          label="First day"
          type="date"
          value={from.value}
          onInput={(value) => {
            from.value = value;
          }}
        />
        <TextField
          label="Last day"
          type="date"
          value={to.value}
          error={error.value}
          onInput={(value) => {
            to.value = value;
          }}
        />
        <div class="row">
          <Button submit look="main">
            Show these days
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
}
