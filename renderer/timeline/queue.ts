import { batch } from '@preact/signals';

/** Something to ask main; what came is taken by the function that it resolves to. */
export type Question = { readonly name: string; readonly ask: () => Promise<() => void> };

/** Asks what is wanted, a little at once; what was wanted before a move and is not under way is never asked. */
export type Queue = {
  next(): void;
  /** What is under way is dropped once it comes: it is of an earlier account, or from before values were hidden. */
  forget(): void;
};

const MOST_ASKED = 2;

/** `wanted` is asked again and again what is wanted now, most wanted first. */
export function createQueue(wanted: () => readonly Question[], onFailed: () => void): Queue {
  let epoch = 0;
  const underWay = new Set<string>();
  const run = async ({ name, ask }: Question): Promise<void> => {
    const mine = epoch;
    underWay.add(name);
    try {
      const take = await ask();
      if (mine === epoch) batch(take);
    } catch {
      if (mine === epoch) onFailed();
    }
    if (mine !== epoch) return;
    underWay.delete(name);
    next();
  };
  const next = (): void => {
    for (const question of wanted()) {
      if (underWay.size >= MOST_ASKED) return;
      if (!underWay.has(question.name)) void run(question);
    }
  };
  return {
    next,
    forget: () => {
      epoch++;
      underWay.clear();
    },
  };
}
