import type { Page, ReadingColumns } from '../../core/contract';
import type { Settings } from '../../core/settings';
import type { Accounts } from '../account/accounts';
import type { SignInFlow } from '../sign-in/sign-in';
import type { AppState } from '../state';
import type { Handlers } from './serve';

export type HandlerParts = {
  readonly state: AppState;
  readonly accounts: Accounts;
  readonly signIn: SignInFlow;
  readonly saveSettings: (settings: Settings) => void;
  readonly openExternal: (url: string) => Promise<void>;
  readonly copyText: (text: string) => Promise<void>;
};

/** The pages outside the app that a window may open. */
const PAGES: Record<Exclude<Page, 'login'>, string> = {
  'register-app': 'https://developer.dexcom.com/user/me/apps',
  'manage-access': 'https://www.dexcom.com/account',
};

const NO_READINGS: ReadingColumns = {
  at: new Float64Array(0),
  mgDl: new Int16Array(0),
  offsetMinutes: new Int16Array(0),
};

/** The answers to everything the window may ask. */
export function createHandlers({ state, accounts, signIn, ...act }: HandlerParts): Handlers {
  return {
    getSnapshot: () => state.snapshot.value,
    getReadings: (range) => accounts.session()?.archive.readings(range) ?? NO_READINGS,
    refresh: () => accounts.refresh().then(() => null),
    startDemo: (person) => accounts.startDemo(person).then(() => null),
    startSignIn: (form) => signIn.start(form),
    cancelSignIn: () => signIn.cancel().then(() => null),
    replaceSecret: (clientSecret) => accounts.replaceSecret(clientSecret),
    signOut: ({ keepHistory }) => accounts.signOut(keepHistory).then(() => null),
    saveSettings: (settings) => {
      act.saveSettings(settings);
      return null;
    },
    dismissNote: (note) => {
      state.removeNote(note);
      return null;
    },
    copyText: (text) => act.copyText(text).then(() => null),
    openPage: (page) => (page === 'login' ? signIn.openAgain() : act.openExternal(PAGES[page])).then(() => null),
  };
}
