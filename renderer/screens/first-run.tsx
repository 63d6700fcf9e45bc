import { useSignal } from '@preact/signals';
import { DEMO_PERSON_WORDS, type DemoPerson, type Region } from '../../core/account';
import { Button } from '../parts/button';
import { Disclaimer } from '../parts/disclaimer';
import { FallbackNotice } from '../parts/fallback-notice';
import { SelectField } from '../parts/field';
import { StorageFacts } from '../parts/storage-facts';
import { useApp } from '../state/app';

/** What this is, what it is not, and the three ways in. */
export function FirstRun() {
  const { snapshot, view } = useApp();
  const isFallback = snapshot.value.runtime.kind === 'fallback';
  const openForm = (region: Region): void => {
    view.draft.value = { ...view.draft.value, region };
    view.signInOpen.value = true;
  };
  return (
    <div class="first-run">
      <header class="stack-tight">
        <h1>Steadyline</h1>
        <p class="lead">
          Your Dexcom readings at a glance, and your whole history on your own computer. Dexcom passes readings on with
          a delay of about one hour (United States) or three hours (elsewhere), so every value here shows its age.
        </p>
        <Disclaimer />
      </header>
      {isFallback && <FallbackNotice />}
      <section aria-labelledby="choices-title" class="stack">
        <h2 id="choices-title">How would you like to begin?</h2>
        <div class="choices">
          <DemoChoice />
          <Choice
            title="Sandbox"
            text="Sign in to Dexcom’s test service. The data is made up, the sign-in is real. You need a Dexcom developer app."
          >
            <Button onClick={() => openForm('sandbox')}>Use the sandbox</Button>
          </Choice>
          <Choice
            title="My Dexcom account"
            text="See your own readings. Dexcom asks each person for their own developer app; it takes about ten minutes, and the next page leads you through it."
          >
            <Button
              onClick={() => openForm(isFallback ? 'custom' : 'us')}
              label={isFallback ? 'Use another address' : 'Use my Dexcom account'}
            >
              {isFallback ? 'Use another address' : 'Use my account'}
            </Button>
          </Choice>
        </div>
      </section>
      <section aria-labelledby="stored-title" class="stack-tight">
        <h2 id="stored-title">What is stored where</h2>
        <StorageFacts />
      </section>
    </div>
  );
}

type ChoiceProps = { readonly title: string; readonly text: string; readonly children: preact.ComponentChildren };

function Choice({ title, text, children }: ChoiceProps) {
  return (
    <article class="card choice">
      <h3>{title}</h3>
      <p>{text}</p>
      {children}
    </article>
  );
}

function DemoChoice() {
  const { bridge, run } = useApp();
  const person = useSignal<DemoPerson>('steady');
  return (
    <Choice title="Demo" text="Look around with a made-up person. No account, no setup, nothing leaves this computer.">
      <SelectField
        label="Person"
        options={DEMO_PERSON_WORDS}
        value={person.value}
        onChange={(value) => {
          person.value = value;
        }}
      />
      <Button look="main" onClick={() => run(bridge.startDemo(person.value))}>
        Start the demo
      </Button>
    </Choice>
  );
}
