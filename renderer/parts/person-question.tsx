import type { PersonAnswer } from '../../core/connection';
import { useApp } from '../state/app';
import { Button } from './button';

const CHOICES: Record<PersonAnswer, { readonly label: string; readonly button: string; readonly meaning: string }> = {
  same: {
    label: 'The same person',
    button: 'It is the same person',
    meaning:
      'This history goes on. Readings that are here already are recognised by their time and value, so nothing is doubled.',
  },
  other: {
    label: 'Someone else',
    button: 'It is someone else',
    meaning: 'A new history begins, apart from this one. The earlier history stays on this computer as it is.',
  },
};

/** Asks whose data a sign-in brings where Dexcom gives another user id; nothing is fetched before the answer. */
export function PersonQuestion() {
  const { bridge, run } = useApp();
  return (
    <section class="card stack" aria-labelledby="person-title">
      <h2 id="person-title">Whose data is this?</h2>
      <p role="alert">
        Dexcom gives the data of this sign-in another user id than the history on this computer has. That is so when the
        same person uses another developer app, and when someone else has signed in.
      </p>
      <p class="quiet">Nothing is fetched or changed until you answer, and nothing is lost either way.</p>
      <div class="choices">
        {(['same', 'other'] as const).map((answer) => (
          <div key={answer} class="choice">
            <h3>{CHOICES[answer].label}</h3>
            <p>{CHOICES[answer].meaning}</p>
            <Button onClick={() => run(bridge.answerPerson(answer))}>{CHOICES[answer].button}</Button>
          </div>
        ))}
      </div>
    </section>
  );
}
