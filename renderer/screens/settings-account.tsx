import { useSignal } from '@preact/signals';
import { DEMO_PERSON_WORDS, REGION_WORDS } from '../../core/account';
import { type KeptIn, REFUSAL_TEXT, type Refusal } from '../../core/sign-in';
import { Button } from '../parts/button';
import { SecretField } from '../parts/secret-field';
import { useApp } from '../state/app';
import { signInAgain } from '../state/sign-in-again';
import { SignOutDialog } from './sign-out-dialog';

/** Who is signed in, and the ways to change that. */
export function AccountSection() {
  const app = useApp();
  const { account } = app.snapshot.value;
  const isLeaving = useSignal(false);
  if (account.kind === 'none') return null;
  if (account.kind === 'demo') return <DemoAccount person={DEMO_PERSON_WORDS[account.person]} />;
  return (
    <section aria-labelledby="account-title" class="stack">
      <h2 id="account-title">Account</h2>
      <dl class="pairs">
        <dt>Region</dt>
        <dd>{REGION_WORDS[account.region]}</dd>
        <dt>Address</dt>
        <dd>
          <code>{account.origin}</code>
        </dd>
        <dt>Sign-in</dt>
        <dd>{account.signedIn ? 'Signed in' : 'Signed out'}</dd>
      </dl>
      {account.signedIn && <ReplaceSecret />}
      <div class="row">
        <Button onClick={() => signInAgain(app)}>Sign in again</Button>
        <Button
          look="danger"
          onClick={() => {
            isLeaving.value = true;
          }}
        >
          Sign out
        </Button>
      </div>
      <SignOutDialog
        open={isLeaving.value}
        onClose={() => {
          isLeaving.value = false;
        }}
      />
    </section>
  );
}

function DemoAccount({ person }: { readonly person: string }) {
  return (
    <section aria-labelledby="account-title" class="stack-tight">
      <h2 id="account-title">Account</h2>
      <p>Demo ({person}). To sign in to Dexcom, leave the demo first.</p>
    </section>
  );
}

type Outcome = Refusal | 'empty' | KeptIn | null;

const KEPT_TEXT: Record<KeptIn, string> = {
  keychain: 'Saved in the keychain.',
  memory: 'The keychain did not take it, so it is kept until Steadyline ends.',
};

function ReplaceSecret() {
  const { bridge, run } = useApp();
  const secret = useSignal('');
  const outcome = useSignal<Outcome>(null);
  const save = async (): Promise<void> => {
    const answer = await bridge.replaceSecret(secret.value.trim());
    outcome.value = answer.ok ? answer.value : answer.error;
    if (answer.ok) secret.value = '';
  };
  const submit = (event: Event): void => {
    event.preventDefault();
    if (secret.value.trim() === '') outcome.value = 'empty';
    else run(save());
  };
  return (
    <details>
      <summary>Replace the client secret</summary>
      <form class="stack" onSubmit={submit} noValidate>
        <SecretField
          value={secret.value}
          onInput={(value) => {
            outcome.value = null;
            secret.value = value;
          }}
          error={errorOf(outcome.value)}
        />
        <div class="row">
          <Button submit>Save the new secret</Button>
          <span role="status" class="quiet">
            {isKept(outcome.value) ? KEPT_TEXT[outcome.value] : ''}
          </span>
        </div>
      </form>
    </details>
  );
}

const isKept = (outcome: Outcome): outcome is KeptIn => outcome === 'keychain' || outcome === 'memory';

function errorOf(outcome: Outcome): string | null {
  if (outcome === null || isKept(outcome)) return null;
  if (outcome === 'empty') return 'Enter the client secret of your developer app.';
  return `${REFUSAL_TEXT[outcome].sentence} ${REFUSAL_TEXT[outcome].remedy}`;
}
