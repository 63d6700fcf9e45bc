import { useSignal } from '@preact/signals';
import type { NamedRule } from '../../core/notices/rules';
import { RULE_WORDS } from '../../core/notices/words';
import { useApp } from '../state/app';
import { describeCause, describeManner } from './describe-rule';
import { RuleForm } from './rule-form';
import { Snooze, Snoozed } from './snooze';
import { TestNotice } from './test-notice';
import type { Notices } from './use-notices';
import { useUnsavedRule } from './use-unsaved-rule';

/** One rule: its switch and what it does in a sentence; all else when it is opened. */
export function RuleCard({ named, notices }: { readonly named: NamedRule; readonly notices: Notices }) {
  const { run } = useApp();
  const { name, rule } = named;
  const { reader, settings, saveRule } = notices;
  const hasUnsaved = useUnsavedRule(name, reader.unit).value !== null;
  const isOpen = useSignal(hasUnsaved);
  const title = RULE_WORDS[name];
  const isOn = settings.consentedAt !== null && rule.on;
  return (
    <li class="rule-card">
      <label class="radio rule-switch">
        <input
          type="checkbox"
          checked={isOn}
          disabled={settings.consentedAt === null}
          onChange={() => run(saveRule(name, { ...rule, on: !rule.on }))}
        />
        <span>
          <span class="rule-name">{title}</span>
          <span class="numbers rule-cause">{describeCause(name, rule, reader)}</span>
          <span class="quiet small numbers rule-manner">{describeManner(rule, reader)}</span>
        </span>
      </label>
      {isOn && <Snoozed name={name} />}
      {hasUnsaved && !isOpen.value && <p class="quiet small rule-unsaved">Changes in its form are not saved.</p>}
      <details
        open={isOpen.value}
        onToggle={(event) => {
          isOpen.value = event.currentTarget.open;
        }}
      >
        <summary>
          Change or try<span class="unseen">: {title}</span>
        </summary>
        {isOpen.value && (
          <div class="stack">
            <RuleForm key={reader.unit} named={named} notices={notices} />
            <div class="rule-more">
              <TestNotice name={name} />
              {isOn && <Snooze name={name} />}
            </div>
          </div>
        )}
      </details>
    </li>
  );
}
