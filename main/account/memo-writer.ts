import type { Archive } from '../archive/contract';
import { reportProblem } from '../problems';
import { within } from '../within';

/** Keeps a text that changes in an archive. */
export type MemoWriter = {
  /** Writes the text as it then is, after what is being written; resolves too where the disk refuses. */
  write(): Promise<void>;
  /** Whether the disk refused the last time, so that it is to be tried again. */
  isRefused(): boolean;
};

/** A disk that takes longer holds up nothing that waits for it. */
const WRITTEN_WITHIN_MS = 5000;

/** Writes `text()` under a name; `written` is what lies there so far. */
export function createMemoWriter(
  archive: Archive,
  name: string,
  written: string | null,
  text: () => string,
): MemoWriter {
  let known = written;
  let isRefused = false;
  let turn: Promise<void> = Promise.resolve();
  const writeNow = async (): Promise<void> => {
    const wanted = text();
    if (wanted === known) return;
    try {
      await within(WRITTEN_WITHIN_MS, archive.setMemo(name, wanted), () => new Error('the disk is slow'));
      [known, isRefused] = [wanted, false];
    } catch (error) {
      isRefused = true;
      reportProblem('notices', error);
    }
  };
  return {
    write: () => {
      turn = turn.then(writeNow);
      return turn;
    },
    isRefused: () => isRefused,
  };
}
