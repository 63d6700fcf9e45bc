import type { NamedRule } from '../../core/notices/rules';
import { nameRule } from '../../core/notices/rules';
import { Button } from '../parts/button';
import { TextField } from '../parts/field';
import { SaveOutcome } from '../parts/save-outcome';
import { useSavedForm } from '../parts/use-saved-form';
import { AlertsField } from './alerts-field';
import { describeCrossing } from './describe-crossing';
import { MannerFields } from './manner-fields';
import { QUANTITIES } from './quantities';
import { ReplayPanel } from './replay-panel';
import { describeLimits, fieldsOf, type NumberKey } from './rule-fields';
import { RuleOrigin } from './rule-origin';
import { ScheduleField } from './schedule-field';
import { isRight, isSameTyped, readRule, type TypedRule, typeRule } from './typed-rule';
import type { Notices } from './use-notices';
import { useUnsavedRule } from './use-unsaved-rule';

const WHEN = { always: 'At all times', hours: 'Only in these hours' } as const;

type FormProps = { readonly named: NamedRule; readonly notices: Notices };

/** All of a rule but its switch, saved together, beside what it would have done. */
export function RuleForm({ named, notices }: FormProps) {
  const { name, rule: saved } = named;
  const { reader, settings } = notices;
  const draft = useUnsavedRule(name, reader.unit);
  const typed = draft.value ?? typeRule(name, saved, reader);
  const { rule, errors } = readRule(name, typed, saved, reader);
  const proposed = { ...settings.rules, [name]: rule };
  const form = useSavedForm(isRight(errors), async () => {
    await notices.saveRule(name, rule);
    draft.set(null);
  });
  const change = (part: Partial<TypedRule>): void => {
    form.touched();
    const next = { ...typed, ...part };
    draft.set(isSameTyped(next, typeRule(name, saved, reader)) ? null : next);
  };
  const undo = (): void => {
    draft.set(null);
    form.forget();
  };
  const errorOf = <T,>(error: T): T | null => (form.showsErrors ? error : null);
  const typeNumber = (key: NumberKey, text: string): void => change({ numbers: { ...typed.numbers, [key]: text } });
  return (
    <div class="rule-editor">
      <form ref={form.ref} class="stack" onSubmit={form.submit} noValidate>
        <RuleOrigin
          name={name}
          rule={rule}
          notices={notices}
          onTake={(taken) => change(typeRule(name, taken, reader))}
        />
        <div>
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
          <p role="status" class="quiet rule-crossing">
            {describeCrossing(name, proposed, reader)}
          </p>
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
          {draft.value && <Button onClick={undo}>Undo changes</Button>}
          <SaveOutcome outcome={form.outcome} still="What was set before is still in use." />
        </div>
      </form>
      <ReplayPanel present={named} proposed={nameRule(proposed, name)} isRight={isRight(errors)} reader={reader} />
    </div>
  );
}
