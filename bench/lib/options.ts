import { parseArgs } from 'node:util';
import { Advice } from '../../scripts/lib/say';
import type { Case } from './case';

export type Options = { readonly runs: number; readonly cases: readonly Case[] };

const DEFAULT_RUNS = '9';

/** Reads `--runs N` and `--only NAME` (which may be repeated). */
export function parseOptions(args: readonly string[], cases: readonly Case[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: { runs: { type: 'string', default: DEFAULT_RUNS }, only: { type: 'string', multiple: true } },
  });
  const runs = Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1) throw new Advice('--runs takes a whole number from 1.');
  const names = cases.map(({ name }) => name);
  const unknown = values.only?.find((name) => !names.includes(name));
  if (unknown !== undefined) throw new Advice(`There is no case "${unknown}"; there are: ${names.join(', ')}.`);
  return { runs, cases: cases.filter(({ name }) => values.only?.includes(name) ?? true) };
}
