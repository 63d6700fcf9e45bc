import { REDIRECT_URI, type RedirectKind } from '../../core/account';
import { Button } from '../parts/button';
import { RedirectUri } from '../parts/redirect-uri';
import { useApp } from '../state/app';

/** How to get a developer app, step by step. */
export function RegisterSteps({ redirect }: { readonly redirect: RedirectKind }) {
  const { bridge, run } = useApp();
  return (
    <section class="card stack" aria-labelledby="register-title">
      <h2 id="register-title">Your developer app</h2>
      <p class="quiet">Dexcom gives no app a shared key, so each person registers their own, once.</p>
      <ol>
        <li>Open the Dexcom developer page and sign in, or create a developer account.</li>
        <li>Add an app. Any name will do.</li>
        <li>
          Enter this redirect URI, letter by letter:
          <RedirectUri uri={REDIRECT_URI[redirect]} />
        </li>
        <li>Save the app and copy its client id and client secret into the fields below.</li>
      </ol>
      <div class="row">
        <Button onClick={() => run(bridge.openPage('register-app'))}>Open the Dexcom developer page</Button>
      </div>
    </section>
  );
}
