// What Electron 25+ and Node 18+ have and Electron 22 lacks. Loaded before the app; the app must not know about it.
import './node-globals';
import 'core-js/actual';
import { net, protocol, session } from 'electron';
import { File } from 'undici/lib/fetch/file';
import { FormData } from 'undici/lib/fetch/formdata';
import { Headers } from 'undici/lib/fetch/headers';
import { Request } from 'undici/lib/fetch/request';
import { Response } from 'undici/lib/fetch/response';
import { defineFetchGlobals } from './globals';
import { createNetFetch } from './net-fetch';
import { createProtocolHandle } from './protocol-handle';

defineFetchGlobals({ File, FormData, Headers, Request, Response });
const netFetch = createNetFetch(net);
defineFetchGlobals({ fetch: netFetch });
Object.assign(net, { fetch: netFetch });

// `protocol` has no methods until the app is ready, but its class has.
const handle = createProtocolHandle(protocol, () => session.defaultSession);
Object.assign(protocol, { handle, unhandle: (scheme: string) => protocol.unregisterProtocol(scheme) });
