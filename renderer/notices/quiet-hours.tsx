import { Button } from '../parts/button';
import { SaveOutcome } from '../parts/save-outcome';
import { useSavedForm } from '../parts/use-saved-form';
import { useApp } from '../state/app';
import { ScheduleField } from './schedule-field';
import { readSchedule, typeSchedule } from './typed-schedule';
import type { Notices } from './use-notices';

const WHEN = { never: 'None', hours: 'In these hours', always: 'At all times' } as const;

/** When notices keep quiet, each as its own rule says. */
export function QuietHours({ notices }: { readonly notices: Notices }) {
  const draft = useApp().view.unsaved.quietHours;
  const typed = draft.value ?? typeSchedule(notices.settings.quietHours);
  const { schedule, errors } = readSchedule(typed);
  const right = errors.every((one) => Object.keys(one).length === 0);
  const form = useSavedForm(right, async () => {
    await notices.save({ quietHours: schedule });
    draft.value = null;
  });
  return (
    <form ref={form.ref} class="stack-tight" onSubmit={form.submit} noValidate aria-label="Quiet hours">
      <ScheduleField
        legend="Quiet hours"
        choices={WHEN}
        value={typed}
        errors={form.showsErrors ? errors : []}
        onChange={(next) => {
          form.touched();
          draft.value = next;
        }}
      />
      <p class="quiet small">On the clock of this computer. Each rule says what it does in them.</p>
      <div class="row">
        <Button submit>Save quiet hours</Button>
        <SaveOutcome outcome={form.outcome} still="The quiet hours of before still count." />
      </div>
    </form>
  );
}
