import { useSignal } from '@preact/signals';
import type { NamedRule } from '../../core/notices/rules';
import { nameRule } from '../../core/notices/rules';
import { Button } from '../parts/button';
import { TextField } from '../parts/field';
import { useErrorFocus } from '../parts/use-error-focus';
import { useApp } from '../state/app';
import { AlertsField } from './alerts-field';
import { MannerFields } from './manner-fields';
import { QUANTITIES } from './quantities';
import { ReplayPanel } from './replay-panel';
import { describeLimits, fieldsOf, type NumberKey } from './rule-fields';
import { RuleOrigin } from './rule-origin';
import { ScheduleField } from './schedule-field';
import { isRight, isSameRule, readRule, type TypedRule, typeRule } from './typed-rule';
import type { Notices } from './use-notices';

const WHEN = { always: 'At all times', hours: 'Only in these hours' } as const;

type FormProps = { readonly named: NamedRule; readonly notices: Notices; readonly isOpen: boolean };

/** All of a rule but its switch, saved together, beside what it would have done. */
export function RuleForm({ named, notices, isOpen }: FormProps) {
  const { run } = useApp();
  const { name, rule: saved } = named;
  const { reader, settings } = notices;
  const draft = useSignal<TypedRule | null>(null);
  const outcome = useSignal<keyof typeof OUTCOME_WORDS>('none');
  const attempt = useSignal(0);
  const form = useErrorFocus(attempt.value);
  const typed = draft.value ?? typeRule(name, saved, reader);
  const { rule, errors } = readRule(name, typed, saved, reader);
  const right = isRight(errors);
  const shown = outcome.value === 'wrong' && right ? 'none' : outcome.value;
  const change = (part: Partial<TypedRule>): void => {
    if (outcome.value === 'saved') outcome.value = 'none';
    draft.value = { ...typed, ...part };
  };
  const save = async (): Promise<void> => {
    await notices.saveRule(name, rule);
    draft.value = null;
    outcome.value = 'saved';
  };
  const submit = (event: Event): void => {
    event.preventDefault();
    attempt.value++;
    outcome.value = 'wrong';
    if (right) run(save());
  };
  const undo = (): void => {
    draft.value = null;
    outcome.value = 'none';
  };
  const errorOf = <T,>(error: T): T | null => (outcome.value === 'wrong' ? error : null);
  const typeNumber = (key: NumberKey, text: string): void => change({ numbers: { ...typed.numbers, [key]: text } });
  return (
    <div class="rule-editor">
      <form ref={form} class="stack" onSubmit={submit} noValidate>
        <RuleOrigin
          name={name}
          rule={rule}
          notices={notices}
          onTake={(taken) => change(typeRule(name, taken, reader))}
        />
        <div class="rule-numbers">
          {fieldsOf(name, saved).map((spec) => (
            <TextField
              key={spec.key}
              label={`${spec.label} (${QUANTITIES[spec.quantity].unit(reader)})`}
              inputMode="decimal"
              value={typed.numbers[spec.key] ?? ''}
              onInput={(text) => typeNumber(spec.key, text)}
              error={errorOf(errors.numbers[spec.key]) ?? null}
              hint={spec.hint ?? describeLimits(spec, reader)}
            />
          ))}
        </div>
        {typed.alerts && (
          <AlertsField value={typed.alerts} error={errorOf(errors.alerts)} onChange={(alerts) => change({ alerts })} />
        )}
        <ScheduleField
          legend="When it may tell"
          choices={WHEN}
          value={typed.schedule}
          errors={errorOf(errors.hours) ?? []}
          onChange={(schedule) => change({ schedule })}
        />
        <MannerFields value={typed} onChange={change} />
        <div class="row">
          <Button submit look="main">
            Save
          </Button>
          {draft.value && !(right && isSameRule(rule, saved)) && <Button onClick={undo}>Undo changes</Button>}
          <span role="status" class={shown === 'wrong' ? 'field-error' : 'quiet'}>
            {OUTCOME_WORDS[shown]}
          </span>
        </div>
      </form>
      {isOpen && (
        <ReplayPanel present={named} proposed={nameRule({ ...settings.rules, [name]: rule }, name)} reader={reader} />
      )}
    </div>
  );
}

const OUTCOME_WORDS = {
  none: '',
  saved: 'Saved.',
  wrong: 'Not saved: a field needs another value. What was set before is still in use.',
} as const;
