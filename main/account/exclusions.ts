import type { TimeRange } from '../../core/contract';
import { parseExclusions, withExclusion } from '../../core/exclusions';
import type { Archive } from '../archive/contract';
import { EXCLUSIONS_MEMO } from '../archive/memos';

/** What a person left out of statistics, in the archive of their readings, which stay as they came. */
export type Exclusions = {
  read(archive: Archive): Promise<readonly TimeRange[]>;
  /** Leaves a span out, or counts it again; resolves to what is left out then. */
  set(archive: Archive, span: TimeRange, excluded: boolean): Promise<readonly TimeRange[]>;
};

/** One change at a time, so that none is written over by another. */
export function createExclusions(): Exclusions {
  let turn: Promise<unknown> = Promise.resolve();
  const read = async (archive: Archive) => parseExclusions(await archive.memo(EXCLUSIONS_MEMO));
  const change = async (archive: Archive, span: TimeRange, excluded: boolean) => {
    const spans = withExclusion(await read(archive), span, excluded);
    await archive.setMemo(EXCLUSIONS_MEMO, JSON.stringify(spans));
    return spans;
  };
  return {
    read,
    set: (archive, span, excluded) => {
      const done = turn.then(() => change(archive, span, excluded));
      turn = done.catch(() => {}); // who asked for it hears of it
      return done;
    },
  };
}
