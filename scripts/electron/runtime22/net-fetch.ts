import type { ClientRequest, IncomingMessage, Net } from 'electron';

type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

const statusWithoutBody = new Set([101, 204, 205, 304]);

/** `net.fetch` on top of `net.request`, so that the system proxy and Chromium's network stack are used as on 25+. */
export function createNetFetch(net: Pick<Net, 'request'>): Fetch {
  return async (input, init) => {
    const asked = new Request(input, init);
    asked.signal.throwIfAborted();
    const body = asked.body === null ? undefined : Buffer.from(await asked.arrayBuffer());
    asked.signal.throwIfAborted();
    return send(net, asked, body);
  };
}

async function send(net: Pick<Net, 'request'>, asked: Request, body: Buffer | undefined): Promise<Response> {
  const request = open(net, asked);
  let onAbort: () => void = () => {};
  try {
    return await new Promise((resolve, reject) => {
      const fail = (error: unknown): void => reject(asTypeError(error));
      onAbort = () => {
        reject(asked.signal.reason);
        request.abort();
      };
      asked.signal.addEventListener('abort', onAbort, { once: true });
      request.on('error', fail);
      request.on('response', (message) => {
        read(message, asked.method).then(resolve, fail);
      });
      request.end(body);
    });
  } finally {
    asked.signal.removeEventListener('abort', onAbort);
  }
}

function open(net: Pick<Net, 'request'>, asked: Request): ClientRequest {
  const request = net.request({
    method: asked.method,
    url: asked.url,
    // Without an Origin header 25+ treat "same-origin" as "include".
    useSessionCookies: asked.credentials !== 'omit',
    credentials: asked.credentials === 'omit' ? 'omit' : 'include',
    redirect: asked.redirect,
  });
  for (const [name, value] of asked.headers) if (name !== 'content-length') request.setHeader(name, value);
  return request;
}

async function read(message: IncomingMessage, method: string): Promise<Response> {
  const chunks: Buffer[] = [];
  await new Promise<void>((resolve, reject) => {
    message.on('data', (chunk) => chunks.push(chunk));
    message.on('end', resolve);
    message.on('error', reject);
    message.on('aborted', () => reject(new Error('net::ERR_ABORTED')));
  });
  const bodyless = method === 'HEAD' || statusWithoutBody.has(message.statusCode);
  return new Response(bodyless ? null : Buffer.concat(chunks), {
    status: message.statusCode,
    statusText: message.statusMessage,
    headers: toHeaders(message.headers),
  });
}

function toHeaders(raw: Readonly<Record<string, string | string[]>>): Headers {
  const headers = new Headers();
  for (const [name, values] of Object.entries(raw)) for (const value of [values].flat()) headers.append(name, value);
  return headers;
}

/** `fetch` rejects with TypeError; Chromium's `net::ERR_…` stays in the text, because the app tells causes apart by it. */
function asTypeError(error: unknown): TypeError {
  return new TypeError(error instanceof Error ? error.message : String(error), { cause: error });
}
