import { useSignal } from '@preact/signals';
import { Button } from '../parts/button';
import { useErrorFocus } from '../parts/use-error-focus';
import { useApp } from '../state/app';
import { ScheduleField } from './schedule-field';
import { readSchedule, type TypedSchedule, typeSchedule } from './typed-schedule';
import type { Notices } from './use-notices';

const WHEN = { never: 'None', hours: 'In these hours', always: 'At all times' } as const;
const OUTCOME_WORDS = {
  none: '',
  saved: 'Saved.',
  wrong: 'Not saved: a field needs another value. The quiet hours of before still count.',
} as const;

/** When notices keep quiet, each as its own rule says. */
export function QuietHours({ notices }: { readonly notices: Notices }) {
  const { run } = useApp();
  const draft = useSignal<TypedSchedule | null>(null);
  const outcome = useSignal<keyof typeof OUTCOME_WORDS>('none');
  const attempt = useSignal(0);
  const form = useErrorFocus(attempt.value);
  const typed = draft.value ?? typeSchedule(notices.settings.quietHours);
  const { schedule, errors } = readSchedule(typed);
  const right = errors.every((one) => Object.keys(one).length === 0);
  const shown = outcome.value === 'wrong' && right ? 'none' : outcome.value;
  const save = async (): Promise<void> => {
    await notices.save({ quietHours: schedule });
    draft.value = null;
    outcome.value = 'saved';
  };
  const submit = (event: Event): void => {
    event.preventDefault();
    attempt.value++;
    outcome.value = 'wrong';
    if (right) run(save());
  };
  return (
    <form ref={form} class="stack-tight" onSubmit={submit} noValidate aria-label="Quiet hours">
      <ScheduleField
        legend="Quiet hours"
        choices={WHEN}
        value={typed}
        errors={outcome.value === 'wrong' ? errors : []}
        onChange={(next) => {
          if (outcome.value === 'saved') outcome.value = 'none';
          draft.value = next;
        }}
      />
      <p class="quiet small">On the clock of this computer. Each rule says what it does in them.</p>
      <div class="row">
        <Button submit>Save quiet hours</Button>
        <span role="status" class={shown === 'wrong' ? 'field-error' : 'quiet'}>
          {OUTCOME_WORDS[shown]}
        </span>
      </div>
    </form>
  );
}
