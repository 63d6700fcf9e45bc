import type { Account } from '../../core/account';
import type { PersonAnswer } from '../../core/connection';
import { archivePath } from '../archive/archive-path';
import type { ArchiveFailure } from '../archive/contract';
import type { SettingsStore } from '../settings/settings-store';
import { activeAccount } from '../settings/stored';
import type { AppState } from '../state';
import { archiveFailureOf, withoutArchive } from './archive-failures';
import { openSession, type Session, type SessionOptions } from './session';

export type OpenAccountOptions = Omit<
  SessionOptions,
  'archivePath' | 'onAnotherPerson' | 'onArchiveGone' | 'onKept'
> & {
  readonly folder: string;
  readonly store: SettingsStore;
  readonly state: AppState;
  /** The account closes, by itself or for a change. */
  readonly onClose: () => void;
};

/** The account that the settings name, held open; one piece of work with it at a time. */
export type OpenAccount = {
  /** Null where there is no account, and while its history does not open. */
  session(): Session | null;
  open(): Promise<void>;
  /** Works while nothing is open; whether or not that fails, what the settings then name is opened. */
  change<T>(work: () => Promise<T>): Promise<T>;
  /** Goes on with the data of a user id that the history does not know: in it, or in what `moveOn` puts in its place. */
  answerPerson(answer: PersonAnswer, moveOn: () => Promise<void>): Promise<void>;
  stop(): Promise<void>;
};

/** A history that cannot be opened is tried again after this long. */
const REOPEN_MS = 60_000;
/** Opening a history that takes longer is waited for, and said to be in trouble. */
const OPENS_WITHIN_MS = 30_000;

/** Opens accounts one after the other, and a history that does not open, or is gone, again and again. */
export function createOpenAccount({ store, state, onClose, ...options }: OpenAccountOptions): OpenAccount {
  let session: Session | null = null;
  let stranger: string | null = null; // the user id that the open archive does not know
  let turn: Promise<unknown> = Promise.resolve();
  let reopening: NodeJS.Timeout | undefined;

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work, work);
    turn = mine;
    return mine;
  };
  const close = async (): Promise<void> => {
    clearTimeout(reopening);
    onClose();
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
    const slow = setTimeout(() => {
      state.connection.value = withoutArchive('slow', null);
    }, OPENS_WITHIN_MS);
    try {
      session = await openSession(account, state, sessionOptions(account));
    } catch (error) {
      openLater(archiveFailureOf(error));
    } finally {
      clearTimeout(slow);
    }
  };
  /** Says that the history is not open, and tries again by itself. */
  const openLater = (failure: ArchiveFailure): void => {
    clearTimeout(reopening);
    reopening = setTimeout(() => void inTurn(open), REOPEN_MS);
    state.connection.value = withoutArchive(failure, options.now() + REOPEN_MS);
  };
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

  return {
    session: () => session,
    open: () => inTurn(open),
    change: (work) =>
      inTurn(async () => {
        await close();
        return work().finally(open);
      }),
    answerPerson: (answer, moveOn) =>
      inTurn(async () => {
        if (!session || stranger === null) return;
        try {
          if (answer === 'other') {
            await close();
            await moveOn();
            return await open();
          }
          await session.archive.addUserId(stranger);
          stranger = null;
          void session.refresh();
        } catch (error) {
          await close(); // what stays open asks nothing more by itself, neither Dexcom nor the person
          openLater(archiveFailureOf(error));
        }
      }),
    stop: () => inTurn(close),
  };
}
