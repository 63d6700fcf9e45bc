import { useEffect, useRef } from 'preact/hooks';
import { isCalm } from '../../core/calm';
import { PRESENTING_MS, type Privacy, type PrivacyChoice } from '../../core/privacy';
import { formatAge, formatClock } from '../../core/words';
import { Button } from '../parts/button';
import { ConnectionCard } from '../parts/connection-card';
import { EYE_WITH_A_LINE, Icon } from '../parts/icon';
import { useApp } from '../state/app';

/** What stands in place of every view while values are hidden, with the ways to end that. */
export function Hidden() {
  const { bridge, run, snapshot } = useApp();
  const { privacy, locale, connection } = snapshot.value;
  const title = useFocusIfLost();
  const choose = (choice: PrivacyChoice): void => run(bridge.setPrivacy(choice));
  return (
    <>
      <section class="cover" aria-labelledby="cover-title">
        <Icon path={EYE_WITH_A_LINE} />
        <h1 id="cover-title" ref={title} tabIndex={-1}>
          {describeHidden(privacy, locale)}
        </h1>
        <p>Nothing shows them meanwhile: no window, not the tray, no notice. Readings are fetched and kept as usual.</p>
        <Button look="main" onClick={() => choose({ kind: 'shown' })}>
          Show values
        </Button>
        <fieldset class="cover-times">
          <legend>Presenting? Let them come back by themselves after</legend>
          <div class="row">
            {PRESENTING_MS.map((forMs) => (
              <Button key={forMs} onClick={() => choose({ kind: 'presenting', forMs })}>
                {formatAge(forMs)}
              </Button>
            ))}
            {privacy.kind === 'presenting' && (
              <Button onClick={() => choose({ kind: 'hidden' })}>Not by themselves</Button>
            )}
          </div>
        </fieldset>
      </section>
      {!isCalm(connection) && <ConnectionCard snapshot={snapshot.value} />}
    </>
  );
}

const describeHidden = (privacy: Privacy, locale: string): string =>
  privacy.kind === 'presenting'
    ? `Values are hidden until ${formatClock(privacy.untilAt, locale)}`
    : 'Values are hidden';

/** Where the focus was in what is no longer there, it comes here; elsewhere it stays. */
function useFocusIfLost() {
  const element = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) element.current?.focus();
  }, []);
  return element;
}
