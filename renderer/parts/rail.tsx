import type { JSX } from 'preact';
import { useApp } from '../state/app';
import { goTo } from '../state/go';
import { placeOfScreen } from '../state/place-of-screen';
import { togglePrivacy } from '../state/privacy';
import { FOOT, type ScreenEntry, VIEWS } from '../state/screens';
import type { Screen } from '../state/view';
import { EYE, EYE_WITH_A_LINE, Icon } from './icon';
import { lazy } from './lazy';

const RailWays = lazy(async () => (await import('./rail-ways')).RailWays);

/** Drawn on a 20 px grid with 1.5 px lines. */
const ICONS: Record<Screen, string> = {
  now: 'M10 2.5a7.5 7.5 0 1 1 0 15a7.5 7.5 0 1 1 0-15zM10 5.5v5l3 2',
  timeline: 'M2.5 13l4-5 3.5 3 4-6.5 3.5 4M2.5 17h15',
  days: 'M3 5h14M3 10h14M3 15h14M7 3.5v3M13 8.500v3M9 13.500v3',
  pattern: 'M2.5 12c3-7 5-7 7.5-3s5 3 7.5-3M2.5 16.5c4-4 11-4 15-3',
  compare: 'M2.5 13c4-9 6-9 7.5-5s4 4 7.5-2M2.5 8l3 3M8 13l3 2.5M14 14l3.5-2',
  episodes: 'M2.500 8c2 0 2.500 8 5 8s3-12 5.500-12 2.500 6 4.500 6M2.500 10.500h1M16.500 7.500h1',
  year: 'M3 4h14v13H3zM3 8h14M7 8v9M11.500 8v9M3 12.500h14M7 2.500v3M13 2.500v3',
  events: 'M3 5h1M3 10h1M3 15h1M7 5h10M7 10h10M7 15h10',
  devices: 'M6 2.5h8v15H6zM9 15h2',
  notices: 'M5 14V9a5 5 0 0 1 10 0v5l1.5 1h-13zM8.5 17.5h3',
  settings: 'M3 5.5h6M13 5.5h4M11 3.5v4M3 10h2M9 10h8M7 8v4M3 14.5h8M15 14.5h2M13 12.5v4',
};

/** The slim rail: the ways back and forward and the search, every view, at its foot what is set up. */
export function Rail(): JSX.Element {
  return (
    <nav class="rail" aria-label="Views">
      <div class="rail-ways">
        <RailWays />
      </div>
      <ul>
        {VIEWS.map((entry) => (
          <RailEntry key={entry.screen} entry={entry} />
        ))}
      </ul>
      <ul>
        <PrivacyEntry />
        {FOOT.map((entry) => (
          <RailEntry key={entry.screen} entry={entry} />
        ))}
      </ul>
    </nav>
  );
}

function RailEntry({ entry }: { readonly entry: ScreenEntry }) {
  const { view, snapshot } = useApp();
  const go = (): void => goTo(placeOfScreen(entry.screen), snapshot.peek(), view);
  const isCurrent = view.screen.value === entry.screen;
  return (
    <li>
      <button type="button" class="rail-entry" aria-current={isCurrent ? 'page' : undefined} onClick={go}>
        <Icon path={ICONS[entry.screen]} />
        {entry.label}
      </button>
    </li>
  );
}

/** Hides all values in one action, or shows them again. */
function PrivacyEntry() {
  const app = useApp();
  const isShown = app.snapshot.value.privacy.kind === 'shown';
  return (
    <li>
      <button type="button" class="rail-entry" onClick={() => togglePrivacy(app)}>
        <Icon path={isShown ? EYE_WITH_A_LINE : EYE} />
        {isShown ? 'Hide values' : 'Show values'}
      </button>
    </li>
  );
}
