import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { SNOOZE_MS } from '../../core/notices/board';
import type { RuleName } from '../../core/notices/rules';
import { RULE_WORDS } from '../../core/notices/words';
import { formatAge } from '../../core/words';
import { Button } from '../parts/button';
import { formatUntil } from '../parts/format-until';
import { useApp } from '../state/app';

/** Rests one rule for a while, says until when, and ends the rest. */
export function Snooze({ name }: { readonly name: RuleName }) {
  const { bridge, run, snapshot } = useApp();
  const { notices, now, locale } = snapshot.value;
  const rest = notices.snoozes.find(({ rule, untilAt }) => rule === name && untilAt > now);
  const title = RULE_WORDS[name];
  return (
    <div class="row snooze">
      <span role="status" class="numbers">
        {rest ? `Snoozed until ${formatUntil(rest.untilAt, now, locale)}.` : ''}
      </span>
      {rest ? (
        <Button onClick={() => run(bridge.unsnooze(name))} label={`End the snooze of ${title}`}>
          End the snooze
        </Button>
      ) : (
        <SnoozeChoice title={title} onSnooze={(forMs, once) => run(bridge.snooze(name, forMs, once))} />
      )}
    </div>
  );
}

type ChoiceProps = { readonly title: string; readonly onSnooze: (forMs: number, cancelledByRecovery: boolean) => void };

function SnoozeChoice({ title, onSnooze }: ChoiceProps) {
  const forMs = useSignal<number>(SNOOZE_MS[2]);
  const untilOver = useSignal(true);
  const id = useId();
  return (
    <>
      <label for={id} class="quiet small">
        Snooze<span class="unseen"> {title}</span> for
      </label>
      <select
        id={id}
        class="small-select"
        value={forMs.value}
        onChange={(event) => {
          forMs.value = Number(event.currentTarget.value);
        }}
      >
        {SNOOZE_MS.map((ms) => (
          <option key={ms} value={ms}>
            {formatAge(ms)}
          </option>
        ))}
      </select>
      <label class="radio small">
        <input
          type="checkbox"
          checked={untilOver.value}
          onChange={() => {
            untilOver.value = !untilOver.value;
          }}
        />
        <span>or until it is over</span>
      </label>
      <Button onClick={() => onSnooze(forMs.value, untilOver.value)} label={`Snooze ${title}`}>
        Snooze
      </Button>
    </>
  );
}
