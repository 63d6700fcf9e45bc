import type { Connection } from './connection';

/** The words for a connection that asks nothing of the person: apart, because the window's start needs only these. */
export const CALM_SENTENCE = { connecting: 'Asking Dexcom for new readings.', online: 'Connected.' } as const;

/** Where asking again may help; elsewhere the person has to sign in or to answer first. */
export const REFRESH_HELPS: Record<Connection['kind'], boolean> = {
  'signed-out': false,
  connecting: true,
  online: true,
  offline: true,
  'sign-in-expired': false,
  'asking-person': false,
  keychain: true,
};

/** Whether a connection asks nothing of the person and brings everything. */
export const isCalm = (connection: Connection): connection is Extract<Connection, { kind: 'connecting' | 'online' }> =>
  connection.kind === 'connecting' || (connection.kind === 'online' && connection.missing.length === 0);
