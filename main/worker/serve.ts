import type { MessagePort } from 'node:worker_threads';
import { type Answer, buffersOf, type Call, type Cancel, END, type Methods, sentError } from './messages';

/**
 * Answers the calls that come through a port with `methods`. Each begins in a turn of its own, so that a call that was
 * cancelled while another one ran begins with its signal aborted.
 */
export function serve(port: MessagePort, methods: Methods): void {
  const waiting: Call[] = [];
  const running = new Map<number, AbortController>();
  const run = async ({ id, method, args, signalAt }: Call) => {
    const controller = running.get(id);
    const withSignal = args.map((arg, i) => (i === signalAt ? controller?.signal : arg));
    const answer = await answerTo(methods, method, withSignal).then(
      (value): Answer => ({ id, value }),
      (error): Answer => ({ id, error: sentError(error) }),
    );
    running.delete(id);
    send(port, answer);
  };
  const next = () => {
    const call = waiting.shift();
    if (!call) return;
    void run(call);
    if (waiting.length > 0) setImmediate(next);
  };
  port.on('message', (message: Call | Cancel | typeof END) => {
    if (message === END) return port.close();
    if ('cancel' in message) return running.get(message.cancel)?.abort();
    running.set(message.id, new AbortController());
    if (waiting.push(message) === 1) setImmediate(next);
  });
}

async function answerTo(methods: Methods, name: string, args: readonly unknown[]): Promise<unknown> {
  const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
  if (!method) throw new TypeError(name);
  return method(...(args as never[]));
}

function send(port: MessagePort, answer: Answer): void {
  try {
    port.postMessage(answer, 'value' in answer ? buffersOf(answer.value) : []);
  } catch (error) {
    port.postMessage({ id: answer.id, error: sentError(error) }); // an answer that cannot be cloned
  }
}
