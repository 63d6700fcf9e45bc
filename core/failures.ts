/** Why a question to Dexcom brought no usable answer. Closed: a member without a text does not compile. */
export type Failure =
  | 'no-network'
  | 'host-not-found'
  | 'refused'
  | 'tls'
  | 'timeout'
  | 'not-dexcom'
  | 'bad-answer'
  | 'access-refused'
  | 'rate-limited'
  | 'server-error'
  | 'rejected'
  | 'wrong-client'
  | 'disk';

/** What happened and what to do, in plain words. */
export type FailureText = { readonly sentence: string; readonly remedy: string };

/** The words for each failure, shown in the window and the tray's tooltip. */
export const FAILURE_TEXT: Record<Failure, FailureText> = {
  'no-network': {
    sentence: 'This computer is offline.',
    remedy: 'Check the network. Steadyline goes on by itself when it is back.',
  },
  'host-not-found': {
    sentence: 'The address of Dexcom could not be found.',
    remedy: 'Check the network and its name server. Steadyline tries again by itself.',
  },
  refused: {
    sentence: 'Dexcom could not be reached.',
    remedy: 'A firewall or proxy may block it, or the service is down. Steadyline tries again by itself.',
  },
  tls: {
    sentence: 'The secure connection to Dexcom failed.',
    remedy: 'Check that the date and time of this computer are right, and whether a proxy inspects the traffic.',
  },
  timeout: {
    sentence: 'Dexcom did not answer in time.',
    remedy: 'Nothing to do: Steadyline tries again by itself.',
  },
  'not-dexcom': {
    sentence: 'A web page answered instead of Dexcom.',
    remedy: 'The network may ask you to sign in first: open a page in your browser, then refresh here.',
  },
  'bad-answer': {
    sentence: 'The answer of Dexcom could not be read.',
    remedy: 'Nothing to do: Steadyline tries again by itself.',
  },
  'access-refused': {
    sentence: 'Dexcom refused access to this data.',
    remedy: 'Check on the Dexcom developer pages that your app may read this account.',
  },
  'rate-limited': {
    sentence: 'Too many questions were asked of Dexcom.',
    remedy: 'Nothing to do: Steadyline waits and tries again.',
  },
  'server-error': {
    sentence: 'Dexcom has a problem.',
    remedy: 'Nothing to do: Steadyline tries again by itself.',
  },
  rejected: {
    sentence: 'Dexcom did not accept the question.',
    remedy: 'Steadyline tries again by itself. If it stays so, look for an update.',
  },
  'wrong-client': {
    sentence: 'Dexcom does not accept the client id or secret any more.',
    remedy: 'Compare them with your app on the Dexcom developer pages and enter the secret again under Settings.',
  },
  disk: {
    sentence: 'New readings could not be written to this computer.',
    remedy: 'Check that the disk has room and that the data folder may be written. What is already there is safe.',
  },
};
