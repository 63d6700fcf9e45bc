import type { Page } from '../../core/contract';
import type { Place } from '../../core/place';
import type { PrivacyChoice } from '../../core/privacy';
import type { Settings } from '../../core/settings';
import type { Accounts } from '../account/accounts';
import { placeOf } from '../archive/archive-path';
import type { WhileAway } from '../away/away';
import type { Notices } from '../notices/notices';
import type { SignInFlow } from '../sign-in/sign-in';
import type { AppState } from '../state';
import { createHistoryAnswers } from './history-answers';
import type { Handlers } from './serve';

export type HandlerParts = {
  readonly state: AppState;
  readonly accounts: Accounts;
  readonly signIn: SignInFlow;
  readonly notices: Notices;
  readonly whileAway: WhileAway;
  readonly openWindow: (place: Place) => void;
  readonly keptPlace: () => Place | null;
  readonly keepPlace: (place: Place) => Promise<void>;
  readonly copyLink: (place: Place) => Promise<void>;
  readonly fitGlance: (heightPx: number) => void;
  readonly setPrivacy: (choice: PrivacyChoice) => Promise<void>;
  readonly saveSettings: (settings: Settings) => Promise<void>;
  readonly openExternal: (url: string) => Promise<void>;
  readonly showInFolder: (path: string) => void;
  readonly copyText: (text: string) => Promise<void>;
  readonly copyImage: (png: Uint8Array) => Promise<void>;
};

/** The pages outside the app that a window may open. */
const PAGES: Record<Exclude<Page, 'login'>, string> = {
  'register-app': 'https://developer.dexcom.com/user/me/apps',
  'manage-access': 'https://www.dexcom.com/account',
};

/** The answers to everything the window may ask. */
export function createHandlers({ state, accounts, signIn, notices, whileAway, ...act }: HandlerParts): Handlers {
  return {
    getSnapshot: () => state.snapshot.value,
    ...createHistoryAnswers(
      () => accounts.session()?.archive ?? null,
      () => state.privacy.value.kind === 'shown',
      () => {
        state.history.value = { ...state.history.value, version: state.history.value.version + 1 };
      },
    ),
    getHistoryPlace: async () => {
      const file = accounts.historyFile();
      return file === null ? null : placeOf(file);
    },
    showHistory: () => {
      const file = accounts.historyFile();
      if (file !== null) act.showInFolder(file);
      return null;
    },
    pauseFill: async (paused) => {
      await accounts.session()?.pauseFill(paused);
      return null;
    },
    refresh: () => accounts.refresh().then(() => null),
    startDemo: (person) => accounts.startDemo(person).then(() => null),
    startSignIn: (form) => signIn.start(form),
    cancelSignIn: () => signIn.cancel().then(() => null),
    replaceSecret: (clientSecret) => accounts.replaceSecret(clientSecret),
    signOut: ({ keepHistory }) => accounts.signOut(keepHistory).then(() => null),
    answerPerson: (answer) => accounts.answerPerson(answer).then(() => null),
    setEventsVersion: (version) => accounts.setEventsVersion(version).then(() => null),
    deleteData: () => accounts.deleteData(),
    testConnection: () => accounts.testConnection().then(() => null),
    saveSettings: (settings) => act.saveSettings(settings).then(() => null),
    dismissNote: (note) => {
      state.removeNote(note);
      return null;
    },
    copyText: (text) => act.copyText(text).then(() => null),
    copyImage: (png) => act.copyImage(png).then(() => null),
    openPage: (page) => (page === 'login' ? signIn.openAgain() : act.openExternal(PAGES[page])).then(() => null),
    openWindow: (place) => {
      act.openWindow(place);
      return null;
    },
    getPlace: act.keptPlace,
    keepPlace: (place) => act.keepPlace(place).then(() => null),
    copyLink: (place) => act.copyLink(place).then(() => null),
    fitGlance: (heightPx) => {
      act.fitGlance(heightPx);
      return null;
    },
    setPrivacy: (choice) => act.setPrivacy(choice).then(() => null),
    snooze: (...snooze) => {
      notices.snooze(...snooze);
      return null;
    },
    unsnooze: (rule) => {
      notices.unsnooze(rule);
      return null;
    },
    testNotice: (rule) => notices.test(rule),
    dismissAway: () => {
      whileAway.dismiss();
      return null;
    },
  };
}
