import { DEMO_PERSON_WORDS, type DemoPerson } from '../../core/account';
import { useApp } from '../state/app';
import { Button } from './button';

/** Says on every screen that the values are made up, and leads out. */
export function DemoBanner({ person }: { readonly person: DemoPerson }) {
  const { bridge, run, view } = useApp();
  const leave = (): void => {
    view.screen.value = 'now';
    run(bridge.signOut({ keepHistory: false }));
  };
  return (
    <aside class="demo-banner" aria-label="Demo">
      <p>
        <strong>Demo: these are not your values.</strong> {DEMO_PERSON_WORDS[person]}.
      </p>
      <Button onClick={leave}>Leave the demo</Button>
    </aside>
  );
}
