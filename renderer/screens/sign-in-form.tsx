import { useSignal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import { REGION_WORDS, type Region } from '../../core/account';
import { type SignInForm as Form, REFUSAL_TEXT, type Refusal } from '../../core/sign-in';
import { Banner } from '../parts/banner';
import { Button } from '../parts/button';
import { FallbackNotice } from '../parts/fallback-notice';
import { SelectField, TextField } from '../parts/field';
import { SecretField } from '../parts/secret-field';
import { useErrorFocus } from '../parts/use-error-focus';
import { type App, useApp } from '../state/app';
import { checkDraft, type DraftErrors, fieldOfRefusal, regionsOf } from '../state/draft';
import { RedirectFields } from './redirect-fields';
import { RegisterSteps } from './register-steps';

/** The sign-in form: what was typed stays until the sign-in worked or the person leaves. */
export function SignInForm() {
  const app = useApp();
  const { view, snapshot } = app;
  const { runtime, signIn } = snapshot.value;
  const attempt = useSignal(0);
  const form = useErrorFocus(attempt.value);
  const refusal = view.refusal.value ?? (signIn.kind === 'refused' ? signIn.refusal : null);
  const draft = view.draft.value;
  useLayoutEffect(
    () => () => {
      view.refusal.value = null;
    },
    [view],
  );
  const errors = attempt.value > 0 ? checkDraft(draft, runtime) : {};
  const shown = { ...errors, ...refusalError(refusal) };

  const submit = (event: Event): void => {
    event.preventDefault();
    attempt.value++;
    if (Object.keys(checkDraft(draft, runtime)).length > 0) return;
    view.refusal.value = null;
    view.signInOpen.value = true;
    const sendAndShow = async (): Promise<void> => {
      view.refusal.value = await send(app, draft);
    };
    app.run(sendAndShow());
  };
  const change = (part: Partial<Form>): void => {
    view.refusal.value = null;
    view.draft.value = { ...view.draft.value, ...part };
  };
  return (
    <div class="sign-in">
      <header class="stack-tight">
        <h1>Sign in to Dexcom</h1>
        <p>Your browser opens Dexcom’s own page. Steadyline never sees your Dexcom password.</p>
      </header>
      {runtime.kind === 'fallback' && <FallbackNotice />}
      {refusal && <Banner tone="trouble" {...REFUSAL_TEXT[refusal]} />}
      <RegisterSteps redirect={draft.redirect} />
      <form ref={form} class="stack" onSubmit={submit} noValidate>
        <AccountFields draft={draft} errors={shown} change={change} />
        <RedirectFields draft={draft} errors={shown} change={change} />
        <div class="row">
          <Button look="main" submit>
            Sign in with the browser
          </Button>
          <Button onClick={() => leave(app)}>Back</Button>
        </div>
      </form>
    </div>
  );
}

export type FieldsProps = {
  readonly draft: Form;
  readonly errors: DraftErrors;
  readonly change: (part: Partial<Form>) => void;
};

function AccountFields({ draft, errors, change }: FieldsProps) {
  const regions = regionsOf(useApp().snapshot.value.runtime);
  const offered: Partial<Record<Region, string>> = Object.fromEntries(regions.map((one) => [one, REGION_WORDS[one]]));
  return (
    <>
      <SelectField
        label="Where your Dexcom account belongs"
        options={offered}
        value={draft.region}
        onChange={(region) => change({ region })}
        error={errors.region ?? null}
      />
      {draft.region === 'custom' && (
        <TextField
          label="Address"
          hint="For a simulator or a gateway, for example http://127.0.0.1:8080"
          inputMode="url"
          value={draft.customOrigin}
          onInput={(customOrigin) => change({ customOrigin })}
          error={errors.customOrigin ?? null}
        />
      )}
      <TextField
        label="Client id"
        value={draft.clientId}
        onInput={(clientId) => change({ clientId })}
        error={errors.clientId ?? null}
      />
      <SecretField
        value={draft.clientSecret}
        onInput={(clientSecret) => change({ clientSecret })}
        error={errors.clientSecret ?? null}
      />
    </>
  );
}

function refusalError(refusal: Refusal | null): DraftErrors {
  const field = refusal && fieldOfRefusal(refusal);
  return refusal && field ? { [field]: REFUSAL_TEXT[refusal].remedy } : {};
}

async function send({ bridge }: App, draft: Form): Promise<Refusal | null> {
  const trimmed = { ...draft, clientId: draft.clientId.trim(), clientSecret: draft.clientSecret.trim() };
  const answer = await bridge.startSignIn(trimmed);
  return answer.ok ? null : answer.error;
}

/** Leaving forgets the secret, keeps the rest, and clears a refusal. */
function leave({ view, bridge, run }: App): void {
  view.signInOpen.value = false;
  view.draft.value = { ...view.draft.value, clientSecret: '' };
  run(bridge.cancelSignIn());
}
