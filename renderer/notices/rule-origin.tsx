import type { Rule, RuleName } from '../../core/notices/rules';
import { describeOrigin } from '../../core/notices/words';
import { Button } from '../parts/button';
import { describeCause } from './describe-rule';
import { isDefaultValue, takeValue } from './own-rules';
import type { Notices } from './use-notices';

type OriginProps = {
  readonly name: RuleName;
  readonly rule: Rule;
  readonly notices: Notices;
  readonly onTake: (taken: Rule) => void;
};

/** Where a rule's value comes from, or what the person's own device has instead. */
export function RuleOrigin({ name, rule, notices, onTake }: OriginProps) {
  const { defaults, settings, reader } = notices;
  const usual = defaults.rules[name];
  const origin = defaults.origins[name];
  if (rule.kind === 'phone-alerted') return null;
  if (isDefaultValue(rule, usual)) {
    return <p class="quiet">{notices.devicesFailed ? 'A usual value.' : describeOrigin(origin)}</p>;
  }
  const take = (): void => onTake(takeValue({ ...settings.rules, [name]: rule }, defaults.rules, name)[name]);
  return (
    <div class="row">
      <p class="quiet">
        Your own value. {origin.kind === 'device' ? 'Your device has' : 'The usual one is'}:{' '}
        {lower(describeCause(name, usual, reader))}.
      </p>
      <Button onClick={take}>
        {origin.kind === 'device' ? 'Take the value of my device' : 'Take the usual value'}
      </Button>
    </div>
  );
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
