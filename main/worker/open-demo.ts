import type { HttpAnswer, HttpRequest, Transport } from '../dexcom/transport';
import { createRemote } from './remote';
import { startThread } from './start-thread';

/** What the demo's thread does; times are epoch ms, because a clock cannot be sent. */
export type DemoThread = {
  /** Makes the person and answers with an access token. */
  open(personId: string, now: number): Promise<string>;
  request(request: Omit<HttpRequest, 'signal'>, now: number, signal: AbortSignal): Promise<HttpAnswer>;
};

/** A simulated Dexcom in a thread of its own, signed in; nothing goes over a network. */
export type OpenDemo = { readonly transport: Transport; accessToken(): Promise<string>; close(): Promise<void> };

/** Starts the demo of a person: making years of life must not hold up the process that has the windows. */
export function openDemo(personId: string, now: () => number): OpenDemo {
  const { methods, close } = createRemote<DemoThread>(
    startThread('demo-worker'),
    { open: true, request: true },
    { gone: () => new Error('The demo has ended.') },
  );
  const opened = methods.open(personId, now());
  opened.catch(() => {}); // whoever asks for the token hears of it
  return {
    transport: async ({ signal, ...request }) => methods.request(request, now(), signal),
    accessToken: () => opened,
    close: () => close(),
  };
}
