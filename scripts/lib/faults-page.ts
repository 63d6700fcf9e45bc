import { assertNever } from '../../core/assert-never';
import { type Connection, describeConnection, type KeychainProblem } from '../../core/connection';
import { FAILURE_TEXT, type FailureText } from '../../core/failures';
import { NOTE_TEXT, type Note } from '../../core/notes';
import type { Fault, Shown } from '../../simulator/faults/fault';
import { FAULT_NAMES, faultOf } from '../../simulator/faults/faults';
import { CLOCK_AND_SLEEP } from './faults-behaviour';

type Row = readonly [fault: string, state: string, sentence: string, remedy: string, howTo: string];

const HEADINGS: Row = ['Fault', 'State', 'Sentence', 'Remedy', 'Simulator switch'];
const NOTHING: FailureText = { sentence: 'Nothing: it is mended unseen.', remedy: '' };

/** The page `docs/faults.md`: every fault with what the app makes of it, from the texts and the fault list themselves. */
export function faultsPage(): string {
  return [
    '# Faults\n',
    'What can go wrong, what the app then says, and how to see it. Written by `npm run faults-table` from the texts of',
    'the app and the fault list of the simulator; a test keeps it true. `npm run simulator -- --faults` prints the list,',
    '`npm run simulator -- --fault NAME` switches one on, `… --fault NAME -- npm start` runs the app inside one. In every state the last value stays on screen with its age, and',
    'the history on disk is untouched.\n',
    '## Answers, the network and the files\n',
    table([...FAULT_NAMES.map((name) => faultRow(name, faultOf(name))), PARTLY]),
    '\n## The sign-in and the keychain\n',
    table(CONNECTIONS.map(connectionRow)),
    '\n## Notes: said once, until dismissed\n',
    table(NOTES.map(noteRow)),
    '\n## Clocks and sleep\n',
    tableOf(['What happens', 'What the app does'], CLOCK_AND_SLEEP),
    '',
  ].join('\n');
}

const NOTES = Object.keys(NOTE_TEXT) as Note[];
function faultRow(name: string, fault: Fault): Row {
  const { sentence, remedy } = textOf(fault.shows);
  return [fault.about, stateOf(fault.shows), sentence, remedy, switchOf(name, fault)];
}

function switchOf(name: string, fault: Fault): string {
  const folder = fault.at === 'folder' || (fault.at === 'computer' && fault.isOfFolder) ? ' --folder DIR' : '';
  return `\`--fault ${name}${folder}${fault.at === 'computer' ? ' -- COMMAND' : ''}\``;
}

function textOf(shows: Shown): FailureText {
  switch (shows.kind) {
    case 'failure':
      return FAILURE_TEXT[shows.failure];
    case 'note':
      return NOTE_TEXT[shows.note];
    case 'keychain':
      return describeConnection(shows);
    case 'sign-in-expired':
      return describeConnection({ kind: 'sign-in-expired' });
    case 'nothing':
      return NOTHING;
    default:
      return assertNever(shows);
  }
}

function stateOf(shows: Shown): string {
  if (shows.kind === 'failure') return shows.failure;
  if (shows.kind === 'note') return `note: ${shows.note}`;
  return shows.kind === 'keychain' ? `keychain: ${shows.problem}` : shows.kind;
}

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

type SignInState = 'signed-out' | 'sign-in-expired' | 'asking-person' | `keychain: ${KeychainProblem}`;

/** How each is brought about. */
const SIGN_IN_STATES: Record<SignInState, string> = {
  'signed-out': 'sign out under Settings',
  'sign-in-expired': '`--fault token-invalid-grant`',
  'asking-person': 'sign in again through another developer app',
  'keychain: locked': '`--fault keychain-locked -- COMMAND`',
  'keychain: absent': '`--fault keychain-absent -- COMMAND`',
  'keychain: refusing': '`--fault keychain-refusing -- COMMAND`',
  'keychain: empty': '`--fault keychain-empty -- COMMAND`',
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
