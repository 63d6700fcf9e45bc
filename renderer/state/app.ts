import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Bridge } from '../../core/contract';
import type { Snapshot } from '../../core/snapshot';
import { createArchive, type ShownArchive } from './archive';
import type { Ways } from './follow-trail';
import { hearPlaces } from './go';
import type { LateCode } from './late-code';
import { startMirror } from './mirror';
import { createReadings, type ReadingsStore } from './readings';
import { applyTheme } from './theme';
import { createView, EMPTY_DRAFT, type View } from './view';

/** Everything a screen may use: main by the bridge, main's state, the readings, and the window's own state. */
export type App = {
  readonly bridge: Bridge;
  /** The history on the clock that the person chose. */
  readonly archive: ShownArchive;
  readonly snapshot: ReadonlySignal<Snapshot>;
  readonly readings: ReadingsStore;
  readonly view: View;
  /** Null until their code is read, soon after the window is drawn, and in small windows. */
  readonly ways: ReadonlySignal<Ways | null>;
  /** Changes with the colours of the page; what draws on a canvas reads them again. */
  readonly theme: ReadonlySignal<string>;
  /** Runs a request and says so where it did not get through: a button never fails silently. */
  readonly run: (request: Promise<unknown>) => void;
  readonly stop: () => void;
};

/**
 * Builds the window's state around a bridge; rejects where main does not answer. The window of the history begins where
 * it was left, and notes where it goes; a small one, without late code, is of the latest value alone.
 */
export async function createApp(bridge: Bridge, late: LateCode | null): Promise<App> {
  const places = hearPlaces(bridge);
  const [mirror, begin] = await Promise.all([startMirror(bridge), late ? bridge.getPlace().catch(() => null) : null]);
  const view = createView();
  const readings = createReadings(bridge, mirror.snapshot);
  const archive = createArchive(bridge, () => mirror.snapshot.peek().settings.clock, late?.archive ?? noArchive);
  const theme = applyTheme(mirror.snapshot);
  const stops = [
    places.stop,
    mirror.stop,
    forgetWhatChanges(mirror.snapshot, archive),
    readings.stop,
    theme.stop,
    closeSignInWhenDone(mirror.snapshot, view),
  ];
  places.follow(mirror.snapshot, view, begin);
  const ways = signal<Ways | null>(null);
  const run = (request: Promise<unknown>): void => {
    request.then(
      () => {
        view.trouble.value = null;
      },
      (error: unknown) => {
        view.trouble.value = error instanceof Error ? error.message : String(error);
      },
    );
  };
  const follow = async (read: LateCode['trail']): Promise<void> => {
    const followTrail = await read();
    if (!ended) ways.value = followTrail(bridge, mirror.snapshot, view);
  };
  if (late) run(follow(late.trail));
  let ended = false;
  const stop = (): void => {
    ended = true;
    ways.value?.stop();
    for (const undo of stops) undo();
  };
  return { bridge, archive, snapshot: mirror.snapshot, readings, view, ways, theme: theme.shown, run, stop };
}

const noArchive: LateCode['archive'] = () => Promise.reject(new Error('a small window asks no history'));

/** Answers are of one account and one version of its history, and none is kept while values are hidden. */
function forgetWhatChanges(snapshot: ReadonlySignal<Snapshot>, archive: ShownArchive): () => void {
  const known = computed(() => {
    const { account, history, privacy } = snapshot.value;
    return `${account.kind === 'none' ? '' : account.id} ${history.version} ${privacy.kind}`;
  });
  return effect(() => {
    void known.value;
    archive.forget();
  });
}

/** A sign-in that worked closes its form and forgets what was typed, the secret above all. */
function closeSignInWhenDone(snapshot: ReadonlySignal<Snapshot>, view: View): () => void {
  let wasUnderWay = false;
  return effect(() => {
    const { signIn, account, connection } = snapshot.value;
    const underWay = signIn.kind === 'waiting' || signIn.kind === 'finishing';
    const signedIn = account.kind === 'dexcom' && account.signedIn && connection.kind !== 'sign-in-expired';
    if (wasUnderWay && signIn.kind === 'idle' && signedIn) {
      view.signInOpen.value = false;
      view.draft.value = EMPTY_DRAFT;
    }
    wasUnderWay = underWay;
  });
}

export const AppContext = createContext<App | null>(null);

/** The app around this component. */
export function useApp(): App {
  const app = useContext(AppContext);
  if (!app) throw new Error('a screen was drawn outside the app');
  return app;
}
