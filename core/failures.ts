/** Why a question to Dexcom brought nothing that could be kept. Closed: a member without a text does not compile. */
export type Failure =
  | 'no-network'
  | 'host-not-found'
  | 'refused'
  | 'tls'
  | 'wrong-clock'
  | 'timeout'
  | 'cut-off'
  | 'not-dexcom'
  | 'bad-answer'
  | 'empty-answer'
  | 'too-large'
  | 'wrong-type'
  | 'bad-request'
  | 'signed-out-by-server'
  | 'access-refused'
  | 'not-found'
  | 'server-timeout'
  | 'rate-limited'
  | 'server-error'
  | 'wrong-client'
  | 'token-error'
  | 'token-down'
  | 'disk-full'
  | 'read-only'
  | 'archive-locked'
  | 'archive-newer'
  | 'archive-slow'
  | 'disk';

/** What happened and what to do, in plain words. */
export type FailureText = { readonly sentence: string; readonly remedy: string };

/** The words for each failure, shown in the window, the tray's tooltip and the connection test. */
export const FAILURE_TEXT: Record<Failure, FailureText> = {
  'no-network': {
    sentence: 'This computer is offline.',
    remedy: 'Check the network. Steadyline goes on by itself when it is back. Nothing is lost.',
  },
  'host-not-found': {
    sentence: 'The address of Dexcom could not be found.',
    remedy: 'Check the network and its name server (DNS). Steadyline tries again by itself. Nothing is lost.',
  },
  refused: {
    sentence: 'Dexcom could not be reached.',
    remedy:
      'A firewall or proxy may block it, or the service is down. Steadyline tries again by itself. Nothing is lost.',
  },
  tls: {
    sentence: 'The secure connection to Dexcom failed.',
    remedy:
      'Check that the date and time of this computer are right, and whether a proxy or virus scanner inspects the traffic. Nothing is lost.',
  },
  'wrong-clock': {
    sentence: 'The secure connection to Dexcom failed because of a date.',
    remedy:
      'Most often the clock of this computer is wrong: set its date and time, then refresh. If they are right, the network is not to be trusted. Nothing is lost.',
  },
  timeout: {
    sentence: 'Dexcom did not answer in time.',
    remedy: 'Nothing to do: Steadyline tries again by itself. Nothing is lost.',
  },
  'cut-off': {
    sentence: 'The answer of Dexcom broke off in the middle.',
    remedy: 'Nothing to do: Steadyline asks again by itself. Nothing of the half answer was kept, and nothing is lost.',
  },
  'not-dexcom': {
    sentence: 'A web page answered instead of Dexcom.',
    remedy:
      'The network or its proxy may ask you to sign in first: open any page in your browser, then refresh here. Nothing is lost.',
  },
  'bad-answer': {
    sentence: 'The answer of Dexcom could not be read.',
    remedy: 'Nothing to do: Steadyline asks again by itself. Your history is untouched.',
  },
  'empty-answer': {
    sentence: 'Dexcom sent an empty answer.',
    remedy: 'Nothing to do: Steadyline asks again by itself. Your history is untouched.',
  },
  'too-large': {
    sentence: 'The answer of Dexcom was far too large to be right.',
    remedy: 'Steadyline stopped reading it and asks again by itself. Your history is untouched.',
  },
  'wrong-type': {
    sentence: 'Something other than data came in place of an answer of Dexcom.',
    remedy:
      'Steadyline asks again by itself. If it stays so, a proxy may change what passes through it. Your history is untouched.',
  },
  'bad-request': {
    sentence: 'Dexcom did not accept the question.',
    remedy: 'Steadyline tries again by itself. If it stays so, look for an update. Your history is untouched.',
  },
  'signed-out-by-server': {
    sentence: 'Dexcom refused a sign-in that it had just renewed.',
    remedy:
      'Steadyline tries again by itself. If it stays so, sign out and in again under Settings and keep the history. Nothing is lost.',
  },
  'access-refused': {
    sentence: 'Dexcom refused access to this data.',
    remedy: 'Check on the Dexcom developer pages that your app may read this account. Your history is untouched.',
  },
  'not-found': {
    sentence: 'Dexcom has nothing at this address.',
    remedy:
      'The region may be the wrong one for your account, or its version is no longer served: sign out under Settings, keep the history, and sign in with another region.',
  },
  'server-timeout': {
    sentence: 'The question took too long to reach Dexcom.',
    remedy: 'The connection may be slow. Steadyline tries again by itself. Nothing is lost.',
  },
  'rate-limited': {
    sentence: 'Too many questions were asked of Dexcom.',
    remedy: 'Nothing to do: Steadyline waits as long as Dexcom wishes and goes on. Nothing is lost.',
  },
  'server-error': {
    sentence: 'Dexcom has a problem.',
    remedy: 'Nothing to do: Steadyline tries again by itself. Nothing is lost.',
  },
  'wrong-client': {
    sentence: 'Dexcom does not accept the client id or secret any more.',
    remedy:
      'Compare them with your app on the Dexcom developer pages and enter the secret again under Settings. Nothing is lost.',
  },
  'token-error': {
    sentence: 'Dexcom could not renew your sign-in.',
    remedy:
      'You are still signed in; Steadyline tries again by itself. If it stays so, sign out and in again under Settings and keep the history.',
  },
  'token-down': {
    sentence: 'The sign-in service of Dexcom is not available.',
    remedy: 'Nothing to do: you are still signed in, and Steadyline tries again by itself. Nothing is lost.',
  },
  'disk-full': {
    sentence: 'The disk is full, so new readings cannot be kept.',
    remedy: 'Make room. Steadyline then fetches what is missing by itself. What is already there is safe.',
  },
  'read-only': {
    sentence: 'The data folder may not be written, so new readings cannot be kept.',
    remedy: 'Allow Steadyline to write there again, then refresh. What is already there is safe.',
  },
  'archive-locked': {
    sentence: 'Another program holds the history file.',
    remedy: 'Close the other program (a backup, a database viewer). Steadyline tries again by itself. Nothing is lost.',
  },
  'archive-newer': {
    sentence: 'The history file was written by a newer Steadyline.',
    remedy: 'Install the newer version again. This one leaves the file as it is.',
  },
  'archive-slow': {
    sentence: 'The history on this computer takes long to open.',
    remedy:
      'Nothing to do: Steadyline goes on as soon as it is open. If it stays so, the disk may be failing. Nothing is lost.',
  },
  disk: {
    sentence: 'New readings could not be written to this computer.',
    remedy: 'Check that the disk has room and that the data folder may be written. What is already there is safe.',
  },
};
