import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';

/**
 * Loads a module as it ships, in one piece: file by file, each name of another file is looked up at every use, which
 * makes tight loops several times slower than what is measured.
 */
export async function loadBundled<Module>(entry: string): Promise<Module> {
  const outDir = await mkdtemp(join(tmpdir(), 'steadyline-bundled-'));
  try {
    await build({
      configFile: false,
      logLevel: 'error',
      build: {
        ssr: entry,
        outDir,
        emptyOutDir: false,
        rollupOptions: { output: { format: 'cjs', entryFileNames: 'module.cjs' } },
      },
    });
    return createRequire(join(outDir, 'module.cjs'))('./module.cjs');
  } finally {
    await rm(outDir, { recursive: true, force: true });
  }
}
