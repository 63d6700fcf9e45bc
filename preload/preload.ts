import { contextBridge, ipcRenderer } from 'electron';
import { BRIDGE_KEY, REQUEST_NAMES, STATE_CHANNEL } from '../core/contract';
import type { Snapshot } from '../core/snapshot';

const requests = Object.fromEntries(
  Object.keys(REQUEST_NAMES).map((name) => [name, (...args: unknown[]) => ipcRenderer.invoke(name, ...args)]),
);

const onState = (listener: (state: Snapshot) => void): (() => void) => {
  const receive = (_event: unknown, state: Snapshot) => listener(state);
  ipcRenderer.on(STATE_CHANNEL, receive);
  return () => void ipcRenderer.removeListener(STATE_CHANNEL, receive);
};

contextBridge.exposeInMainWorld(BRIDGE_KEY, { ...requests, onState });
