import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Builds a folder beside its final place and renames it there, so that whoever finds the folder finds all of it,
 * also after an interruption or when two start at once (the first to finish wins, the other's work is dropped).
 */
export async function placeOnce(finalDir: string, build: (workDir: string) => Promise<string>): Promise<void> {
  await mkdir(dirname(finalDir), { recursive: true });
  const workDir = await mkdtemp(join(dirname(finalDir), `.${basename(finalDir)}-`));
  try {
    const built = await build(workDir);
    await rename(built, finalDir).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(workDir, { recursive: true, force: true });
  }
}
