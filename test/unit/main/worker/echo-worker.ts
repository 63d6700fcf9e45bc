import { setTimeout as sleep } from 'node:timers/promises';
import { parentPort } from 'node:worker_threads';
import { ArchiveError, type ArchiveFailure } from '../../../../main/archive/contract';
import { serve } from '../../../../main/worker/serve';

/** A thread for the tests of calls between threads. */
export type Echo = {
  echo(value: unknown): Promise<unknown>;
  columns(length: number): Promise<{ at: Float64Array; shared: Float64Array; part: Int16Array; name: string }>;
  /** The size of a buffer that was sent earlier: 0 where it was moved. */
  leftBehind(): Promise<number>;
  /** Works in pieces until it is told to stop; resolves to nothing. */
  work(pieces: number, signal?: AbortSignal): Promise<void>;
  pieces(): Promise<number>;
  failAsArchive(failure: ArchiveFailure): Promise<void>;
  failWith(message: string): Promise<void>;
  unclonable(): Promise<unknown>;
  busy(ms: number): Promise<void>;
  die(): Promise<void>;
  /** Keeps the thread from ending by itself. */
  linger(): Promise<void>;
  close(): Promise<void>;
};

function createEcho(): Echo {
  let [done, sent] = [0, new Float64Array()];
  return {
    echo: async (value) => value,
    columns: async (length) => {
      sent = new Float64Array(length).fill(7);
      return { at: sent, shared: sent, part: new Int16Array(sent.buffer.slice(0), 8, 4), name: 'columns' };
    },
    leftBehind: async () => sent.byteLength,
    work: async (pieces, signal) => {
      for (done = 0; done < pieces; done += 1) {
        signal?.throwIfAborted();
        await sleep(1);
      }
    },
    pieces: async () => done,
    failAsArchive: async (failure) => {
      throw new ArchiveError(failure);
    },
    failWith: async (message) => {
      throw new RangeError(message);
    },
    unclonable: async () => () => {},
    busy: async (ms) => {
      for (const until = performance.now() + ms; performance.now() < until; );
    },
    die: async () => process.exit(3),
    linger: async () => void setInterval(() => {}, 1000),
    close: async () => {
      done = -1;
    },
  };
}

if (parentPort) serve(parentPort, createEcho());
