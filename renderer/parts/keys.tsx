import { useEffect } from 'preact/hooks';
import { printShown } from '../print/printing';
import { type App, useApp } from '../state/app';
import { goTo } from '../state/go';
import { placeOfScreen } from '../state/place-of-screen';
import { togglePrivacy } from '../state/privacy';
import { screenOfKey } from '../state/screens';
import { HOURS } from '../state/view';
import { isTyping } from './is-typing';
import { lazy } from './lazy';

const KeySheet = lazy(async () => (await import('./key-sheet')).KeySheet);
const Told = lazy(async () => (await import('./told')).Told);
const SearchDialog = lazy(async () => (await import('../search/search-dialog')).SearchDialog);

/** Listens for the window's keys and the side buttons of a mouse; the question mark shows all keys. */
export function Keys() {
  const app = useApp();
  const { view } = app;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
      const action = earlyWord(event, app) ?? actionOf(event, app);
      if (!action) return;
      event.preventDefault();
      action();
    };
    const onButton = (event: MouseEvent): void => {
      const by = event.button === 3 ? -1 : event.button === 4 ? 1 : null;
      if (by && !document.querySelector('dialog[open]')) app.ways.value?.go(by);
    };
    document.addEventListener('keydown', onKey);
    document.addEventListener('mouseup', onButton);
    return () => {
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('mouseup', onButton);
    };
  }, [app]);
  return (
    <>
      {view.keysOpen.value && <KeySheet />}
      {view.search.value !== null && <SearchDialog />}
      {view.told.value && <Told />}
    </>
  );
}

/** What a key does anywhere in the window; null where it is none of the window's. */
function actionOf(event: KeyboardEvent, app: App): (() => void) | null {
  const { view, snapshot, ways } = app;
  const key = event.key.toLowerCase();
  const hasAccount = snapshot.value.account.kind !== 'none';
  if (hasAccount && key === 'k' && (event.ctrlKey || event.metaKey)) return () => openSearch(view);
  if (isPrint(event)) return () => app.run(printShown());
  if (isTyping(event.target)) return null;
  const by = wayOf(event);
  if (hasAccount && by) return () => ways.value?.go(by);
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  if (key === '?') return () => showKeys(view);
  if (!hasAccount) return null;
  const screen = screenOfKey(key);
  if (screen) return () => goTo(placeOfScreen(screen), snapshot.peek(), view);
  if (key === 'h') return () => togglePrivacy(app);
  if (key === 'l') return () => app.run(copyLink(app));
  // A list with a search of its own has the stroke for that.
  if (key === '/') return document.querySelector('.search') ? null : () => openSearch(view);
  const hours = view.screen.value === 'now' && (key === '+' ? -1 : key === '-' ? 1 : null);
  return hours ? () => stepHours(view, hours) : null; // other views have these keys for themselves
}

const isPrint = ({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean =>
  key.toLowerCase() === 'p' && ctrlKey !== metaKey && !altKey && !shiftKey;

const copyLink = async (app: App): Promise<void> => (await import('../state/copy-link')).copyLink(app);

const showKeys = ({ keysOpen }: App['view']): void => {
  keysOpen.value = true;
};

const openSearch = ({ search }: App['view']): void => {
  search.value = '';
};

/** What is typed after the stroke for the search and before its code is there is for the search. */
function earlyWord({ key, ctrlKey, metaKey, altKey }: KeyboardEvent, { view }: App): (() => void) | null {
  const typed = view.search.value;
  if (typed === null || key.length > 1 || ctrlKey || metaKey || altKey) return null;
  return () => {
    view.search.value = typed + key;
  };
}

/** Back or forward, as browsers have it: with Alt and an arrow, on a Mac with Cmd and a bracket. */
function wayOf({ key, altKey, metaKey, ctrlKey, shiftKey }: KeyboardEvent): -1 | 1 | null {
  if (ctrlKey || shiftKey || altKey === metaKey) return null;
  if (key === (altKey ? 'ArrowLeft' : '[')) return -1;
  return key === (altKey ? 'ArrowRight' : ']') ? 1 : null;
}

function stepHours({ hours }: App['view'], by: number): void {
  hours.value = HOURS[HOURS.indexOf(hours.value) + by] ?? hours.value;
}
