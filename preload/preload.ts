import { contextBridge, ipcRenderer } from 'electron';
import { BRIDGE_KEY, GO_CHANNEL, REQUEST_NAMES, STATE_CHANNEL } from '../core/contract';

const requests = Object.fromEntries(
  Object.keys(REQUEST_NAMES).map((name) => [name, (...args: unknown[]) => ipcRenderer.invoke(name, ...args)]),
);

/** Hears one channel; what it is told returns the undo. */
const on =
  (channel: string) =>
  (listener: (sent: unknown) => void): (() => void) => {
    const receive = (_event: unknown, sent: unknown) => listener(sent);
    ipcRenderer.on(channel, receive);
    return () => void ipcRenderer.removeListener(channel, receive);
  };

contextBridge.exposeInMainWorld(BRIDGE_KEY, { ...requests, onState: on(STATE_CHANNEL), onGo: on(GO_CHANNEL) });
