/** Something to be done once nothing changed for a while. */
export type Rest = {
  /** Does it so many ms from now, unless this is called again before; never sooner than was said last. */
  readonly after: (ms: number) => void;
  readonly stop: () => void;
};

/** With one timer at a time, which looks when it is over whether more time is wanted: a new one for each frame of a move is dear. */
export function createRest(run: () => void): Rest {
  let dueAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = (ms: number): void => {
    timer = setTimeout(() => {
      const leftMs = dueAt - performance.now();
      timer = undefined;
      if (leftMs > 0) wait(leftMs);
      else run();
    }, ms);
  };
  return {
    after: (ms) => {
      dueAt = performance.now() + ms;
      if (timer === undefined) wait(ms);
    },
    stop: () => {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
