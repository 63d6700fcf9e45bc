import { Blob } from 'node:buffer';
import { MessageChannel, receiveMessageOnPort, type TransferListItem } from 'node:worker_threads';

type Loaders = Record<string, () => unknown>;

/** What current Node has as globals and Node 16 keeps in modules. */
export const nodeGlobals: Loaders = {
  Blob: () => Blob,
  DOMException: nativeDomException,
  crypto: () => (require('node:crypto') as typeof import('node:crypto')).webcrypto,
  structuredClone: () => clone,
};

const streamNames = [
  'ByteLengthQueuingStrategy',
  'CountQueuingStrategy',
  'ReadableStream',
  'TransformStream',
  'WritableStream',
];

for (const name of [...streamNames, 'TextDecoderStream', 'TextEncoderStream']) {
  nodeGlobals[name] = () => (require('node:stream/web') as Record<string, unknown>)[name];
}

/** Node 16 throws DOMExceptions and names the class nowhere. */
function nativeDomException(): unknown {
  const controller = new AbortController();
  controller.abort();
  return (controller.signal.reason as object).constructor;
}

/** The real structured clone algorithm, which Node 16 offers only when sending a message. */
function clone<T>(value: T, options: { readonly transfer?: readonly TransferListItem[] } = {}): T {
  const { port1, port2 } = new MessageChannel();
  try {
    port1.postMessage(value, options.transfer ?? []);
    return (receiveMessageOnPort(port2) as { message: T }).message;
  } finally {
    port1.close();
  }
}
