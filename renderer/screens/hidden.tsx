import { useEffect, useRef } from 'preact/hooks';
import { isCalm } from '../../core/calm';
import { PRESENTING_MS, type PrivacyChoice } from '../../core/privacy';
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
          Values are hidden{privacy.kind === 'presenting' && <Until at={privacy.untilAt} locale={locale} />}
        </h1>
        <p>No window shows them, nor the tray or a notice. New readings still come in and are kept.</p>
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

const Until = ({ at, locale }: { readonly at: number; readonly locale: string }) => (
  <>
    {' '}
    until <time>{formatClock(at, locale)}</time>
  </>
);

/** Where the focus was in what is no longer there, it comes here; elsewhere it stays. */
function useFocusIfLost() {
  const element = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) element.current?.focus();
  }, []);
  return element;
}
