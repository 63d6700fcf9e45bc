import { FAILURE_TEXT, type Failure, type FailureText } from './failures';

/** What is wrong with the system's keychain. */
export type KeychainProblem = 'locked' | 'absent' | 'refusing';

/** How the app stands with its source of data. */
export type Connection =
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'connecting' }
  | { readonly kind: 'online'; readonly lastPollAt: number }
  | { readonly kind: 'offline'; readonly failure: Failure; readonly retryAt: number; readonly cause: string }
  | { readonly kind: 'sign-in-expired' }
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
};

/**
 * What the connection is, in words a worried person understands.
 * @returns the sentence and the remedy; the remedy is empty where nothing needs doing
 */
export function describeConnection(connection: Connection): FailureText {
  switch (connection.kind) {
    case 'signed-out':
      return { sentence: 'You are signed out.', remedy: 'Sign in to get new readings.' };
    case 'connecting':
      return { sentence: 'Asking Dexcom for new readings.', remedy: '' };
    case 'online':
      return { sentence: 'Connected.', remedy: '' };
    case 'offline':
      return FAILURE_TEXT[connection.failure];
    case 'sign-in-expired':
      return {
        sentence: 'Dexcom no longer accepts this sign-in.',
        remedy: 'Sign in again. Your history is safe on this computer.',
      };
    case 'keychain':
      return KEYCHAIN_TEXT[connection.problem];
  }
}
