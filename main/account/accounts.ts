import { randomBytes } from 'node:crypto';
import type { Account, DemoPerson, EventsVersion } from '../../core/account';
import type { PersonAnswer } from '../../core/connection';
import type { ConnectionTest } from '../../core/connection-test';
import type { Deleted, DeleteStep } from '../../core/deleted';
import { fail, ok, type Result } from '../../core/result';
import type { Refusal } from '../../core/sign-in';
import { renamedFor } from '../../core/user-id';
import { archivePath, removeArchive } from '../archive/archive-path';
import type { ArchiveFailure } from '../archive/contract';
import { createTester } from '../connection-test/tester';
import type { SettingsStore } from '../settings/settings-store';
import { activeAccount, type Stored, type StoredAccount } from '../settings/stored';
import type { SignedIn } from '../sign-in/sign-in';
import type { ClientCredentials } from '../sign-in/vault';
import type { AppState } from '../state';
import { clientName, copySecrets, forgetSecrets, keepSecrets, loadClient } from './account-secrets';
import { archiveFailureOf, withoutArchive } from './archive-failures';
import { deleteData } from './delete-data';
import { openSession, type Session, type SessionOptions } from './session';

export type AccountsOptions = Omit<SessionOptions, 'archivePath' | 'onAnotherPerson' | 'onArchiveGone' | 'onKept'> & {
  readonly folder: string;
  readonly store: SettingsStore;
  readonly state: AppState;
};

/** Which account is open, and the ways to change that. One change at a time. */
export type Accounts = {
  /** The session in use, or null where there is no account. */
  session(): Session | null;
  /** The file of the history in use, or null where there is no account. */
  historyFile(): string | null;
  open(): Promise<void>;
  refresh(): Promise<void>;
  startDemo(person: DemoPerson): Promise<void>;
  signedIn(signedIn: SignedIn): Promise<void>;
  signOut(keepHistory: boolean): Promise<void>;
  storedClient(): Promise<ClientCredentials | null>;
  replaceSecret(clientSecret: string): Promise<Result<null, Refusal>>;
  /** Goes on with the data that waits for an answer: in this history, or in one of its own. */
  answerPerson(answer: PersonAnswer): Promise<void>;
  setEventsVersion(version: EventsVersion): Promise<void>;
  /** Removes everything of the account in use and says what that was. */
  deleteData(): Promise<Result<Deleted, DeleteStep>>;
  /** Walks the connection of the account in use; the steps are in the state. */
  testConnection(): Promise<void>;
  stop(): Promise<void>;
};

/** A history that cannot be opened is tried again after this long. */
const REOPEN_MS = 60_000;
/** Opening a history that takes longer is waited for, and said to be in trouble. */
const OPENS_WITHIN_MS = 30_000;

/** Keeps one account open and moves between accounts without losing any. */
export function createAccounts(options: AccountsOptions): Accounts {
  const { vault, store, state } = options;
  let session: Session | null = null;
  let stranger: string | null = null; // the user id that the open archive does not know
  let turn: Promise<unknown> = Promise.resolve();
  let reopening: NodeJS.Timeout | undefined;

  const onTest = (test: ConnectionTest): void => {
    state.connectionTest.value = test;
  };
  const tester = createTester({ ...options, onChange: onTest });

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work, work);
    turn = mine;
    return mine;
  };
  const update = (change: Partial<Stored>): void => {
    store.update(change);
    state.stored.value = store.get();
  };
  const close = async (): Promise<void> => {
    clearTimeout(reopening);
    tester.stop();
    const closing = session;
    session = null;
    stranger = null;
    await closing?.stop();
    state.clearAccount();
  };
  const open = async (): Promise<void> => {
    if (session) return; // by a change that came first
    const account = activeAccount(store.get());
    if (account.kind === 'none') {
      state.connection.value = { kind: 'signed-out' };
      return;
    }
    const slow = setTimeout(() => sayNotOpen('slow'), OPENS_WITHIN_MS);
    try {
      session = await openSession(account, state, sessionOptions(account));
    } catch (error) {
      openLater(archiveFailureOf(error));
    } finally {
      clearTimeout(slow);
    }
  };
  const sayNotOpen = (failure: ArchiveFailure | 'slow'): void => {
    state.connection.value = withoutArchive(failure, options.now() + REOPEN_MS);
  };
  /** Says that the history is not open, and tries again by itself. */
  const openLater = (failure: ArchiveFailure): void => {
    clearTimeout(reopening);
    reopening = setTimeout(() => void inTurn(open), REOPEN_MS);
    sayNotOpen(failure);
  };
  /** Where the change fails, what was open is opened again. */
  const reopen = <T>(change: () => Promise<T>): Promise<T> =>
    inTurn(async () => {
      await close();
      return change().finally(open);
    });
  const sessionOptions = (account: Exclude<Account, { kind: 'none' }>): SessionOptions => ({
    ...options,
    archivePath: archivePath(options.folder, account.id),
    onKept: (kept) => (kept === 'memory' ? state.addNote('tokens-not-saved') : state.removeNote('tokens-not-saved')),
    onAnotherPerson: (userId) => {
      stranger = userId;
      state.connection.value = { kind: 'asking-person' };
    },
    onArchiveGone: () =>
      void inTurn(async () => {
        await close();
        openLater('other');
      }),
  });
  /** Where the keychain does not open, its entries stay: that is said. */
  const forget = async ({ id, signedIn }: StoredAccount): Promise<void> => {
    if (!(await forgetSecrets(vault, id, signedIn)).isGone) state.addNote('sign-in-left');
  };
  /** Someone else's data must not mix with this history: the same sign-in goes on with a new one. */
  const moveToNewArchive = async (): Promise<void> => {
    const { account } = store.get();
    if (!account) return;
    await close();
    const id = createId();
    const kept = await copySecrets(vault, account.id, id);
    if (kept) {
      update({ account: { ...account, id } });
      await forget(account);
      if (kept === 'memory') state.addNote('signed-in-for-this-run');
    }
    await open();
  };
  /** Prepares a closed archive for the other events page: what it brings takes the place of what is there. */
  const askEventsAgain = async (id: string, eventsVersion: EventsVersion): Promise<void> => {
    const { archive } = await options.openArchive(archivePath(options.folder, id), options.now(), () => {});
    try {
      const name = (await archive.userIds()).at(-1);
      if (name) await archive.addUserId(renamedFor(name, eventsVersion));
      await archive.uncover('event');
    } finally {
      await archive.close();
    }
  };
  const storedClient = async (): Promise<ClientCredentials | null> => {
    const { account } = store.get();
    const client = account && (await loadClient(vault, account.id));
    return client?.ok ? client.value : null;
  };

  return {
    session: () => session,
    historyFile: () => {
      const account = activeAccount(store.get());
      return account.kind === 'none' ? null : archivePath(options.folder, account.id);
    },
    open: () => inTurn(open),
    refresh: async () => {
      if (session) await session.refresh();
      else await inTurn(open);
    },
    startDemo: (person) => reopen(async () => update({ demo: person })),
    signedIn: ({ pending, tokens }) =>
      reopen(async () => {
        const known = store.get().account;
        const id = known?.origin === pending.origin ? known.id : createId();
        const { region, origin, oauthVersion, redirect } = pending;
        const eventsVersion = known?.eventsVersion ?? 'v3';
        if ((await keepSecrets(vault, id, pending, tokens)) === 'memory') state.addNote('signed-in-for-this-run');
        const account: StoredAccount = { id, region, origin, oauthVersion, eventsVersion, redirect, signedIn: true };
        update({ account, demo: null });
        state.removeNote('sign-in-left'); // its remedy would remove this one too
      }),
    signOut: (keepHistory) =>
      reopen(async () => {
        const { account, demo } = store.get();
        if (demo) {
          update({ demo: null });
          await removeArchive(options.folder, `demo-${demo}`);
        } else if (account) {
          await forget(account);
          update({ account: keepHistory ? { ...account, signedIn: false } : null });
          if (!keepHistory) await removeArchive(options.folder, account.id);
        }
      }),
    storedClient,
    replaceSecret: async (clientSecret) => {
      const { account } = store.get();
      const client = await storedClient();
      if (!account || !client || clientSecret.trim() === '') return fail('bad-form');
      await vault.save(clientName(account.id), { ...client, clientSecret: clientSecret.trim() });
      void session?.refresh();
      return ok(null);
    },
    answerPerson: (answer) =>
      inTurn(async () => {
        if (!session || stranger === null) return;
        if (answer === 'other') return moveToNewArchive();
        await session.archive.addUserId(stranger);
        stranger = null;
        void session.refresh();
      }).catch((error) => openLater(archiveFailureOf(error))),
    setEventsVersion: (eventsVersion) =>
      reopen(async () => {
        const { account } = store.get();
        if (!account || account.eventsVersion === eventsVersion) return;
        await askEventsAgain(account.id, eventsVersion);
        update({ account: { ...account, eventsVersion } });
      }),
    deleteData: () =>
      reopen(() => {
        const { account, demo } = store.get();
        const id = demo ? `demo-${demo}` : (account?.id ?? 'none');
        const signedIn = !demo && account?.signedIn === true;
        const forget = () => update(demo ? { demo: null } : { account: null });
        return deleteData({ ...options, id, signedIn, forget });
      }),
    testConnection: () =>
      tester.start(activeAccount(store.get()), session ? (session.client ?? 'signed-out') : 'not-open'),
    stop: () => inTurn(close),
  };
}

const createId = (): string => randomBytes(6).toString('hex');
