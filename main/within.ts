/**
 * What `answer` brings, or a rejection with `late()` where nothing came within `ms`; what was asked goes on. Waits twice
 * half as long, because a timer may count the time that the computer slept, and run out before the answer is heard.
 */
export async function within<T>(ms: number, answer: Promise<T>, late: () => Error): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const overdue = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      timer = setTimeout(() => reject(late()), ms / 2);
    }, ms / 2);
  });
  try {
    return await Promise.race([answer, overdue]);
  } finally {
    clearTimeout(timer);
  }
}
