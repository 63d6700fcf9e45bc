import type { ParsePage } from '../dexcom/records';
import { type Archive, createArchive } from './archive';
import { openArchiveFile } from './open-archive-file';

/** An open archive, and whether a damaged file was set aside to get there. */
export type OpenedArchive = { readonly archive: Archive; readonly setAside: boolean };

const parsePage = ((_kind, body) => body) as ParsePage;

/** Opens the archive at `path` for the sync that knows only EGVs. */
export async function openArchive(path: string, now: number): Promise<OpenedArchive> {
  const { archive, setAside } = await openArchiveFile(path, now, { parsePage, parseDevices: () => null });
  return { archive: createArchive(archive), setAside: setAside !== null };
}
