import { needsChecklist, SIGN_IN_CHECKLIST, type SignIn } from '../../core/sign-in';
import { formatAge } from '../../core/words';
import { Button } from '../parts/button';
import { CopyButton } from '../parts/copy-button';
import { RedirectUri } from '../parts/redirect-uri';
import { useApp } from '../state/app';

/** While the browser has the word: what to do there, how to get back to it, and how to stop. */
export function Waiting() {
  const { snapshot } = useApp();
  const { signIn, now } = snapshot.value;
  if (signIn.kind === 'finishing') return <Finishing />;
  if (signIn.kind !== 'waiting') return null;
  return (
    <div class="sign-in">
      <h1>Your browser shows the Dexcom page</h1>
      <p>Sign in there and allow Steadyline to read your data. This window goes on by itself afterwards.</p>
      <LoginAddress loginUrl={signIn.loginUrl} />
      {needsChecklist(signIn, now) && <Checklist signIn={signIn} now={now} />}
      <CancelRow />
    </div>
  );
}

function Finishing() {
  return (
    <div class="sign-in" role="status">
      <h1>Finishing the sign-in</h1>
      <p>Dexcom has answered. Steadyline is storing the sign-in in the keychain of this computer.</p>
    </div>
  );
}

function LoginAddress({ loginUrl }: { readonly loginUrl: string }) {
  return (
    <section class="card stack-tight" aria-labelledby="login-title">
      <h2 id="login-title">Do you not see the page?</h2>
      <p>Open it again below, or copy this address into a browser.</p>
      <p class="address">
        <code>{loginUrl}</code>
      </p>
      <CopyButton text={loginUrl} what="the login address" />
    </section>
  );
}

function CancelRow() {
  const { bridge, run } = useApp();
  return (
    <div class="row">
      <Button look="main" onClick={() => run(bridge.openPage('login'))}>
        Open it again
      </Button>
      <Button onClick={() => run(bridge.cancelSignIn())}>Cancel the sign-in</Button>
    </div>
  );
}

type ChecklistProps = { readonly signIn: Extract<SignIn, { kind: 'waiting' }>; readonly now: number };

function Checklist({ signIn, now }: ChecklistProps) {
  return (
    <section class="card stack-tight" aria-labelledby="checklist-title" role="status">
      <h2 id="checklist-title">Nothing has come back for {formatAge(now - signIn.startedAt)}</h2>
      <p>Dexcom sends no answer when something does not match. Please compare:</p>
      <ul>
        {SIGN_IN_CHECKLIST.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <RedirectUri uri={signIn.redirectUri} />
    </section>
  );
}
