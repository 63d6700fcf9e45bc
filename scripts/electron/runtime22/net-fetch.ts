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

function send(net: Pick<Net, 'request'>, asked: Request, body: Buffer | undefined): Promise<Response> {
  const request = open(net, asked);
  return new Promise((resolve, reject) => {
    const onAbort = (): void => {
      reject(asked.signal.reason);
      request.abort();
    };
    asked.signal.addEventListener('abort', onAbort, { once: true });
    request.on('error', (error) => reject(asTypeError(error)));
    request.on('response', (message) => resolve(toResponse(message, asked, () => request.abort())));
    request.end(body);
  });
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

function toResponse(message: IncomingMessage, { method, signal }: Request, abort: () => void): Response {
  const bodyless = method === 'HEAD' || statusWithoutBody.has(message.statusCode);
  const body = streamOf(message, signal, abort);
  return new Response(bodyless ? null : body, {
    status: message.statusCode,
    statusText: message.statusMessage,
    headers: toHeaders(message.headers),
  });
}

/** The body piece by piece as it comes, so that its reader can stop an endless one. */
function streamOf(message: IncomingMessage, signal: AbortSignal, abort: () => void): ReadableStream<Uint8Array> {
  let isOver = false;
  return new ReadableStream({
    start: (controller) => {
      const end = (last: () => void): void => {
        if (!isOver) last();
        isOver = true;
      };
      message.on('data', (chunk) => {
        if (!isOver) controller.enqueue(new Uint8Array(chunk));
      });
      message.on('end', () => end(() => controller.close()));
      message.on('error', (error: unknown) => end(() => controller.error(asTypeError(error))));
      message.on('aborted', () => end(() => controller.error(new TypeError('net::ERR_ABORTED'))));
      signal.addEventListener('abort', () => end(() => controller.error(signal.reason)), { once: true });
    },
    cancel: () => {
      isOver = true;
      abort();
    },
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
