import type { DemoPerson, EventsVersion } from '../../core/account';
import type { KeychainProblem, PersonAnswer } from '../../core/connection';
import type { Deleted, DeleteStep } from '../../core/deleted';
import type { Result } from '../../core/result';
import type { KeptIn, Refusal } from '../../core/sign-in';
import { archivePath } from '../archive/archive-path';
import { createTester } from '../connection-test/tester';
import { activeAccount } from '../settings/stored';
import type { SignedIn } from '../sign-in/sign-in';
import type { ClientCredentials } from '../sign-in/vault';
import { changeEventsVersion, leave, moveToNewHistory, replaceSecret, storedClient, takeSignIn } from './changes';
import { deleteData } from './delete-data';
import { createOpenAccount, type OpenAccountOptions } from './open-account';
import type { Session } from './session';

export type AccountsOptions = Omit<OpenAccountOptions, 'onClose'>;

/** Which account is open, and the ways to change that. One change at a time. */
export type Accounts = {
  /** The session in use, or null where there is no account. */
  session(): Session | null;
  /** The file of the history in use, or null where there is no account. */
  historyFile(): string | null;
  open(): Promise<void>;
  refresh(): Promise<void>;
  /** The same after sleep: what was asked before is given up. */
  askAnew(): Promise<void>;
  startDemo(person: DemoPerson): Promise<void>;
  signedIn(signedIn: SignedIn): Promise<void>;
  /** Leaves the account that is in use when it is asked, and none that is by the time its turn comes. */
  signOut(keepHistory: boolean): Promise<void>;
  storedClient(): Promise<Result<ClientCredentials, KeychainProblem>>;
  replaceSecret(clientSecret: string): Promise<Result<KeptIn, Refusal>>;
  /** Goes on with the data that waits for an answer: in this history, or in one of its own. */
  answerPerson(answer: PersonAnswer): Promise<void>;
  setEventsVersion(version: EventsVersion): Promise<void>;
  /** Removes everything of the account in use and says what that was. */
  deleteData(): Promise<Result<Deleted, DeleteStep>>;
  /** Walks the connection of the account in use; the steps are in the state. */
  testConnection(): Promise<void>;
  stop(): Promise<void>;
};

/** Keeps one account open and moves between accounts without losing any. */
export function createAccounts(options: AccountsOptions): Accounts {
  const { store, state, folder } = options;
  const tester = createTester({
    ...options,
    onChange: (test) => {
      state.connectionTest.value = test;
    },
  });
  const { session, open, change, answerPerson, stop } = createOpenAccount({ ...options, onClose: tester.stop });
  const idInUse = (): string | null => {
    const account = activeAccount(store.get());
    return account.kind === 'none' ? null : account.id;
  };

  return {
    session,
    historyFile: () => {
      const id = idInUse();
      return id === null ? null : archivePath(folder, id);
    },
    open,
    refresh: () => session()?.refresh() ?? open(),
    askAnew: () => session()?.askAnew() ?? open(),
    startDemo: (person) => change(() => store.update({ demo: person })),
    signedIn: (signedIn) => change(() => takeSignIn(options, signedIn)),
    signOut: (keepHistory) => {
      const meant = idInUse();
      return change(async () => {
        if (meant === idInUse()) await leave(options, keepHistory);
      });
    },
    storedClient: () => storedClient(options),
    replaceSecret: async (clientSecret) => {
      const replaced = await replaceSecret(options, clientSecret);
      if (replaced.ok) void session()?.refresh();
      return replaced;
    },
    answerPerson: (answer) => answerPerson(answer, () => moveToNewHistory(options)),
    setEventsVersion: (version) => change(() => changeEventsVersion(options, version)),
    deleteData: () =>
      change(() => {
        const { account, demo } = store.get();
        const id = demo ? `demo-${demo}` : (account?.id ?? 'none');
        const signedIn = !demo && account?.signedIn === true;
        const signOut = () => store.update({ account: account && { ...account, signedIn: false } });
        const forget = () => store.update(demo ? { demo: null } : { account: null });
        return deleteData({ ...options, id, isDemo: demo !== null, signedIn, signOut, forget });
      }),
    testConnection: () => {
      const open = session();
      return tester.start(activeAccount(store.get()), open ? (open.client ?? 'signed-out') : 'not-open');
    },
    stop,
  };
}
