import { useEffect } from 'preact/hooks';
import { useApp } from '../state/app';

/** Long enough to be read twice (ms). */
const STAYS_MS = 4000;

/** What was just done, in a corner for a moment; a screen reader hears it from the page. */
export function Told() {
  const { told } = useApp().view;
  useEffect(() => {
    if (told.value === '') return;
    const timer = setTimeout(() => {
      told.value = '';
    }, STAYS_MS);
    return () => clearTimeout(timer);
  }, [told.value]);
  return (
    <p class="just-done" aria-hidden="true">
      {told.value}
    </p>
  );
}
