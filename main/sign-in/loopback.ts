import { createServer, type Server } from 'node:http';
import { REDIRECT_URI } from '../../core/account';

/** A listener for one callback on this computer only. */
export type Loopback = { stop(): void };

const ANSWER = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Steadyline</title>
<main><h1>Back to Steadyline</h1><p>You can close this page.</p></main></html>`;

/**
 * Waits on 127.0.0.1 for one GET of exactly the registered path that is the awaited one, then closes; any program on
 * this computer may send others, which end nothing. Resolves to null where the port is taken.
 */
export function openLoopback(
  isAwaited: (link: string) => boolean,
  onCallback: (link: string) => void,
  redirectUri: string = REDIRECT_URI.loopback,
): Promise<Loopback | null> {
  const { hostname, port, pathname, origin } = new URL(redirectUri);
  return new Promise((resolve) => {
    const server = createServer((request, response) => {
      // Compared as text: what any program on this computer may ask need not be an address at all.
      const { method, url = '' } = request;
      if (method !== 'GET' || url.split('?', 1)[0] !== pathname) {
        response.writeHead(404, { connection: 'close' }).end();
        return;
      }
      const link = origin + url;
      if (!isAwaited(link)) {
        response.writeHead(400, { connection: 'close' }).end();
        return;
      }
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', connection: 'close' }).end(ANSWER);
      close(server);
      onCallback(link);
    });
    server.once('error', () => resolve(null));
    server.listen(Number(port), hostname, () => resolve({ stop: () => close(server) }));
  });
}

const close = (server: Server): void => void server.close();
