import { useSignal } from '@preact/signals';
import type { NamedRule } from '../../core/notices/rules';
import { RULE_WORDS } from '../../core/notices/words';
import { useApp } from '../state/app';
import { describeCause, describeManner } from './describe-rule';
import { RuleForm } from './rule-form';
import { Snooze, Snoozed } from './snooze';
import { TestNotice } from './test-notice';
import type { Notices } from './use-notices';

/** One rule: its switch and what it does in a sentence; all else when it is opened. */
export function RuleCard({ named, notices }: { readonly named: NamedRule; readonly notices: Notices }) {
  const { run } = useApp();
  const { name, rule } = named;
  const { reader, settings, saveRule } = notices;
  const isOpen = useSignal(false);
  const wasOpen = useSignal(false); // from then on the form stays, and with it what was typed
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
      <details
        onToggle={(event) => {
          isOpen.value = event.currentTarget.open;
          wasOpen.value ||= isOpen.value;
        }}
      >
        <summary>
          Change or try<span class="unseen">: {title}</span>
        </summary>
        {wasOpen.value && (
          <div class="stack">
            <RuleForm key={reader.unit} named={named} notices={notices} isOpen={isOpen.value} />
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
