import { useSignal } from '@preact/signals';
import type { RuleName } from '../../core/notices/rules';
import { RULE_WORDS } from '../../core/notices/words';
import { Button } from '../parts/button';
import { useApp } from '../state/app';

const OUTCOME_WORDS = {
  none: '',
  asked: 'The system was asked to show it. If you see none, look whether it lets Steadyline show notifications.',
  refused: 'This system shows no notifications. What a rule tells stands in the tray and below on this page.',
} as const;

/** Shows how a notice of one rule looks and sounds. */
export function TestNotice({ name }: { readonly name: RuleName }) {
  const { bridge, run } = useApp();
  const outcome = useSignal<keyof typeof OUTCOME_WORDS>('none');
  const test = async (): Promise<void> => {
    outcome.value = (await bridge.testNotice(name)) ? 'asked' : 'refused';
  };
  return (
    <div class="row">
      <Button onClick={() => run(test())} label={`Show a test notice: ${RULE_WORDS[name]}`}>
        Show a test notice
      </Button>
      <span role="status" class="quiet">
        {OUTCOME_WORDS[outcome.value]}
      </span>
    </div>
  );
}
