import type { FaultChoice } from './fault-switch';
import { FAULTS, type FaultName, faultOf, isAnswerFaultName, isFaultName } from './faults';

/** What `--fault` asks for. */
export type FaultArgument =
  | { readonly at: 'answer'; readonly choice: FaultChoice }
  | { readonly at: 'address' | 'folder' | 'computer'; readonly name: FaultName };

const COUNT = /^[1-9]\d*$/;
const NUMBERS = { nth: COUNT, times: COUNT, longer: /^\d+$/, share: /^(?:0?\.\d+|[01])$/, ms: /^\d+$/ } as const;

const isNumberKey = (key: string): key is keyof typeof NUMBERS => Object.hasOwn(NUMBERS, key);

/** Reads `NAME,path=egvs,nth=3,share=0.2,times=2,ms=500,longer=7,holding=2026-03-05`; a sentence instead says what is wrong with it. */
export function parseFault(text: string): FaultArgument | string {
  const [name = '', ...options] = text.split(',');
  if (!isFaultName(name)) return `There is no fault "${name}"; --faults lists them.`;
  const { at } = faultOf(name);
  if (isAnswerFaultName(name)) return parseOptions({ name }, options);
  if (at === 'data' || at === 'token' || options.length > 0) return `The fault ${name} has no options.`;
  return { at, name };
}

function parseOptions(start: FaultChoice, options: readonly string[]): FaultArgument | string {
  let choice = start;
  for (const option of options) {
    const [key = '', value = ''] = option.split(/=(.*)/s);
    if (key === 'path' && value !== '') choice = { ...choice, path: value };
    else if (isNumberKey(key) && NUMBERS[key].test(value)) choice = { ...choice, [key]: Number(value) };
    else if (key === 'holding' && Number.isFinite(Date.parse(value)))
      choice = { ...choice, holding: Date.parse(value) };
    else
      return `"${option}" is no option of a fault: path=…, nth=N, times=N, share=0.2, ms=N, longer=DAYS, holding=DATE.`;
  }
  return { at: 'answer', choice };
}

/** The text of `--faults`. */
export function describeFaults(): string {
  const width = Math.max(...Object.keys(FAULTS).map((name) => name.length));
  return Object.entries(FAULTS)
    .map(([name, { about }]) => `  ${name.padEnd(width)}  ${about}\n`)
    .join('');
}
