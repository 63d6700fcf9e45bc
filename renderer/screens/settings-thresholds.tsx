import type { Settings } from '../../core/settings';
import type { Thresholds } from '../../core/zones';
import { Button } from '../parts/button';
import { TextField } from '../parts/field';
import { SaveOutcome } from '../parts/save-outcome';
import { useSavedForm } from '../parts/use-saved-form';
import { useApp } from '../state/app';
import { readThresholds, THRESHOLD_WORDS, type TypedThresholds, typeThresholds } from '../state/thresholds';

type ThresholdProps = { readonly settings: Settings; readonly onSave: (thresholds: Thresholds) => Promise<unknown> };

/** The four bounds of the zones, typed in the chosen unit and kept in mg/dL. */
export function ThresholdFields({ settings, onSave }: ThresholdProps) {
  const { snapshot, view } = useApp();
  const { locale } = snapshot.value;
  const { thresholds: unsaved } = view.unsaved;
  const { unit, thresholds } = settings;
  const typed = unsaved.value[unit] ?? typeThresholds(thresholds, unit, locale);
  const keep = (next: TypedThresholds | null): void => {
    unsaved.value = { ...unsaved.peek(), [unit]: next };
  };
  const read = readThresholds(typed, thresholds, unit, locale);
  const isRight = Object.keys(read.errors).length === 0;
  const form = useSavedForm(isRight, async () => {
    await onSave(read.thresholds);
    keep(null);
  });
  const type = (key: keyof Thresholds, value: string): void => {
    form.touched();
    keep({ ...typed, [key]: value });
  };
  return (
    <form ref={form.ref} class="stack" onSubmit={form.submit} noValidate aria-label="Thresholds">
      <p class="quiet">Agree your goals with your care team. At first the usual ones are set.</p>
      <div class="thresholds">
        {(Object.keys(THRESHOLD_WORDS) as (keyof Thresholds)[]).map((key) => (
          <TextField
            key={key}
            label={`${THRESHOLD_WORDS[key]} (${unit})`}
            inputMode="decimal"
            value={typed[key]}
            onInput={(value) => type(key, value)}
            error={form.showsErrors ? (read.errors[key] ?? null) : null}
          />
        ))}
      </div>
      <div class="row">
        <Button submit>Save thresholds</Button>
        <SaveOutcome outcome={form.outcome} still="Your earlier thresholds are still in use." />
      </div>
    </form>
  );
}
