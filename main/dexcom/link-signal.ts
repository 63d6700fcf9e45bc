/** A signal that can be aborted by itself, too; `unlink` lets go of the outer one. */
export type LinkedSignal = { readonly controller: AbortController; readonly unlink: () => void };

/** Follows a signal, and a time limit where one is given. (`AbortSignal.any` is newer than the oldest runtime.) */
export function linkSignal(outer: AbortSignal, timeoutMs?: number): LinkedSignal {
  const controller = new AbortController();
  const abort = () => controller.abort(outer.reason);
  if (outer.aborted) abort(); // it tells only listeners that were there before
  outer.addEventListener('abort', abort, { once: true });
  const late = () => controller.abort(new DOMException('The time is over.', 'TimeoutError'));
  const timer = timeoutMs === undefined ? undefined : setTimeout(late, timeoutMs);
  return {
    controller,
    unlink: () => {
      clearTimeout(timer);
      outer.removeEventListener('abort', abort);
    },
  };
}
