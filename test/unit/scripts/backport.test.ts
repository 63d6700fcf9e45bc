import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDesktop } from '../../../scripts/desktop/desktop';
import { fallbackDir, findFallback } from '../../../scripts/electron/fallback';
import { readVersion } from '../../../scripts/electron/runtime';
import { cacheDir } from '../../../scripts/lib/paths';
import { run } from '../../../scripts/lib/run';

const appDir = join(__dirname, 'backport-app');
const isThere = (await readVersion(fallbackDir(cacheDir()))) !== undefined;
const missing = isThere
  ? ''
  : ' (skipped: the older Electron is not in the cache; `npm start` fetches it where needed)';

const routes: Record<string, (request: IncomingMessage, response: ServerResponse) => void> = {
  '/echo': (request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => response.end(`${request.method} ${body} ${request.headers['x-test']}`));
  },
  '/empty': (_, response) => response.writeHead(204).end(),
  '/redirect': (_, response) => response.writeHead(302, { location: '/landed' }).end(),
  '/landed': (_, response) => response.end('landed'),
  '/never': () => {},
  '/cut': (_, response) => {
    response.writeHead(200, { 'content-length': 100 });
    response.write('half', () => response.destroy());
  },
  '/half': (_, response) => response.writeHead(200, { 'content-length': 100 }).write('half'),
  '/proxy': (_, response) => response.writeHead(407, { 'proxy-authenticate': 'Basic' }).end(),
  '/set-cookie': (_, response) => response.writeHead(200, { 'set-cookie': 'a=b; Max-Age=60' }).end(),
  '/cookies': (request, response) => response.end(String(request.headers.cookie)),
  '/binary': (_, response) => response.end(Buffer.alloc(300_000, 7)),
};

async function serve(): Promise<{ server: Server; url: string }> {
  const server = createServer((request, response) => {
    const route = routes[request.url ?? ''];
    if (route) route(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

interface Found {
  readonly identity: Readonly<Record<string, unknown>>;
  readonly page: Readonly<Record<string, unknown>>;
  readonly main: Readonly<Record<string, unknown>>;
  readonly language: Readonly<Record<string, unknown>>;
}

async function runInElectron(url: string): Promise<Found> {
  const runtime = await findFallback(cacheDir(), 'its backport is under test');
  if (!runtime) throw new Error('The older Electron left the cache during the run.');
  const desktop = await startDesktop({ keyring: 'none' });
  try {
    const args = ['--no-sandbox', appDir, url];
    const { stdout, stderr } = await run(runtime.executable, args, { env: desktop.env, timeoutMs: 20_000 });
    const line = stdout.split('\n').find((text) => text.startsWith('RESULT '));
    if (!line) throw new Error(`The app printed no result.\n${stdout}\n${stderr}`);
    return JSON.parse(line.slice('RESULT '.length)) as Found;
  } finally {
    await desktop.stop();
  }
}

describe.skipIf(!isThere)(`the backport inside Electron 22${missing}`, () => {
  let found: Found;
  let server: Server;

  beforeAll(async () => {
    const served = await serve();
    server = served.server;
    found = await runInElectron(served.url);
  }, 30_000);

  afterAll(() => {
    server?.closeAllConnections();
    server?.close();
  });

  it('starts an app folder under its own name, version and data folder', () => {
    expect(found.identity).toMatchObject({ name: 'Backport App', version: '1.2.3', path: appDir, defaultApp: true });
    expect(found.identity.userData).toMatch(/Backport App$/);
  });

  it('serves a custom scheme with whole bodies, and refuses what the handler could not answer', () => {
    expect(found.page).toEqual({
      echo: 'POST two parts',
      form: true,
      error: 'TypeError: Failed to fetch',
      thrown: 'TypeError: Failed to fetch',
      teapot: '418 tea',
    });
  });

  it('fetches over the network as newer versions do, and names what went wrong', () => {
    expect(found.main).toEqual({
      post: 'POST hello yes',
      status: '404',
      noContent: '204',
      follow: 'landed',
      manual: 'TypeError: Redirect was cancelled',
      refuse: expect.stringMatching(/^TypeError: .*redirect/i),
      refused: expect.stringMatching(/^AbortError: /),
      aborted: expect.stringMatching(/^AbortError: /),
      timedOut: expect.stringMatching(/^TimeoutError: /),
      noServer: 'TypeError: net::ERR_UNSAFE_PORT',
      cut: expect.stringMatching(/^TypeError: net::ERR_/),
      brokenOff: expect.stringMatching(/^TimeoutError: /),
      firstPiece: 'half',
      proxy: 'TypeError: net::ERR_UNEXPECTED_PROXY_AUTH',
      cookies: 'a=b',
      noCookies: 'undefined',
      binary: '300000',
    });
  });

  it('has the language features the app may use', () => {
    expect(found.language).toEqual({
      sorted: '1,2,3',
      grouped: 'odd,even',
      iterator: '2,4,6',
      sets: '1,2,3',
      resolvers: 'function',
      canParse: false,
      bytes: 'aGk=',
      clone: true,
      uncloneable: 'DataCloneError',
      domException: 'AbortError',
      random: 4,
      stream: 'function',
      blob: 3,
    });
  });
});
