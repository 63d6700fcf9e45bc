import { ArchiveError, type ArchiveFailure } from '../archive/contract';

/** What may be called in another thread: methods that answer with a promise. Answers must survive a structured clone. */
export type Methods = { readonly [name: string]: (...args: never[]) => Promise<unknown> };

/** To the thread. A signal cannot be sent: `signalAt` is its place among the arguments, -1 where there is none. */
export type Call = {
  readonly id: number;
  readonly method: string;
  readonly args: readonly unknown[];
  readonly signalAt: number;
};
export type Cancel = { readonly cancel: number };
/** Nothing more will be asked. */
export const END = 'end';

/** From the thread. An error travels by its name: its message may hold values. */
export type Answer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: SentError };
export type SentError = { readonly failure: ArchiveFailure } | { readonly name: string };

/** An error as it may leave its thread. */
export function sentError(error: unknown): SentError {
  if (error instanceof ArchiveError) return { failure: error.failure };
  return { name: error instanceof Error ? error.name : typeof error };
}

/** The error that stands for one of another thread. */
export function receivedError(sent: SentError): Error {
  if ('failure' in sent) return new ArchiveError(sent.failure);
  return Object.assign(new Error('in another thread'), { name: sent.name });
}

/** The buffers of a value or of its columns, to be moved instead of copied; a view of part of a buffer is copied. */
export function buffersOf(value: unknown): ArrayBuffer[] {
  const isColumns = typeof value === 'object' && value !== null && !ArrayBuffer.isView(value);
  const parts = isColumns ? Object.values(value) : [value];
  const whole = parts.filter(
    (part): part is NodeJS.TypedArray =>
      ArrayBuffer.isView(part) && !Buffer.isBuffer(part) && part.byteLength === part.buffer.byteLength,
  );
  return [...new Set(whole.map(({ buffer }) => buffer))].filter(
    (buffer): buffer is ArrayBuffer => buffer instanceof ArrayBuffer,
  );
}
