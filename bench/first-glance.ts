import { readFile, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { Case } from './lib/case';
import { startProgram } from './lib/program';
import { createRow } from './lib/row';

/** What a first glance needs beside our own: SQLite with its loader, which holds the value to show. */
const SQLITE = /sqlite|node-gyp-build/;
/** A part of the first file that a thread needs too; a part loaded later stands behind an arrow. */
const SHARED_PART = /(?<!=>)require\("\.\/([\w-]+\.js)"\)/g;
const NONE = { kind: 'value', atMost: 0 } as const;

/** The code read before the tray item is made: nothing may be in it that the first glance does not need. */
export const firstGlance: Case = {
  name: 'first-glance',
  measure: async ({ stage }) => {
    const theStage = await stage();
    const report = theStage.scratch('loaded.json');
    const app = await startProgram(theStage, 'app', { probe: true, env: { STEADYLINE_PROBE_REPORT: report } });
    await app.stop();
    const files = JSON.parse(await readFile(report, 'utf8')) as string[];
    const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
    const own = await ownFiles(join(theStage.folders.app, 'out/main'));
    const needless = files.filter((file) => !SQLITE.test(file) && !own.includes(file));
    const details = files.map((file, i) => `${shortName(file)}: ${sizes[i]} bytes`);
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    return [
      createRow({ what: 'code read before the tray', unit: 'bytes', measured: [bytes], details }),
      createRow({
        what: 'of it not needed',
        unit: 'files',
        measured: [needless.length],
        target: NONE,
        details: needless,
      }),
    ];
  },
};

/** Our own first file and the parts it shares with a thread. */
async function ownFiles(folder: string): Promise<string[]> {
  const text = await readFile(join(folder, 'main.js'), 'utf8');
  const shared = [...text.matchAll(SHARED_PART)].map(([, name]) => name ?? '');
  return ['main.js', ...shared].map((name) => join(folder, name));
}

/** From the app's folder or the package on. */
const shortName = (file: string): string => /(?:node_modules|out)\/.*$/.exec(file.split(sep).join('/'))?.[0] ?? file;
