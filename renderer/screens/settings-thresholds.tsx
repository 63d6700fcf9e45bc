import { useSignal } from '@preact/signals';
import type { Settings } from '../../core/settings';
import type { Thresholds } from '../../core/zones';
import { Button } from '../parts/button';
import { TextField } from '../parts/field';
import { useErrorFocus } from '../parts/use-error-focus';
import { useApp } from '../state/app';
import { readThresholds, THRESHOLD_WORDS, typeThresholds } from '../state/thresholds';

type ThresholdProps = { readonly settings: Settings; readonly onSave: (thresholds: Thresholds) => void };

/** The four bounds of the zones, typed in the chosen unit and kept in mg/dL. */
export function ThresholdFields({ settings, onSave }: ThresholdProps) {
  const { locale } = useApp().snapshot.value;
  const { unit, thresholds } = settings;
  const typed = useSignal(typeThresholds(thresholds, unit, locale));
  const outcome = useSignal<'none' | 'wrong' | 'saved'>('none');
  const attempt = useSignal(0);
  const form = useErrorFocus(attempt.value);
  const read = readThresholds(typed.value, thresholds, unit, locale);
  const hasErrors = Object.keys(read.errors).length > 0;
  const submit = (event: Event): void => {
    event.preventDefault();
    attempt.value++;
    outcome.value = hasErrors ? 'wrong' : 'saved';
    if (!hasErrors) onSave(read.thresholds);
  };
  const type = (key: keyof Thresholds, value: string): void => {
    if (outcome.value === 'saved') outcome.value = 'none';
    typed.value = { ...typed.value, [key]: value };
  };
  return (
    <form ref={form} class="stack" onSubmit={submit} noValidate aria-label="Thresholds">
      <p class="quiet">Agree your goals with your care team. The usual ones are set.</p>
      <div class="thresholds">
        {(Object.keys(THRESHOLD_WORDS) as (keyof Thresholds)[]).map((key) => (
          <TextField
            key={key}
            label={`${THRESHOLD_WORDS[key]} (${unit})`}
            inputMode="decimal"
            value={typed.value[key]}
            onInput={(value) => type(key, value)}
            error={outcome.value === 'wrong' ? (read.errors[key] ?? null) : null}
          />
        ))}
      </div>
      <div class="row">
        <Button submit>Save thresholds</Button>
        <span role="status" class={outcome.value === 'wrong' && hasErrors ? 'field-error' : 'quiet'}>
          {OUTCOME_WORDS[outcome.value === 'wrong' && !hasErrors ? 'none' : outcome.value]}
        </span>
      </div>
    </form>
  );
}

const OUTCOME_WORDS = {
  none: '',
  saved: 'Saved.',
  wrong: 'Not saved: a field needs another value. Your earlier thresholds are still in use.',
} as const;
