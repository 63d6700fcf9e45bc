import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where a text was found, and which of the sought it is by its number: its words must not stand in a report either. */
export type Trace = { readonly where: string; readonly which: number };

/** Every way in which a secret may be written into a file. */
function spellings(secret: string): Buffer[] {
  const plain = Buffer.from(secret);
  const base64 = Buffer.from(plain.toString('base64').replace(/=+$/, '').slice(0, -2));
  return [plain, Buffer.from(secret, 'utf16le'), Buffer.from(plain.toString('hex')), base64];
}

/** Finds secrets in a text or the bytes of a file. */
export function findSecrets(secrets: readonly string[], where: string, content: Buffer | string): Trace[] {
  const bytes = Buffer.from(content);
  return secrets.flatMap((secret, which) =>
    spellings(secret).some((spelling) => bytes.includes(spelling)) ? [{ where, which }] : [],
  );
}

/** Every plain file under a folder; links and sockets are none. */
export async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const found = entries.map((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesUnder(path);
    return entry.isFile() ? [path] : [];
  });
  return (await Promise.all(found)).flat();
}

/** A process and all it started: its name, arguments and environment, as anyone on this computer may read them. */
export async function processFaces(pid: number): Promise<Map<string, Buffer>> {
  const faces = new Map<string, Buffer>();
  for (const one of [pid, ...(await descendants(pid))]) {
    for (const face of ['comm', 'cmdline', 'environ']) {
      const content = await readFile(`/proc/${one}/${face}`).catch(() => null);
      if (content) faces.set(`${face} of process ${one}`, content);
    }
  }
  return faces;
}

async function descendants(pid: number): Promise<number[]> {
  const tasks = await readdir(`/proc/${pid}/task`).catch(() => []);
  const lists = tasks.map((task) => readFile(`/proc/${pid}/task/${task}/children`, 'utf8').catch(() => ''));
  const children = (await Promise.all(lists)).flatMap((list) => list.split(' ').filter(Boolean).map(Number));
  return [...children, ...(await Promise.all(children.map(descendants))).flat()];
}
