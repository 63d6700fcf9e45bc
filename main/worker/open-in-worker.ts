import { type Archive, ArchiveError, type OpenedArchive } from '../archive/contract';
import { createRemote } from './remote';
import { startThread } from './start-thread';

/** The thread opens its archive first; everything else is the archive's own. */
type ArchiveThread = Archive & { open(path: string, now: number): Promise<OpenedArchive['setAside']> };

const NAMES: Readonly<Record<keyof ArchiveThread, true>> = {
  open: true,
  keep: true,
  keepDevices: true,
  newest: true,
  records: true,
  envelope: true,
  clocks: true,
  hours: true,
  days: true,
  pattern: true,
  newestOfEach: true,
  devices: true,
  sensors: true,
  fingersticks: true,
  dataNotes: true,
  summary: true,
  covered: true,
  uncover: true,
  memo: true,
  setMemo: true,
  userIds: true,
  addUserId: true,
  close: true,
};

/** A history of many years on a slow disk is checked, copied and migrated, or salvaged, before it is open. */
const OPENS_WITHIN_MS = 15 * 60_000;

/**
 * Opens the archive at `path` in a thread of its own, so that neither a long fetch nor a long question holds up the
 * process that has the windows. Rejects as the opening itself does; where the thread ends by itself or answers no more,
 * everything asked of it rejects with an ArchiveError and `onExit` is told once.
 */
export async function openArchiveInWorker(path: string, now: number, onExit?: () => void): Promise<OpenedArchive> {
  let opened = false;
  const { methods, close } = createRemote<ArchiveThread>(startThread('archive-worker'), NAMES, {
    gone: () => new ArchiveError('other'),
    onExit: () => {
      if (opened) onExit?.();
    },
    withinMs: { open: OPENS_WITHIN_MS },
  });
  try {
    const setAside = await methods.open(path, now);
    opened = true;
    return { archive: { ...methods, close: () => close('close') }, setAside };
  } catch (error) {
    await close();
    throw error;
  }
}
