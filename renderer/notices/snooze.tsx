import { useSignal } from '@preact/signals';
import { SNOOZE_MS } from '../../core/notices/board';
import type { RuleName } from '../../core/notices/rules';
import { RULE_WORDS } from '../../core/notices/words';
import { formatAge } from '../../core/words';
import { Button } from '../parts/button';
import { CheckField } from '../parts/check-field';
import { SelectField } from '../parts/field';
import { formatUntil } from '../parts/format-until';
import { useApp } from '../state/app';

/** Until when a rule rests, and the way to end that; nothing where it does not rest. */
export function Snoozed({ name }: { readonly name: RuleName }) {
  const { bridge, run, snapshot } = useApp();
  const { now, locale } = snapshot.value;
  const untilAt = useSnoozedUntil(name);
  return (
    <div class="row snoozed">
      <span role="status" class="numbers">
        {untilAt === null ? '' : `Snoozed until ${formatUntil(untilAt, now, locale)}.`}
      </span>
      {untilAt !== null && (
        <Button onClick={() => run(bridge.unsnooze(name))} label={`End the snooze: ${RULE_WORDS[name]}`}>
          End the snooze
        </Button>
      )}
    </div>
  );
}

function useSnoozedUntil(name: RuleName): number | null {
  const { notices, now } = useApp().snapshot.value;
  return notices.snoozes.find(({ rule, untilAt }) => rule === name && untilAt > now)?.untilAt ?? null;
}

/** The lengths by what a list calls them. */
const LENGTHS = Object.fromEntries(SNOOZE_MS.map((ms) => [String(ms), formatAge(ms)]));

/** Rests one rule for a while; again where it rests already. */
export function Snooze({ name }: { readonly name: RuleName }) {
  const { bridge, run } = useApp();
  const forMs = useSignal(String(SNOOZE_MS[2]));
  const untilOver = useSignal(true);
  return (
    <div class="stack-tight">
      <div class="row present">
        <SelectField
          label="Snooze for"
          options={LENGTHS}
          value={forMs.value}
          onChange={(next) => {
            forMs.value = next;
          }}
        />
        <Button
          onClick={() => run(bridge.snooze(name, Number(forMs.value), untilOver.value))}
          label={`Snooze: ${RULE_WORDS[name]}`}
        >
          Snooze
        </Button>
      </div>
      <CheckField
        label="Only until this one is over"
        hint="The next one is told again, though the time has not passed."
        checked={untilOver.value}
        onChange={(checked) => {
          untilOver.value = checked;
        }}
      />
    </div>
  );
}
