import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { projectDir } from '../scripts/lib/paths';
import type { Case } from './lib/case';
import { createRow, type Row } from './lib/row';

/** What each page may load at its start (bytes). */
const AT_START = [
  { page: 'index', what: 'renderer scripts, first picture', atMost: 110_000 },
  { page: 'glance', what: 'glance scripts', atMost: 64_000 },
  { page: 'widget', what: 'widget scripts', atMost: 32_000 },
] as const;
const RENDERER = join(projectDir, 'out/renderer');

/** The windows' scripts, minified: those each page loads at its start, which have a target, and all of them with the views loaded on demand. */
export const bundle: Case = {
  name: 'bundle',
  measure: async () => {
    const sizes = await scriptSizes();
    const all = { what: 'renderer scripts, all', unit: 'bytes', measured: [total(sizes)] } as const;
    const details = sizes.map(({ name, bytes }) => `${name}: ${bytes}`);
    return [createRow({ ...all, details }), ...(await Promise.all(AT_START.map((page) => startRow(page, sizes))))];
  },
};

async function startRow({ page, what, atMost }: (typeof AT_START)[number], sizes: readonly Script[]): Promise<Row> {
  const html = await readFile(join(RENDERER, `${page}.html`), 'utf8');
  const first = sizes.filter(({ name }) => html.includes(name));
  const details = first.map(({ name, bytes }) => `${name}: ${bytes}`);
  return createRow({ what, unit: 'bytes', measured: [total(first)], target: { kind: 'value', atMost }, details });
}

type Script = { readonly name: string; readonly bytes: number };

const total = (scripts: readonly Script[]): number => scripts.reduce((sum, { bytes }) => sum + bytes, 0);

async function scriptSizes(): Promise<Script[]> {
  const folder = join(RENDERER, 'assets');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.js'));
  return Promise.all(names.map(async (name) => ({ name, bytes: (await stat(join(folder, name))).size })));
}
