import type { Body } from './body';
import { failureOfBody, RequestError } from './failure-of';
import { linkSignal } from './link-signal';

/** One HTTP request; `url` is absolute. */
export type HttpRequest = {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal: AbortSignal;
};

/** One HTTP answer; header names are in lower case. */
export type HttpAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Body;
};

/** Carries a request: Electron's network stack, or the demo's simulator. Rejects where no whole answer came. */
export type Transport = (request: HttpRequest) => Promise<HttpAnswer>;

/** What no answer may exceed: its size, and the silence between two pieces of it. */
export type BodyLimits = { readonly mostBytes: number; readonly silenceMs: number };

/** A full window of readings is about 5 MB; the longest silence is Dexcom's own pace (over 30 s) twice over. */
const LIMITS: BodyLimits = { mostBytes: 64 * 1024 * 1024, silenceMs: 60_000 };

/** A transport over `fetch`: no cookies, no redirects (the API has none, a captive portal has), no endless bodies. */
export function createFetchTransport(fetch: typeof globalThis.fetch, limits: BodyLimits = LIMITS): Transport {
  return async ({ method, url, headers, body, signal }) => {
    const { controller, unlink } = linkSignal(signal);
    const init = {
      method,
      headers,
      signal: controller.signal,
      credentials: 'omit',
      redirect: 'manual',
      ...(body === undefined ? {} : { body }),
    };
    try {
      const answer = await fetch(url, init as RequestInit);
      const read = answer.body ? await readBody(answer.body.getReader(), limits) : '';
      return { status: answer.status, headers: Object.fromEntries(answer.headers), body: read };
    } catch (error) {
      controller.abort(); // what was given up must not go on arriving
      throw error;
    } finally {
      unlink();
    }
  };
}

type Reader = ReadableStreamDefaultReader<Uint8Array>;

async function readBody(reader: Reader, { mostBytes, silenceMs }: BodyLimits): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for (;;) {
    const { done, value } = await nextPiece(reader, silenceMs);
    if (done) return joined(chunks, bytes);
    bytes += value.byteLength;
    if (bytes > mostBytes)
      throw new RequestError({ failure: 'too-large', cause: 'too many bytes', retryAfterMs: null });
    chunks.push(value);
  }
}

/** The pieces as one that owns its memory, so that it can be moved to another thread. */
function joined(pieces: readonly Uint8Array[], bytes: number): Uint8Array {
  const whole = new Uint8Array(bytes);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.byteLength;
  }
  return whole;
}

async function nextPiece(reader: Reader, silenceMs: number): Promise<Awaited<ReturnType<Reader['read']>>> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new DOMException('', 'TimeoutError')), silenceMs);
  });
  try {
    return await Promise.race([reader.read(), silence]);
  } catch (error) {
    throw new RequestError(failureOfBody(error));
  } finally {
    clearTimeout(timer);
  }
}
