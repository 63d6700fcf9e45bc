type Waiting = { readonly resolve: (value: unknown) => void; readonly reject: (error: Error) => void };

/** Calls under way, by number. */
export type Pending = {
  add(): { readonly id: number; readonly answered: Promise<unknown> };
  resolve(id: number, value: unknown): void;
  reject(id: number, error: Error): void;
  rejectAll(error: () => Error): void;
  /** Resolves when nothing is under way. */
  settled(): Promise<void>;
};

/** Keeps the calls that wait for an answer, so that each gets its own, or the news that none will come. */
export function createPending(): Pending {
  const calls = new Map<number, Waiting>();
  let [lastId, onNone] = [0, () => {}];
  const end = (id: number, how: (call: Waiting) => void) => {
    const call = calls.get(id);
    calls.delete(id);
    if (call) how(call);
    if (calls.size === 0) onNone();
  };
  const reject = (id: number, error: Error) => end(id, (call) => call.reject(error));
  return {
    add: () => {
      const id = ++lastId;
      return { id, answered: new Promise((resolve, fail) => calls.set(id, { resolve, reject: fail })) };
    },
    resolve: (id, value) => end(id, (call) => call.resolve(value)),
    reject,
    rejectAll: (error) => {
      for (const id of [...calls.keys()]) reject(id, error());
    },
    settled: () =>
      new Promise((resolve) => {
        onNone = resolve;
        if (calls.size === 0) resolve();
      }),
  };
}
