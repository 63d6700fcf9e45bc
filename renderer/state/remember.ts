/** So many answers of a kind are kept: those of all views and of what stands beside them; the days of ten years are 2.7 MB. */
const MOST = 12;

/** A question that is asked once, however many want the answer, until it is forgotten. */
export type Remembered<Args extends readonly unknown[], T> = {
  readonly ask: (...args: Args) => Promise<T>;
  readonly forget: () => void;
};

/** Keeps the last few answers; one that did not come is asked for again. */
export function remember<Args extends readonly unknown[], T>(
  question: (...args: Args) => Promise<T>,
): Remembered<Args, T> {
  const known = new Map<string, Promise<T>>();
  const ask = (...args: Args): Promise<T> => {
    const name = JSON.stringify(args);
    const answer = known.get(name) ?? question(...args);
    known.delete(name);
    known.set(name, answer);
    for (const oldest of [...known.keys()].slice(0, -MOST)) known.delete(oldest);
    answer.catch(() => {
      if (known.get(name) === answer) known.delete(name);
    });
    return answer;
  };
  return { ask, forget: () => known.clear() };
}
