import { useSignal } from '@preact/signals';
import { PRESENTING_MS, type Privacy } from '../../core/privacy';
import { formatAge } from '../../core/words';
import { Button } from '../parts/button';
import { SelectField } from '../parts/field';
import { formatUntil } from '../parts/format-until';
import { useApp } from '../state/app';

/** The lengths by what a list calls them. */
const LENGTHS = Object.fromEntries(PRESENTING_MS.map((ms) => [String(ms), formatAge(ms)]));

/** Hides every value, until the person says so or for a while. */
export function PrivacySection() {
  const { bridge, run, snapshot } = useApp();
  const { privacy, now, locale } = snapshot.value;
  const forMs = useSignal(String(PRESENTING_MS[1]));
  return (
    <section aria-labelledby="privacy-title" class="stack">
      <h2 id="privacy-title">Privacy</h2>
      <p class="quiet">
        Hiding covers tray and menu bar, glance, widget, notices and this window, in one step. Readings are fetched and
        kept as before. Whether notices show values at all is chosen under Notices.
      </p>
      <p role="status" class="numbers">
        {describePrivacy(privacy, now, locale)}
      </p>
      {privacy.kind === 'shown' ? (
        <>
          <div class="row">
            <Button onClick={() => run(bridge.setPrivacy({ kind: 'hidden' }))}>Hide values now</Button>
          </div>
          <div class="row present">
            <SelectField
              label="While presenting, hide for"
              options={LENGTHS}
              value={forMs.value}
              onChange={(next) => {
                forMs.value = next;
              }}
            />
            <Button onClick={() => run(bridge.setPrivacy({ kind: 'presenting', forMs: Number(forMs.value) }))}>
              Start presenting
            </Button>
          </div>
        </>
      ) : (
        <div class="row">
          <Button onClick={() => run(bridge.setPrivacy({ kind: 'shown' }))}>Show values again</Button>
        </div>
      )}
    </section>
  );
}

function describePrivacy(privacy: Privacy, now: number, locale: string): string {
  switch (privacy.kind) {
    case 'shown':
      return 'Values are shown.';
    case 'hidden':
      return 'Values are hidden until you show them again.';
    case 'presenting':
      return `Presenting: values are hidden until ${formatUntil(privacy.untilAt, now, locale)}, then they come back by themselves.`;
  }
}
