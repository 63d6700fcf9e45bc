import { RULE_WORDS } from '../../core/notices/words';
import { Button } from '../parts/button';
import { useApp } from '../state/app';
import { differingFromDevice, takeValue } from './own-rules';
import type { Notices } from './use-notices';

/** Where the person's own devices have other values than the rules here: which, and the way to take them. */
export function TakeFromDevice({ notices }: { readonly notices: Notices }) {
  const { run } = useApp();
  const { settings, defaults, devicesFailed, save } = notices;
  if (devicesFailed) {
    return <p class="quiet">What your devices have set could not be read; values not set here are the usual ones.</p>;
  }
  const names = differingFromDevice(settings.rules, defaults);
  if (names.length === 0) return null;
  const taken = names.reduce((rules, name) => takeValue(rules, defaults.rules, name), settings.rules);
  return (
    <div class="row">
      <p class="quiet">Your devices have other values for: {names.map((name) => RULE_WORDS[name]).join(', ')}.</p>
      <Button onClick={() => run(save({ rules: taken }))}>Take the values of my devices</Button>
    </div>
  );
}
