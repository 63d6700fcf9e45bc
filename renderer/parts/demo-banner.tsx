import { useSignal } from '@preact/signals';
import { DEMO_PERSON_WORDS, type DemoPerson } from '../../core/account';
import { useApp } from '../state/app';
import { Button } from './button';

/** Says on every screen that the values are made up, and leads out. */
export function DemoBanner({ person }: { readonly person: DemoPerson }) {
  const { bridge, run, view } = useApp();
  const isLeaving = useSignal(false);
  const leave = async (): Promise<void> => {
    isLeaving.value = true; // a second click would be meant for what comes after the demo
    view.screen.value = 'now';
    await bridge.signOut({ keepHistory: false }).finally(() => {
      isLeaving.value = false;
    });
  };
  return (
    <aside class="demo-banner" aria-label="Demo">
      <p>
        <strong>Demo: these are not your values.</strong> {DEMO_PERSON_WORDS[person]}.
      </p>
      <Button onClick={() => run(leave())} disabled={isLeaving.value}>
        Leave the demo
      </Button>
    </aside>
  );
}
