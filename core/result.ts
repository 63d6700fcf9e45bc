/** The outcome of something that can fail in a way the caller must handle. */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

/** A success carrying `value`. */
export const ok = <T>(value: T): Result<T, never> => ({ ok: true, value });

/** A failure carrying `error`. */
export const fail = <E>(error: E): Result<never, E> => ({ ok: false, error });
