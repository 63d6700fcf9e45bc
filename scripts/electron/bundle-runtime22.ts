import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { projectDir } from '../lib/paths';

const sourceDir = join(__dirname, 'runtime22');

export type Runtime22Entry = 'backport' | 'default-app';

/** Bundles the backport or the default app into one CommonJS file that needs nothing beside it. */
export async function bundleRuntime22(entry: Runtime22Entry): Promise<string> {
  const { build } = await import('vite');
  const result = await build({
    configFile: false,
    root: sourceDir,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: join(sourceDir, `${entry}.ts`),
      write: false,
      target: 'node16.17',
      minify: 'oxc',
      rolldownOptions: {
        external: ['electron', ...builtinModules, /^node:/],
        output: { format: 'cjs', codeSplitting: false },
      },
    },
  });
  const output = 'output' in result ? result.output : undefined;
  if (!output) throw new Error(`Nothing was built from ${entry}.ts`);
  return output[0].code;
}

/** What the bundles depend on: our sources and the versions of the libraries in them. */
async function contentHash(): Promise<string> {
  const hash = createHash('sha256');
  for (const name of (await readdir(sourceDir)).sort()) hash.update(await readFile(join(sourceDir, name)));
  for (const library of ['core-js', 'undici']) {
    hash.update(await readFile(join(projectDir, 'node_modules', library, 'package.json')));
  }
  return hash.digest('hex').slice(0, 16);
}

/**
 * Puts our default app into a dist's `resources/app`, under a name made of its content: an edited backport is built
 * again, an unchanged one costs a few file reads, and an Electron that is just starting never sees half a file.
 */
export async function installDefaultApp(distDir: string): Promise<void> {
  const appDir = join(distDir, 'resources/app');
  const name = `default-app-${await contentHash()}.cjs`;
  if ((await currentMain(appDir)) === name && existsSync(join(appDir, name))) return;
  await mkdir(appDir, { recursive: true });
  await writeWhole(join(appDir, name), await bundleRuntime22('default-app'));
  await writeWhole(join(appDir, 'package.json'), JSON.stringify({ name: 'electron', main: name }));
  await dropOthers(appDir, name);
}

async function currentMain(appDir: string): Promise<string | undefined> {
  const text = await readFile(join(appDir, 'package.json'), 'utf8').catch(() => '{}');
  return (JSON.parse(text) as { main?: string }).main;
}

async function writeWhole(file: string, text: string): Promise<void> {
  const temporary = `${file}.${process.pid}`;
  await writeFile(temporary, text);
  await rename(temporary, file);
}

/** Keeps a few, because another checkout may be starting on its own. */
async function dropOthers(appDir: string, keep: string): Promise<void> {
  const old = (await readdir(appDir)).filter((name) => name.startsWith('default-app-') && name !== keep);
  if (old.length > 8) await Promise.all(old.map((name) => rm(join(appDir, name), { force: true })));
}
