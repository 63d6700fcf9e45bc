import { createServer, request as httpRequest, type Server } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openLoopback } from '../../../../main/sign-in/loopback';

/** Occupies a port of this computer. */
async function occupy(): Promise<{ server: Server; uri: string; port: number }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { server, port: address.port, uri: `http://127.0.0.1:${address.port}/oauth/callback` };
}

const close = (server: Server): Promise<void> => new Promise((resolve) => server.close(() => resolve()));

const isAwaited = (link: string): boolean => link.includes('code=');

/** A loopback on a port that was free a moment ago. */
async function open() {
  const { server, uri, port } = await occupy();
  await close(server);
  const links: string[] = [];
  const loopback = await openLoopback(isAwaited, (link) => links.push(link), uri);
  if (!loopback) throw new Error('the port was taken by someone else');
  onTestFinished(() => loopback.stop());
  return { uri, port, links, loopback };
}

/** Sends a request line as it is, which `fetch` would not. */
function sendRaw(port: number, line: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(`${line}\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`);
    });
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk.toString();
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(answer.split('\r\n')[0] ?? ''));
  });
}

test('a taken port is said, and the port is left to its owner', async () => {
  const { server, uri } = await occupy();
  onTestFinished(() => close(server));
  expect(await openLoopback(isAwaited, () => {}, uri)).toBeNull();
  expect(server.listening).toBe(true);
});

test('the callback is taken once, answered with a page, and the port is free again', async () => {
  const { uri, links } = await open();
  const answer = await fetch(`${uri}?code=a%2Bb&state=s`);
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain('You can close this page');
  expect(links).toEqual([`${uri}?code=a%2Bb&state=s`]);
  await expect(fetch(`${uri}?code=again&state=s`)).rejects.toThrow();
  expect(links).toHaveLength(1);
});

describe('anything but the callback is not found, and the wait goes on', () => {
  test.each(['/', '/favicon.ico', '/oauth/callback/', '/oauth/callback/x?code=c', '/OAUTH/callback?code=c'])(
    'GET %s',
    async (path) => {
      const { uri, links } = await open();
      expect((await fetch(new URL(path, uri))).status).toBe(404);
      expect(links).toEqual([]);
      expect((await fetch(`${uri}?code=c`)).status).toBe(200);
    },
  );

  test.each(['POST', 'HEAD', 'OPTIONS', 'PUT'])('%s of the callback', async (method) => {
    const { uri, links } = await open();
    expect(await statusOf(method, `${uri}?code=c`)).toBe(404);
    expect(links).toEqual([]);
  });

  test.each(['//', '//[', '//evil.example/oauth/callback?code=c', 'http://[', 'http://evil.example/oauth/callback?c'])(
    'the odd address %s does not bring the app down',
    async (address) => {
      const { uri, port, links } = await open();
      expect(await sendRaw(port, `GET ${address} HTTP/1.1`)).toBe('HTTP/1.1 404 Not Found');
      expect(links).toEqual([]);
      expect((await fetch(`${uri}?code=c`)).status).toBe(200);
    },
  );
});

test.each(['', '?', '?state=s', '?error_description=x'])(
  'a callback "%s" that is not the awaited one is refused, and the wait goes on',
  async (query) => {
    const { uri, links } = await open();
    expect((await fetch(uri + query)).status).toBe(400);
    expect(links).toEqual([]);
    expect((await fetch(`${uri}?code=c`)).status).toBe(200);
    expect(links).toEqual([`${uri}?code=c`]);
  },
);

test('stopping frees the port, also a second time', async () => {
  const { uri, loopback } = await open();
  loopback.stop();
  loopback.stop();
  await expect(fetch(uri)).rejects.toThrow();
});

test('only this computer is listened to', async () => {
  const { port } = await open();
  await expect(fetch(`http://[::1]:${port}/oauth/callback?code=c`)).rejects.toThrow();
});

function statusOf(method: string, url: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    httpRequest(url, { method, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}
