import { useSignal } from '@preact/signals';
import type { TimeRange } from '../../core/contract';
import { instantOf, type OffsetAt } from '../../core/period';
import { formatDate } from '../chart/format-span';
import { Button } from '../parts/button';
import { Dialog } from '../parts/dialog';
import { TextField } from '../parts/field';
import { readDay, typeDay } from '../period/typed-day';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

type JumpProps = {
  readonly day: number;
  readonly bounds: TimeRange;
  readonly locale: string;
  readonly offsetAt: OffsetAt;
  readonly onJump: (range: TimeRange) => void;
  readonly onClose: () => void;
};

/** Asks for a day, and a time of it where wanted, and leads there. */
export function JumpDialog({ day, bounds, locale, offsetAt, onJump, onClose }: JumpProps) {
  const typed = useSignal(typeDay(day));
  const time = useSignal('');
  const error = useSignal<string | null>(null);
  const onSubmit = (event: Event): void => {
    event.preventDefault();
    const chosen = readDay(typed.value);
    if (chosen === null) error.value = 'Enter a date.';
    else {
      const range = rangeOfDay(chosen, time.value, offsetAt);
      if (range.toAt <= bounds.fromAt || range.fromAt >= bounds.toAt)
        error.value = describeOutside(bounds, locale, offsetAt);
      else {
        onJump(range);
        onClose();
      }
    }
  };
  return (
    <Dialog title="Jump to a date" open onClose={onClose}>
      <form class="stack" onSubmit={onSubmit} noValidate>
        <TextField
          label="Date"
          type="date"
          value={typed.value}
          error={error.value}
          onInput={(value) => {
            typed.value = value;
          }}
        />
        <TextField
          label="Time"
          type="time"
          hint="Leave it empty to see the whole day."
          value={time.value}
          onInput={(value) => {
            time.value = value;
          }}
        />
        <div class="row">
          <Button submit look="main">
            Jump
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
}

/** The whole of a day, or three hours around a time of it. */
export function rangeOfDay(day: number, time: string, offsetAt: OffsetAt): TimeRange {
  const [hours, minutes] = time.split(':').map(Number);
  if (hours === undefined || minutes === undefined || Number.isNaN(hours + minutes))
    return { fromAt: instantOf(day, offsetAt), toAt: instantOf(day + DAY_MS, offsetAt) };
  const at = instantOf(day + hours * HOUR_MS + minutes * 60_000, offsetAt);
  return { fromAt: at - 1.5 * HOUR_MS, toAt: at + 1.5 * HOUR_MS };
}

function describeOutside({ fromAt, toAt }: TimeRange, locale: string, offsetAt: OffsetAt): string {
  const date = (at: number): string => formatDate(at, locale, offsetAt(at), 'with-year');
  return `The history goes from ${date(fromAt)} to ${date(toAt)}.`;
}
