import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { app, clipboard, Menu, net, shell } from 'electron';
import { formatPlace } from '../core/place-link';
import { choosePrivacy, type PrivacyChoice } from '../core/privacy';
import type { Settings } from '../core/settings';
import type { TrayAction } from '../core/tray';
import { act } from './act';
import { createWhileAway } from './away/away';
import { copyImage } from './desktop/copy-image';
import { registerScheme } from './desktop/link-handler';
import { systemNotifications } from './desktop/notifications';
import { followPresence } from './desktop/presence';
import { HIDDEN_SWITCH } from './desktop/start-at-login';
import type { FirstGlance } from './first-glance';
import { followComputer } from './follow-computer';
import { createHandlers } from './ipc/handlers';
import { serve } from './ipc/serve';
import { log, openLog } from './log/log';
import { createLogFile } from './log/log-file';
import { createNotices } from './notices/notices';
import { createLinkOpener } from './open-link';
import { openSettings, type SettingsStore } from './settings/settings-store';
import { showState, showWords } from './show-state';
import { findLink } from './sign-in/callback-link';
import { createSmallWindows } from './small-windows';
import { startAccounts } from './start-accounts';
import type { AppState } from './state';
import { createTrayHost } from './watch-tray-host';
import { appMenuTemplate } from './window/app-menu';
import { guardPages, isTrusted } from './window/guards';
import { createHistoryWindow } from './window/history-window';
import { servePages } from './window/page-protocol';

/** The running app, as the entry drives it. */
export type App = {
  /** A choice from the tray's menu. */
  act(action: TrayAction): void;
  /** A second start, or a link from the desktop. */
  startedAgain(argv: readonly string[]): void;
  openLink(link: string): void;
  stop(): Promise<void>;
};

const DEMO_SWITCH = '--demo';
/** The window and the tray's menu do not wait longer for a history that is slow to open. */
const OPENS_SOON_MS = 2000;

/** Builds the parts around the first glance and wires them; nothing here waits for the network. */
export async function startApp(argv: readonly string[], { state, tray }: FirstGlance): Promise<App> {
  const now = () => Date.now();
  const folder = app.getPath('userData');
  openLog(createLogFile(join(folder, 'logs')));
  showWords(state, tray);
  log({ what: 'started', runtime: state.snapshot.value.runtime.kind });
  const store = await openStore(folder, argv, state);

  guardPages();
  servePages(join(__dirname, '../renderer')); // before any window: one that asks earlier gets no page, ever
  const trayHost = createTrayHost(state, store, () => window.show());
  const window = createHistoryWindow({
    lastPlace: () => store.get().window,
    onPlace: (place) => void store.update({ window: place }),
    mayVanish: trayHost.isThere,
  });
  const small = createSmallWindows(state, store);
  const notices = createNotices({ state, system: systemNotifications, now, openWindow: window.show });
  const presence = followPresence((how) => whileAway[how]());
  const whileAway = createWhileAway({ state, now, isLooking: presence.isLooking });
  const { accounts, signIn, ...started } = startAccounts({
    folder,
    store,
    state,
    now,
    companions: [notices.open, whileAway.open],
    fetch: (input, init) => net.fetch(input as string, init),
    openInBrowser: (url) => shell.openExternal(url),
  });
  const setPrivacy = (choice: PrivacyChoice) => {
    state.chosenPrivacy.value = choosePrivacy(choice, now());
    return store.update({ privacy: state.chosenPrivacy.value });
  };
  const saveSettings = (settings: Settings) => store.update({ settings });
  const openLink = createLinkOpener({ show: window.show, answerSignIn: signIn.callback, addNote: state.addNote });
  const stopServing = serve(
    createHandlers({
      state,
      accounts,
      signIn,
      notices,
      whileAway,
      saveSettings,
      openWindow: (place) => {
        small.glance.close();
        window.show(place);
      },
      keptPlace: () => store.get().view,
      keepPlace: (view) => store.update({ view }),
      copyLink: async (place) => {
        await registerScheme().catch(() => {}); // it can be opened by hand all the same
        clipboard.writeText(formatPlace(place));
      },
      fitGlance: small.glance.fit,
      setPrivacy,
      openExternal: (url) => shell.openExternal(url),
      showInFolder: (path) => shell.showItemInFolder(path),
      copyText: async (text) => clipboard.writeText(text),
      copyImage,
    }),
    isTrusted,
  );

  await Promise.race([accounts.open(), sleep(OPENS_SOON_MS)]);
  const undo = [
    stopServing,
    followComputer({ state, now, accounts, notices, whileAway }),
    showState(state, tray),
    presence.stop,
    notices.stop,
    small.stop,
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(appMenuTemplate(process.platform)));
  if (!argv.includes(HIDDEN_SWITCH)) window.show();
  const link = findLink(argv);
  if (link) openLink(link);
  void trayHost.look();

  return {
    act: (action) =>
      act(action, { state, accounts, notices, window, ...small, setPrivacy, saveSettings, quit: () => app.quit() }),
    startedAgain: (again) => {
      const link = findLink(again);
      if (link) openLink(link);
      else window.show();
    },
    openLink,
    stop: async () => {
      window.letGo();
      for (const undoOne of undo) undoOne();
      await started.stop();
      await store.stop();
      log({ what: 'stopped' });
    },
  };
}

/** The settings, with the demo in them where the start asks for it. */
async function openStore(folder: string, argv: readonly string[], state: AppState): Promise<SettingsStore> {
  const store = await openSettings(folder, (stored) => {
    state.stored.value = stored;
  });
  if (argv.includes(DEMO_SWITCH) && !store.get().demo) await store.update({ demo: 'steady' });
  if (store.wasReset) state.addNote('settings-reset');
  return store;
}
