import type { Archive } from '../archive/contract';
import { reportProblem } from '../problems';

/** Goes along with an open account, and keeps what it remembers in its archive, so that both go together. */
export type Companion = {
  /** A round was answered and its pages are kept. `askedAt` is epoch ms by this computer's clock. */
  polled(askedAt: number): void;
  stop(): Promise<void>;
};

/** Opened before the first round, so that it knows what was there before; rejects as the archive does. */
export type OpenCompanion = (archive: Archive) => Promise<Companion>;

/** Opens several as one: where one does not open, none stays open. */
export async function openTogether(archive: Archive, openEach: readonly OpenCompanion[]): Promise<Companion> {
  const opening = await Promise.allSettled(openEach.map((open) => open(archive)));
  const opened = opening.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const stop = async (): Promise<void> => {
    await Promise.all(opened.map((one) => one.stop().catch((error) => reportProblem('unforeseen', error))));
  };
  const refused = opening.find((one) => one.status === 'rejected');
  if (refused) {
    await stop();
    throw refused.reason;
  }
  return {
    polled: (askedAt) => {
      for (const one of opened) one.polled(askedAt);
    },
    stop,
  };
}
