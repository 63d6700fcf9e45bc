import { faultOf } from './faults/faults';
import { type FaultArgument, parseFault } from './faults/parse-fault';
import type { ProfileName } from './world';

/** What `npm run simulator` was asked to do. */
export interface CliArguments {
  readonly port: number;
  readonly profile: ProfileName;
  readonly historyDays: number;
  readonly replay: { readonly file: string; readonly subject?: string; readonly zone?: string } | null;
  readonly isShifted: boolean;
  readonly isHelp: boolean;
  readonly isFaultList: boolean;
  readonly fault: FaultArgument | null;
  /** The app's data folder, for faults of its files. */
  readonly folder: string | null;
  /** What is to run inside a fault of the computer. */
  readonly command: readonly string[];
}

/** The text of `--help`. */
export const HELP = `Steadyline simulator: a Dexcom Developer API v3 in a box, on 127.0.0.1.

  --port N          port to listen on (default 38900; 0 takes any free one)
  --profile NAME    plain (as specified) or real (with the oddities of the service); default plain
  --days N          days of history of the generated people, 1 to 3653; default 400
  --replay FILE     add a person from a Clarity export or an id,time,gl file
  --subject ID      whose rows to take from FILE; default the first
  --zone ZONE       time zone of times without offset in FILE; default UTC
  --shift           move the recording so that it ends now
  --faults          list the faults that can be switched on
  --fault NAME      switch one on; NAME,path=egvs,nth=3 or ,share=0.2 or ,times=2 only for some requests, ,ms=500 a delay
  --folder DIR      the app's data folder, for the faults of its files; start the app only afterwards
  -- COMMAND…       what to run inside a fault of the computer, such as -- npm start; Enter ends the fault or begins it
  --help            show this
`;

const DEFAULTS: CliArguments = {
  port: 38900,
  profile: 'plain',
  historyDays: 400,
  replay: null,
  isShifted: false,
  isHelp: false,
  isFaultList: false,
  fault: null,
  folder: null,
  command: [],
};

function parseWhole(text: string, low: number, high: number): number | undefined {
  const value = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  return value >= low && value <= high ? value : undefined;
}

type Values = ReadonlyMap<string, string>;

const WITH_VALUE: readonly string[] = [
  '--port',
  '--profile',
  '--days',
  '--replay',
  '--subject',
  '--zone',
  '--fault',
  '--folder',
];
const WITHOUT_VALUE: readonly string[] = ['--shift', '--help', '--faults'];

function collect(words: readonly string[]): Values | string {
  const values = new Map<string, string>();
  for (let index = 0; index < words.length; index += 1) {
    const [name = '', attached] = (words[index] ?? '').split(/=(.*)/s);
    if (WITHOUT_VALUE.includes(name)) {
      values.set(name, '');
      continue;
    }
    if (!WITH_VALUE.includes(name)) return `Unknown option "${name}"; --help lists the options.`;
    const value = attached ?? words[index + 1];
    if (value === undefined || (attached === undefined && value.startsWith('--'))) return `${name} needs a value.`;
    values.set(name, value);
    if (attached === undefined) index += 1;
  }
  return values;
}

function replayOf(values: Values): CliArguments['replay'] {
  const [file, subject, zone] = [values.get('--replay'), values.get('--subject'), values.get('--zone')];
  if (file === undefined) return null;
  return { file, ...(subject === undefined ? {} : { subject }), ...(zone === undefined ? {} : { zone }) };
}

/** Reads command-line words; a sentence instead says what is wrong with them. */
export function parseArguments(words: readonly string[]): CliArguments | string {
  const own = words.includes('--') ? words.slice(0, words.indexOf('--')) : words;
  const command = words.slice(own.length + 1);
  const values = collect(own);
  if (typeof values === 'string') return values;
  const port = parseWhole(values.get('--port') ?? `${DEFAULTS.port}`, 0, 65_535);
  const historyDays = parseWhole(values.get('--days') ?? `${DEFAULTS.historyDays}`, 1, 3653);
  const profile = values.get('--profile') ?? DEFAULTS.profile;
  if (port === undefined) return '--port must be a whole number from 0 to 65535.';
  if (historyDays === undefined) return '--days must be a whole number from 1 to 3653.';
  if (profile !== 'plain' && profile !== 'real') return '--profile must be plain or real.';
  const replay = replayOf(values);
  const fault = values.has('--fault') ? parseFault(values.get('--fault') ?? '') : null;
  if (typeof fault === 'string') return fault;
  const folder = values.get('--folder') ?? null;
  if (fault && needsFolder(fault) && folder === null) return '--fault of files needs --folder.';
  const isAround = fault?.at === 'computer';
  if (isAround && command.length === 0) return '--fault of the computer needs a command after --.';
  if (!isAround && command.length > 0) return 'A command after -- needs a --fault of the computer.';
  const lonely = ['--subject', '--zone', '--shift'].find((name) => replay === null && values.has(name));
  if (lonely !== undefined) return `${lonely} needs --replay.`;
  const [isShifted, isHelp, isFaultList] = [values.has('--shift'), values.has('--help'), values.has('--faults')];
  return { port, profile, historyDays, replay, isShifted, isHelp, isFaultList, fault, folder, command };
}

function needsFolder(argument: FaultArgument): boolean {
  if (argument.at === 'answer') return false;
  const fault = faultOf(argument.name);
  return fault.at === 'folder' || (fault.at === 'computer' && fault.isOfFolder);
}
