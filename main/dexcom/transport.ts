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
  readonly body: string;
};

/** Carries a request: Electron's network stack, or the demo's simulator. Rejects where no answer came. */
export type Transport = (request: HttpRequest) => Promise<HttpAnswer>;

/** A transport over `fetch`: no cookies, no redirects (the API has none, a captive portal has). */
export function createFetchTransport(fetch: typeof globalThis.fetch): Transport {
  return async ({ method, url, headers, body, signal }) => {
    const init = {
      method,
      headers,
      signal,
      credentials: 'omit',
      redirect: 'manual',
      ...(body === undefined ? {} : { body }),
    };
    const answer = await fetch(url, init as RequestInit);
    return { status: answer.status, headers: Object.fromEntries(answer.headers), body: await answer.text() };
  };
}
