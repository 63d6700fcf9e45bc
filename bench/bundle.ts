import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { projectDir } from '../scripts/lib/paths';
import type { Case } from './lib/case';
import { createRow, type Row } from './lib/row';

/** What each page may load before it shows anything (bytes). */
const AT_START = [
  { page: 'index', what: 'renderer scripts, the value', atMost: 64_000 },
  { page: 'glance', what: 'glance scripts', atMost: 64_000 },
  { page: 'widget', what: 'widget scripts', atMost: 32_000 },
] as const;
/** What is asked for until something is drawn (bytes): the value's chart at once, each other view when it is first shown. */
const DRAWN = [
  { what: 'renderer scripts, the value and its chart', names: [/^glucose-chart-/], atMost: 120_000 },
  {
    what: 'renderer scripts, until the timeline is drawn',
    names: [/^glucose-chart-/, /^timeline-(?!table)/],
    atMost: 180_000,
  },
] as const;
const RENDERER = join(projectDir, 'out/renderer');
const ASSETS = join(RENDERER, 'assets');

/** The windows' scripts, minified: those each page loads at its start, which have a target, and all of them with the views loaded on demand. */
export const bundle: Case = {
  name: 'bundle',
  measure: async () => {
    const sizes = await scriptSizes();
    const all = { what: 'renderer scripts, all', unit: 'bytes', measured: [total(sizes)] } as const;
    const details = sizes.map(({ name, bytes }) => `${name}: ${bytes}`);
    const starts = await Promise.all(AT_START.map((start) => startRow(start, sizes)));
    const drawn = await Promise.all(DRAWN.map((one) => drawnRow(one, sizes)));
    return [createRow({ ...all, details }), ...starts, ...drawn];
  },
};

async function startRow({ page, what, atMost }: (typeof AT_START)[number], sizes: readonly Script[]): Promise<Row> {
  return rowOf(what, atMost, await scriptsAtStart(page, sizes));
}

async function drawnRow({ what, names, atMost }: (typeof DRAWN)[number], sizes: readonly Script[]): Promise<Row> {
  const asked = sizes.map(({ name }) => name).filter((name) => names.some((one) => one.test(name)));
  const needed = new Set([...(await scriptsAtStart('index', sizes)).map(({ name }) => name), ...asked]);
  for (const name of needed) for (const other of await importsOf(name)) needed.add(other);
  return rowOf(
    what,
    atMost,
    sizes.filter(({ name }) => needed.has(name)),
  );
}

/** The scripts a page names, and those that lie in it, as those of the small windows do. */
async function scriptsAtStart(page: string, sizes: readonly Script[]): Promise<Script[]> {
  const html = await readFile(join(RENDERER, `${page}.html`), 'utf8');
  const inside = [...html.matchAll(/<script type="module">([\s\S]*?)<\/script>/g)];
  const inlined = inside.map(([, text = '']) => ({ name: `${page}.html`, bytes: Buffer.byteLength(text) }));
  return [...sizes.filter(({ name }) => html.includes(name)), ...inlined];
}

/** The scripts that one cannot do without; one that is read later is named in brackets. */
async function importsOf(name: string): Promise<string[]> {
  const text = await readFile(join(ASSETS, name), 'utf8');
  return [...text.matchAll(/(?:from|import)"\.\/([\w.-]+\.js)"/g)].map(([, other]) => other ?? '');
}

function rowOf(what: string, atMost: number, scripts: readonly Script[]): Row {
  const details = scripts.map(({ name, bytes }) => `${name}: ${bytes}`);
  return createRow({ what, unit: 'bytes', measured: [total(scripts)], target: { kind: 'value', atMost }, details });
}

type Script = { readonly name: string; readonly bytes: number };

const total = (scripts: readonly Script[]): number => scripts.reduce((sum, { bytes }) => sum + bytes, 0);

async function scriptSizes(): Promise<Script[]> {
  const names = (await readdir(ASSETS)).filter((name) => name.endsWith('.js'));
  return Promise.all(names.map(async (name) => ({ name, bytes: (await stat(join(ASSETS, name))).size })));
}
