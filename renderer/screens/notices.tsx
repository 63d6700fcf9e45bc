import '../notices/notices.css';
import { useRef } from 'preact/hooks';
import { nameRule, RULE_NAMES } from '../../core/notices/rules';
import { Consent } from '../notices/consent';
import { QuietHours } from '../notices/quiet-hours';
import { RuleCard } from '../notices/rule-card';
import { TakeFromDevice } from '../notices/take-from-device';
import { ToldList } from '../notices/told-list';
import { type Notices as NoticesModel, useNotices } from '../notices/use-notices';
import { CheckField } from '../parts/check-field';
import { useApp } from '../state/app';

/** The rules over readings that have come in: what each looks for, what it would have done, and what was told. */
export function Notices() {
  const notices = useNotices();
  return (
    <div class="records notices">
      <h1>Notices</h1>
      {notices ? <Loaded notices={notices} /> : <p class="quiet chart-empty">Reading the history on this computer.</p>}
    </div>
  );
}

function Loaded({ notices }: { readonly notices: NoticesModel }) {
  const title = useRef<HTMLHeadingElement>(null);
  const { settings, reader } = notices;
  return (
    <>
      <Consent notices={notices} onAgreed={() => title.current?.focus()} />
      <section aria-labelledby="rules-title" class="stack-tight">
        <h2 id="rules-title" ref={title} tabIndex={-1}>
          Rules
        </h2>
        <TakeFromDevice notices={notices} />
        <ul class="rules">
          {RULE_NAMES.map((name) => (
            <RuleCard key={name} named={nameRule(settings.rules, name)} notices={notices} />
          ))}
        </ul>
      </section>
      <section aria-labelledby="all-rules-title" class="stack">
        <h2 id="all-rules-title">For all rules</h2>
        <QuietHours notices={notices} />
        <ShowValues notices={notices} />
      </section>
      <section aria-labelledby="told-title" class="stack-tight">
        <h2 id="told-title">Told lately</h2>
        <ToldList reader={reader} />
      </section>
    </>
  );
}

const SHOW_VALUES_HINT =
  'Whoever sees the screen can read a notification, and many systems keep it on the lock screen. Without values it says ' +
  '“below your low mark”. A notice that comes while the screen is locked has no values, where the system says that it is.';

function ShowValues({ notices }: { readonly notices: NoticesModel }) {
  const { run } = useApp();
  const { showValues } = notices.settings;
  return (
    <CheckField
      label="Show values in notices"
      hint={SHOW_VALUES_HINT}
      checked={showValues}
      onChange={(shown) => run(notices.save({ showValues: shown }))}
    />
  );
}
