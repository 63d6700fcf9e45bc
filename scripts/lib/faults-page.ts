import { assertNever } from '../../core/assert-never';
import { type Connection, describeConnection, type KeychainProblem } from '../../core/connection';
import { FAILURE_TEXT, type Failure, type FailureText } from '../../core/failures';
import { NOTE_TEXT, type Note } from '../../core/notes';
import type { Fault, Shown } from '../../simulator/faults/fault';
import { FAULT_NAMES, faultOf } from '../../simulator/faults/faults';
import { CLOCK_AND_SLEEP } from './faults-behaviour';

type Row = readonly [fault: string, state: string, sentence: string, remedy: string, howTo: string];

const HEADINGS: Row = ['Fault', 'State', 'Sentence', 'Remedy', 'Simulator switch'];
const NOTHING: FailureText = { sentence: 'Nothing: it is mended unseen.', remedy: '' };

/** The page `docs/faults.md`: every fault with what the app makes of it, from the texts and the fault list themselves. */
export function faultsPage(): string {
  const without = FAILURES.filter((failure) => !shownFailures.has(failure)).map((failure) => failureRow(failure));
  return [
    '# Faults\n',
    'What can go wrong, what the app then says, and how to see it. Written by `npm run faults-table` from the texts of',
    'the app and the fault list of the simulator; a test keeps it true. `npm run simulator -- --faults` prints the list,',
    '`npm run simulator -- --fault NAME` switches one on. In every state the last value stays on screen with its age, and',
    'the history on disk is untouched.\n',
    '## Answers, the network and the files\n',
    table([...FAULT_NAMES.map((name) => faultRow(name, faultOf(name))), PARTLY, ...without]),
    '\n## The sign-in and the keychain\n',
    table(CONNECTIONS.map(connectionRow)),
    '\n## Notes: said once, until dismissed\n',
    table(NOTES.map(noteRow)),
    '\n## Clocks and sleep\n',
    tableOf(['What happens', 'What the app does'], CLOCK_AND_SLEEP),
    '',
  ].join('\n');
}

const FAILURES = Object.keys(FAILURE_TEXT) as Failure[];
const NOTES = Object.keys(NOTE_TEXT) as Note[];
const shownFailures = new Set(
  FAULT_NAMES.map((name) => faultOf(name).shows).flatMap((shows) => (shows.kind === 'failure' ? [shows.failure] : [])),
);

function faultRow(name: string, fault: Fault): Row {
  const { sentence, remedy } = textOf(fault.shows);
  const howTo = fault.at === 'folder' ? `\`--fault ${name} --folder DIR\`` : `\`--fault ${name}\``;
  return [fault.about, stateOf(fault.shows), sentence, remedy, howTo];
}

function textOf(shows: Shown): FailureText {
  switch (shows.kind) {
    case 'failure':
      return FAILURE_TEXT[shows.failure];
    case 'note':
      return NOTE_TEXT[shows.note];
    case 'sign-in-expired':
      return describeConnection({ kind: 'sign-in-expired' });
    case 'nothing':
      return NOTHING;
    default:
      return assertNever(shows);
  }
}

const stateOf = (shows: Shown): string =>
  shows.kind === 'failure' ? shows.failure : shows.kind === 'note' ? `note: ${shows.note}` : shows.kind;

const { sentence, remedy } = describeConnection({
  kind: 'online',
  lastPollAt: 0,
  missing: [{ of: 'alert', older: false, failure: 'not-found' }],
});
/** Whatever fails of one operation while the readings come in. */
const PARTLY: Row = [
  'One operation fails and the readings come in',
  'online, with what is missing',
  sentence,
  remedy,
  '`--fault http-404,path=/alerts`',
];

/** How to see a failure that no simulator can make. */
const BY_HAND: Partial<Record<Failure, string>> = {
  'no-network': 'none: unplug the network',
  'wrong-clock': 'none: set the clock of the computer years off, with a real server',
  'archive-slow': 'none: a disk that needs half a minute for the file',
  disk: 'none: any other error of the disk',
};

function failureRow(failure: Failure): Row {
  const { sentence, remedy } = FAILURE_TEXT[failure];
  return ['', failure, sentence, remedy, BY_HAND[failure] ?? ''];
}

type SignInState = 'signed-out' | 'sign-in-expired' | 'asking-person' | `keychain: ${KeychainProblem}`;

/** How each is brought about. */
const SIGN_IN_STATES: Record<SignInState, string> = {
  'signed-out': 'sign out under Settings',
  'sign-in-expired': '`--fault token-invalid-grant`',
  'asking-person': 'sign in again through another developer app',
  'keychain: locked': 'lock the keychain, then start',
  'keychain: absent': 'start without a keychain service',
  'keychain: refusing': 'deny Steadyline in the keychain',
  'keychain: empty': "delete Steadyline's entries from the keychain",
};
const CONNECTIONS = Object.keys(SIGN_IN_STATES) as SignInState[];

function connectionRow(state: SignInState): Row {
  const { sentence, remedy } = describeConnection(connectionOf(state));
  return ['', state, sentence, remedy, SIGN_IN_STATES[state]];
}

function connectionOf(state: SignInState): Connection {
  if (state === 'signed-out' || state === 'sign-in-expired' || state === 'asking-person') return { kind: state };
  return { kind: 'keychain', problem: state.slice('keychain: '.length) as KeychainProblem };
}

function noteRow(note: Note): Row {
  const by = FAULT_NAMES.filter((name) => {
    const { shows } = faultOf(name);
    return shows.kind === 'note' && shows.note === note;
  });
  return ['', note, NOTE_TEXT[note].sentence, NOTE_TEXT[note].remedy, by.map((name) => `\`${name}\``).join(', ')];
}

/** A column that nothing is in is left out. */
function table(rows: readonly Row[]): string {
  const columns = HEADINGS.map((_, index) => index).filter((index) => rows.some((row) => row[index] !== ''));
  const pick = (row: Row): string[] => columns.map((index) => row[index] ?? '');
  return tableOf(pick(HEADINGS), rows.map(pick));
}

function tableOf(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(headings), line(headings.map(() => '---')), ...rows.map(line)].join('\n');
}
