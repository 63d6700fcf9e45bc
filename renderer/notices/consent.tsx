import { CONSENT_WORDS } from '../../core/notices/words';
import { Button } from '../parts/button';
import { useApp } from '../state/app';
import type { Notices } from './use-notices';

/** What must be agreed to before any rule can be switched on; afterwards the same in short, with the way back. */
export function Consent({ notices, onAgreed }: { readonly notices: Notices; readonly onAgreed: () => void }) {
  const { run, snapshot } = useApp();
  const { settings, save } = notices;
  const agree = async (): Promise<void> => {
    await save({ consentedAt: snapshot.peek().now, rules: settings.rules });
    onAgreed();
  };
  if (settings.consentedAt !== null) {
    return (
      <div class="row consent-kept">
        <p class="quiet">{CONSENT_WORDS}</p>
        <Button onClick={() => run(save({ consentedAt: null }))}>Stop all notices</Button>
      </div>
    );
  }
  return (
    <section class="card stack-tight" aria-labelledby="consent-title">
      <h2 id="consent-title">Your phone stays the alarm</h2>
      <p>{CONSENT_WORDS}</p>
      <p class="quiet">Until you agree, no rule can be switched on. You can read them and try each on your history.</p>
      <div class="row">
        <Button look="main" onClick={() => run(agree())}>
          I keep my alarm on: use notices
        </Button>
      </div>
    </section>
  );
}
