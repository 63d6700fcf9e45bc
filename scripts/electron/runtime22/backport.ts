// What Electron 25+ and Node 18+ have and Electron 22 lacks. Loaded before the app; the app must not know about it.
import './language';
import { createRequire } from 'node:module';
import { clipboard, net, protocol, session } from 'electron';
import { ClipboardItem, write } from './clipboard';
import { fetchGlobals } from './fetch-globals';
import { defineGlobals } from './globals';
import { createNetFetch } from './net-fetch';
import { nodeGlobals } from './node-globals';
import { createProtocolHandle } from './protocol-handle';

const fetch = createNetFetch(net);
defineGlobals({ ...nodeGlobals, ...fetchGlobals, fetch: () => fetch });
Object.assign(net, { fetch });

const handle = createProtocolHandle(protocol, () => session.defaultSession);
Object.assign(protocol, { handle, unhandle: (scheme: string) => protocol.unregisterProtocol(scheme) });

Object.assign(clipboard, { write });
Object.assign(createRequire(__filename)('electron'), { ClipboardItem });
