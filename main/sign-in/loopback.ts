import { createServer, type Server } from 'node:http';
import { REDIRECT_URI } from '../../core/account';

/** A listener for one callback on this computer only. */
export type Loopback = { stop(): void };

const ANSWER = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Steadyline</title>
<main><h1>Back to Steadyline</h1><p>You can close this page.</p></main></html>`;

/**
 * Waits on 127.0.0.1 for one GET of exactly the registered path, then closes.
 * Resolves to null where the port is taken.
 */
export function openLoopback(onCallback: (link: string) => void): Promise<Loopback | null> {
  const { hostname, port, pathname, origin } = new URL(REDIRECT_URI.loopback);
  return new Promise((resolve) => {
    const server = createServer((request, response) => {
      const url = new URL(request.url ?? '/', origin);
      if (request.method !== 'GET' || url.pathname !== pathname) {
        response.writeHead(404).end();
        return;
      }
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', connection: 'close' }).end(ANSWER);
      close(server);
      onCallback(url.href);
    });
    server.once('error', () => resolve(null));
    server.listen(Number(port), hostname, () => resolve({ stop: () => close(server) }));
  });
}

const close = (server: Server): void => void server.close();
