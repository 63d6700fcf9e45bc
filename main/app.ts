import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { effect } from '@preact/signals-core';
import { app, clipboard, Menu, net, shell } from 'electron';
import { formatPlace } from '../core/place-link';
import { choosePrivacy, type PrivacyChoice } from '../core/privacy';
import type { Settings } from '../core/settings';
import type { TrayAction } from '../core/tray';
import { deriveTray } from '../core/tray/derive-tray';
import { createAccounts } from './account/accounts';
import { act } from './act';
import { createWhileAway } from './away/away';
import { followClock } from './clock-note';
import { copyImage } from './desktop/copy-image';
import { registerScheme } from './desktop/link-handler';
import { watchLock } from './desktop/lock';
import { systemNotifications } from './desktop/notifications';
import { onReturn } from './desktop/on-return';
import { createPower } from './desktop/power';
import { followPresence } from './desktop/presence';
import { followStartAtLogin, HIDDEN_SWITCH } from './desktop/start-at-login';
import { createFetchTransport } from './dexcom/transport';
import type { FirstGlance } from './first-glance';
import { followTime } from './follow-time';
import { createHandlers } from './ipc/handlers';
import { serve } from './ipc/serve';
import { log, openLog } from './log/log';
import { logChanges } from './log/log-changes';
import { createLogFile } from './log/log-file';
import { createNotices } from './notices/notices';
import { createLinkOpener } from './open-link';
import { guarded } from './problems';
import { openSettings } from './settings/settings-store';
import { findLink } from './sign-in/callback-link';
import { answeringInTime, loadKeychain } from './sign-in/keychain';
import { createSignIn } from './sign-in/sign-in';
import { createVault } from './sign-in/vault';
import { createSmallWindows } from './small-windows';
import { appMenuTemplate } from './window/app-menu';
import { guardPages, isTrusted } from './window/guards';
import { createHistoryWindow, followTheme } from './window/history-window';
import { servePages } from './window/page-protocol';
import { pushState } from './window/page-window';

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
  const renderTray = guarded('tray', () => tray.render(deriveTray(state.trayInput.value)));
  renderTray();
  log({ what: 'started', runtime: state.snapshot.value.runtime.kind });
  const store = await openSettings(folder, (stored) => {
    state.stored.value = stored;
  });
  if (argv.includes(DEMO_SWITCH) && !store.get().demo) await store.update({ demo: 'steady' });
  if (store.wasReset) state.addNote('settings-reset');

  const transport = createFetchTransport((input, init) => net.fetch(input as string, init));
  const keychain = answeringInTime(loadKeychain);
  const vault = createVault(async () => keychain);
  const production = state.snapshot.value.runtime.kind === 'current';
  const power = createPower((sparing) => {
    state.sparing.value = sparing;
    if (!sparing) void accounts.refresh();
  });
  const accounts = createAccounts({
    folder,
    store,
    state,
    vault,
    transport,
    now,
    production,
    random: Math.random,
    isSparing: () => state.sparing.value,
    companions: [(archive) => notices.open(archive), (archive) => whileAway.open(archive)],
    openArchive: async (...where) => (await import('./worker/open-in-worker')).openArchiveInWorker(...where),
  });
  const signIn = createSignIn({
    vault,
    transport,
    now,
    production,
    storedClient: accounts.storedClient,
    openInBrowser: (url) => shell.openExternal(url),
    registerScheme,
    onState: (next) => {
      state.signIn.value = next;
    },
    onSignedIn: accounts.signedIn,
  });

  let trayHost = true;
  const window = createHistoryWindow({
    lastPlace: () => store.get().window,
    onPlace: (place) => void store.update({ window: place }),
    mayVanish: () => trayHost,
  });
  const notices = createNotices({ state, system: systemNotifications, now, openWindow: window.show });
  const presence = followPresence((how) => whileAway[how]());
  const whileAway = createWhileAway({ state, now, isLooking: presence.isLooking });
  const small = createSmallWindows(state, store);
  const setPrivacy = (choice: PrivacyChoice) => {
    state.chosenPrivacy.value = choosePrivacy(choice, now());
    return store.update({ privacy: state.chosenPrivacy.value });
  };
  const saveSettings = (settings: Settings) => store.update({ settings });
  guardPages();
  servePages(join(__dirname, '../renderer'));
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
  const onTick = () => {
    notices.tick();
    whileAway.tick();
  };
  const time = followTime({ state, now, skewMs: () => accounts.session()?.skewMs(), onTick });
  const undo = [
    stopServing,
    time.stop,
    followClock(state),
    effect(renderTray),
    effect(guarded('window', () => pushState(state.snapshot.value))),
    logChanges(state),
    followStartAtLogin(state),
    effect(guarded('theme', () => followTheme(state.settings.value.theme))),
    onReturn((of) => {
      if (of === 'computer') notices.woke();
      if (of === 'computer') whileAway.returned();
      time.wake();
      void accounts.askAnew();
    }),
    watchLock((locked) => {
      state.locked.value = locked;
      if (!locked) whileAway.returned();
    }),
    presence.stop,
    notices.stop,
    power.stop,
    small.stop,
    tray.stop,
    signIn.stop,
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(appMenuTemplate(process.platform)));
  if (!argv.includes(HIDDEN_SWITCH)) window.show();
  const openLink = createLinkOpener({ show: window.show, answerSignIn: signIn.callback, addNote: state.addNote });
  const link = findLink(argv);
  if (link) openLink(link);
  void lookForTrayHost();

  /** Where nothing shows a tray, says so once and keeps the window. */
  async function lookForTrayHost(): Promise<void> {
    const { findTrayHost } = await import('./desktop/tray-host');
    trayHost = await findTrayHost();
    if (trayHost) return;
    window.show();
    if (store.get().toldNoTray) return;
    state.addNote('no-tray-host');
    await store.update({ toldNoTray: true });
  }

  return {
    act: (action) =>
      act(action, {
        state,
        accounts,
        notices,
        window,
        ...small,
        setPrivacy,
        saveSettings,
        quit: () => app.quit(),
      }),
    startedAgain: (again) => {
      const link = findLink(again);
      if (link) openLink(link);
      else window.show();
    },
    openLink,
    stop: async () => {
      window.letGo();
      for (const undoOne of undo) undoOne();
      await accounts.stop();
      await store.stop();
      log({ what: 'stopped' });
    },
  };
}
