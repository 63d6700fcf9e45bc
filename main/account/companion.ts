import type { Archive } from '../archive/contract';

/** Goes along with an open account, and keeps what it remembers in its archive, so that both go together. */
export type Companion = {
  /** A round was answered and its pages are kept. `askedAt` is epoch ms by this computer's clock. */
  polled(askedAt: number): void;
  stop(): Promise<void>;
};

/** Opened before the first round, so that it knows what was there before; rejects as the archive does. */
export type OpenCompanion = (archive: Archive) => Promise<Companion>;

/** Opens several as one. */
export async function openTogether(archive: Archive, openEach: readonly OpenCompanion[]): Promise<Companion> {
  const opened = await Promise.all(openEach.map((open) => open(archive)));
  return {
    polled: (askedAt) => {
      for (const one of opened) one.polled(askedAt);
    },
    stop: async () => {
      await Promise.all(opened.map((one) => one.stop()));
    },
  };
}
