import { CALM_SENTENCE } from './calm';
import { FAILURE_TEXT, type Failure, type FailureText } from './failures';
import type { RecordKind } from './history';

/** What is wrong with the system's keychain. */
export type KeychainProblem = 'locked' | 'absent' | 'refusing' | 'empty';

/** Whose data a sign-in brings: the same person's through another developer app, or someone else's. */
export type PersonAnswer = 'same' | 'other';

/** What does not come in while readings do: all of it, or some of its older months; and why. */
export type Missing = { readonly of: RecordKind | 'device'; readonly older: boolean; readonly failure: Failure };

/** How the app stands with its source of data. */
export type Connection =
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'connecting' }
  | { readonly kind: 'online'; readonly lastPollAt: number; readonly missing: readonly Missing[] }
  /** `retryAt` is null where it goes on without a next try. */
  | { readonly kind: 'offline'; readonly failure: Failure; readonly retryAt: number | null; readonly cause: string }
  | { readonly kind: 'sign-in-expired' }
  /** The sign-in brings a user id that the history does not know; nothing is written until the person has answered. */
  | { readonly kind: 'asking-person' }
  | { readonly kind: 'keychain'; readonly problem: KeychainProblem };

const KEYCHAIN_TEXT: Record<KeychainProblem, FailureText> = {
  locked: {
    sentence: 'The keychain is locked, so Steadyline cannot read your sign-in.',
    remedy: 'Unlock the keychain of this computer, then refresh. You are still signed in and nothing is lost.',
  },
  absent: {
    sentence: 'No keychain was found on this computer.',
    remedy: 'Start a keychain service (GNOME Keyring or KWallet), then refresh. Nothing is lost.',
  },
  refusing: {
    sentence: 'The keychain refused to give Steadyline your sign-in.',
    remedy: 'Allow Steadyline in the keychain, then refresh. You are still signed in and nothing is lost.',
  },
  empty: {
    sentence: 'The keychain no longer holds your sign-in.',
    remedy: 'Sign in again. Your history is safe on this computer.',
  },
};

const PART_WORDS: Record<Missing['of'], string> = {
  egv: 'readings',
  event: 'entries',
  calibration: 'fingersticks',
  alert: 'alerts',
  device: 'devices',
};

const ASKS_AGAIN = 'Nothing to do: Steadyline asks again by itself. Nothing is lost.';

/** Readings come in and something else does not. The usual remedies are for a connection that brings nothing. */
function describeMissing(missing: readonly Missing[]): FailureText {
  const failures = [...new Set(missing.map(({ failure }) => failure))];
  const said = failures.map((failure) => {
    const parts = missing.filter((one) => one.failure === failure).map(nameMissing);
    return `${capitalised(listed(parts))} do not: ${FAILURE_TEXT[failure].sentence}`;
  });
  const isRefused = failures.includes('access-refused');
  const remedy = isRefused ? FAILURE_TEXT['access-refused'].remedy : ASKS_AGAIN;
  return { sentence: ['Readings come in.', ...said].join(' '), remedy };
}

const nameMissing = ({ of, older }: Missing): string => (older ? `some older ${PART_WORDS[of]}` : PART_WORDS[of]);

const listed = (words: readonly string[]): string =>
  [words.slice(0, -1).join(', '), words.at(-1)].filter(Boolean).join(' and ');

const capitalised = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/**
 * What the connection is, in words a worried person understands.
 * @returns the sentence and the remedy; the remedy is empty where nothing needs doing
 */
export function describeConnection(connection: Connection): FailureText {
  switch (connection.kind) {
    case 'signed-out':
      return { sentence: 'You are signed out.', remedy: 'Sign in to get new readings.' };
    case 'connecting':
      return { sentence: CALM_SENTENCE.connecting, remedy: '' };
    case 'online':
      return connection.missing.length === 0
        ? { sentence: CALM_SENTENCE.online, remedy: '' }
        : describeMissing(connection.missing);
    case 'offline':
      return FAILURE_TEXT[connection.failure];
    case 'sign-in-expired':
      return {
        sentence: 'Dexcom no longer accepts this sign-in.',
        remedy: 'Sign in again. Your history is safe on this computer.',
      };
    case 'asking-person':
      return {
        sentence: 'Whose data is this? Dexcom gives it another user id than the history on this computer has.',
        remedy: 'Say whether it is the same person. Until then nothing is fetched, and nothing is lost.',
      };
    case 'keychain':
      return KEYCHAIN_TEXT[connection.problem];
  }
}
