import { parentPort } from 'node:worker_threads';
import type { Archive, OpenedArchive } from '../archive/contract';
import { openArchiveFile } from '../archive/open-archive-file';
import { parseDevices, parsePage } from '../dexcom/parse-page';
import { serve } from './serve';

/** The archive's thread: it has the archive's own methods once it is open. */
const methods: Partial<Archive> = {};

/** Opens the archive and answers whether a damaged file was set aside. */
async function open(path: string, now: number): Promise<OpenedArchive['setAside']> {
  const { archive, setAside } = await openArchiveFile(path, now, { parsePage, parseDevices });
  Object.assign(methods, archive);
  return setAside;
}

if (parentPort) serve(parentPort, Object.assign(methods, { open }));
