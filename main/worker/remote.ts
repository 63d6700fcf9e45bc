import type { Worker } from 'node:worker_threads';
import { reportProblem } from '../problems';
import { within } from '../within';
import { type Answer, buffersOf, type Call, END, type Methods, receivedError, sentError } from './messages';
import { createPending, type Pending } from './pending';

/** A thread and what can be called in it. */
export type Remote<T extends Methods> = {
  readonly methods: T;
  /** Takes no more calls, waits for those under way, makes the last one where there is one, and ends the thread. */
  close(last?: string & keyof T): Promise<void>;
};

export type RemoteOptions = {
  /** What calls are rejected with once the thread is gone. */
  readonly gone: () => Error;
  /** Told once, where the thread ended by itself or was given up. */
  readonly onExit?: () => void;
  /** How long (ms) a call may take where that is not `ANSWERS_WITHIN_MS`. */
  readonly withinMs?: { readonly [method: string]: number };
};

/**
 * A call that takes longer, waiting for those before it included, will get no answer: the thread is given up and counts
 * as gone. The longest there are take a few seconds on a slow disk.
 */
const ANSWERS_WITHIN_MS = 60_000;

/** The methods of a thread that serves them; `names` lists them, because a type cannot be asked. */
export function createRemote<T extends Methods>(
  worker: Worker,
  names: Readonly<Record<string & keyof T, true>>,
  { gone, onExit, withinMs = {} }: RemoteOptions,
): Remote<T> {
  const pending = createPending();
  let [open, ended] = [true, false];
  worker.on('message', (answer: Answer) => {
    if ('error' in answer) pending.reject(answer.id, receivedError(answer.error));
    else pending.resolve(answer.id, answer.value);
  });
  worker.on('error', (error) => reportProblem('thread', error));
  const end = () => {
    ended = true;
    pending.rejectAll(gone);
    if (open) onExit?.();
    open = false;
  };
  worker.once('exit', end);
  const giveUp = () => {
    end();
    void worker.terminate();
    return gone();
  };
  const ask = (name: string, args: readonly unknown[]) =>
    within(withinMs[name] ?? ANSWERS_WITHIN_MS, call(worker, pending, name, args), giveUp);
  const method =
    (name: string) =>
    async (...args: unknown[]) => {
      if (!open) throw gone();
      return ask(name, args);
    };
  return {
    methods: Object.fromEntries(Object.keys(names).map((name) => [name, method(name)])) as Methods as T,
    close: async (last) => {
      if (!open) return;
      open = false;
      await pending.settled();
      try {
        if (last !== undefined && !ended) await ask(last, []);
      } finally {
        if (!ended) await endThread(worker);
      }
    },
  };
}

/** Longer than a thread with nothing left to do takes. */
const LINGER_MS = 2000;

/** Lets the thread end by itself, because ending one by force now and then takes some versions of Node down with it. */
async function endThread(worker: Worker): Promise<void> {
  const ended = new Promise((resolve) => worker.once('exit', resolve));
  const timer = setTimeout(() => void worker.terminate(), LINGER_MS);
  worker.postMessage(END);
  await ended;
  clearTimeout(timer);
}

/** Asks the thread, and gives bytes among the arguments away to it; where a signal comes along and aborts, the promise ends at once and the thread is told. */
function call(worker: Worker, pending: Pending, method: string, args: readonly unknown[]): Promise<unknown> {
  const signalAt = args.findIndex((arg) => arg instanceof AbortSignal);
  const signal = args[signalAt] as AbortSignal | undefined;
  if (signal?.aborted) return Promise.reject(signal.reason);
  const { id, answered } = pending.add();
  const message: Call = { id, method, args: args.map((arg, i) => (i === signalAt ? null : arg)), signalAt };
  try {
    worker.postMessage(message, args.flatMap(buffersOf));
  } catch (error) {
    pending.reject(id, receivedError(sentError(error))); // arguments that cannot be cloned
  }
  return signal ? cancellable(answered, signal, () => worker.postMessage({ cancel: id })) : answered;
}

async function cancellable<T>(answered: Promise<T>, signal: AbortSignal, cancel: () => void): Promise<T> {
  let onAbort: () => void = () => {};
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => {
      cancel();
      reject(signal.reason);
    };
  });
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([answered, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
