import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const ROOT = join(__dirname, '../../..');
const ROOMS = ['core', 'simulator', 'main', 'preload', 'renderer'] as const;

type Probe = {
  readonly room: (typeof ROOMS)[number];
  readonly statement: string;
  readonly refusedBy: 'linter' | 'both';
};

/** Imports that must not be. A border between rooms is refused by compiler and linter, a package by the linter. */
const FORBIDDEN: readonly Probe[] = [
  { room: 'core', statement: "import { startApp as it } from '../main/app';", refusedBy: 'both' },
  { room: 'core', statement: "import { createWorld as it } from '../simulator/world';", refusedBy: 'both' },
  { room: 'core', statement: "import { readFile as it } from 'node:fs';", refusedBy: 'both' },
  { room: 'core', statement: "import { app as it } from 'electron';", refusedBy: 'linter' },
  { room: 'simulator', statement: "import { parsePage as it } from '../main/dexcom/parse-page';", refusedBy: 'both' },
  { room: 'simulator', statement: "import { object as it } from 'valibot';", refusedBy: 'linter' },
  { room: 'preload', statement: "import { startApp as it } from '../main/app';", refusedBy: 'both' },
  { room: 'preload', statement: "import { object as it } from 'valibot';", refusedBy: 'linter' },
  { room: 'renderer', statement: "import { startApp as it } from '../main/app';", refusedBy: 'both' },
  { room: 'renderer', statement: "import { createWorld as it } from '../simulator/world';", refusedBy: 'both' },
  { room: 'renderer', statement: "import { ipcRenderer as it } from 'electron';", refusedBy: 'linter' },
  { room: 'main', statement: "import { formatAddress as it } from '../renderer/state/bridge';", refusedBy: 'both' },
  { room: 'main', statement: "import { createWorld as it } from '../simulator/world';", refusedBy: 'linter' },
  { room: 'main', statement: "import { app as it } from 'electron';", refusedBy: 'linter' },
  { room: 'main', statement: "import { getPassword as it } from 'keytar';", refusedBy: 'linter' },
  { room: 'main', statement: "import { DatabaseSync as it } from '@photostructure/sqlite';", refusedBy: 'linter' },
];

const ALLOWED = { room: 'main', statement: "import { zoneOf as it } from '../core/zones';" } as const;

const PROBES: readonly Omit<Probe, 'refusedBy'>[] = [...FORBIDDEN, ALLOWED];

let copy = '';
let compiled: readonly string[] = [];
let linted = '';

const fileOf = (index: number): string => `zz-probe-${index}.ts`;

/** A copy of the rooms, built; then every probe in it, linted together and compiled each by itself. */
beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'steadyline-rooms-'));
  for (const part of [...ROOMS, 'tsconfig.base.json', 'biome.json']) {
    await cp(join(ROOT, part), join(copy, part), { recursive: true });
  }
  await symlink(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  await run('tsc', ['-b', ...ROOMS.map((room) => join(copy, room))]);
  for (const [i, { room, statement }] of PROBES.entries()) {
    await writeFile(join(copy, room, fileOf(i)), `${statement}\nexport const probe${i} = it;\n`);
    const { references } = JSON.parse(await readFile(join(copy, room, 'tsconfig.json'), 'utf8'));
    const project = { extends: './tsconfig.json', include: [], files: [fileOf(i)], references };
    await writeFile(join(copy, room, `${fileOf(i)}.json`), JSON.stringify(project));
  }
  linted = await run('biome', ['lint', '--vcs-enabled=false', '--reporter=github', '--max-diagnostics=none', '.']);
  compiled = await Promise.all(PROBES.map(({ room }, i) => compile(join(copy, room, `${fileOf(i)}.json`))));
}, 120_000);

const compile = (project: string): Promise<string> => run('tsc', ['-p', project, '--noEmit', '--pretty', 'false']);

afterAll(() => rm(copy, { recursive: true, force: true }));

describe.each(FORBIDDEN.map((probe, i) => ({ ...probe, i })))('$room: $statement', ({ room, refusedBy, i }) => {
  test('is refused by the linter', () => {
    expect(lintOf(room, i).join()).toContain('noRestrictedImports');
  });
  if (refusedBy === 'linter') return;
  test('is refused by the compiler', () => {
    expect(compiled[i]).toContain('error TS');
  });
});

test('an allowed import passes both', () => {
  expect(lintOf(ALLOWED.room, FORBIDDEN.length)).toEqual([]);
  expect(compiled[FORBIDDEN.length]).not.toContain('error TS');
});

const lintOf = (room: string, index: number): string[] =>
  linted.split('\n').filter((line) => line.includes(`${room}/${fileOf(index)}`));

/** What a program prints, whether it succeeds or not. */
function run(program: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    const limit = { cwd: copy, maxBuffer: 1 << 26 };
    execFile(join(ROOT, 'node_modules/.bin', program), args, limit, (_error, stdout, stderr) =>
      resolve(stdout + stderr),
    );
  });
}
