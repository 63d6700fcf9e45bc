import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { projectDir } from '../scripts/lib/paths';
import type { Case } from './lib/case';
import { createRow } from './lib/row';

const TARGET = { kind: 'value', atMost: 110_000 } as const;
const RENDERER = join(projectDir, 'out/renderer');

/** The window's scripts, minified: those it loads at its start, which have a target, and all of them with the views loaded on demand. */
export const bundle: Case = {
  name: 'bundle',
  measure: async () => {
    const sizes = await scriptSizes();
    const page = await readFile(join(RENDERER, 'index.html'), 'utf8');
    const first = sizes.filter(({ name }) => page.includes(name));
    const details = sizes.map(
      ({ name, bytes }) => `${name}: ${bytes}${first.some((one) => one.name === name) ? ' (first)' : ''}`,
    );
    return [
      createRow({ what: 'renderer scripts, all', unit: 'bytes', measured: [total(sizes)], details }),
      createRow({ what: 'renderer scripts, first picture', unit: 'bytes', measured: [total(first)], target: TARGET }),
    ];
  },
};

type Script = { readonly name: string; readonly bytes: number };

const total = (scripts: readonly Script[]): number => scripts.reduce((sum, { bytes }) => sum + bytes, 0);

async function scriptSizes(): Promise<Script[]> {
  const folder = join(RENDERER, 'assets');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.js'));
  return Promise.all(names.map(async (name) => ({ name, bytes: (await stat(join(folder, name))).size })));
}
