/** Work that is done at most so often; the first time it is asked for it is done at once. */
export type Throttle = {
  /** Does the work, or leaves it for later where it was just done. */
  ask(): Promise<void>;
  /** Does what was left. */
  flush(): Promise<void>;
};

/** Work at most every `everyMs`, counted from its end: what takes long leaves time for the rest. */
export function createThrottle(work: () => Promise<void>, everyMs: number): Throttle {
  let [isLeft, doneAt] = [false, Number.NEGATIVE_INFINITY];
  const flush = async (): Promise<void> => {
    if (!isLeft) return;
    isLeft = false;
    try {
      await work();
    } catch (error) {
      isLeft = true;
      throw error;
    } finally {
      doneAt = performance.now();
    }
  };
  return {
    flush,
    ask: async () => {
      isLeft = true;
      if (performance.now() - doneAt >= everyMs) await flush();
    },
  };
}
