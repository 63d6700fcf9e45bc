import type { SimResponse } from '../request';

const BODIES: Readonly<Record<number, { type: string; body: string }>> = {
  400: { type: 'text/plain', body: 'Bad Request' },
  401: { type: 'application/json', body: '' },
  404: { type: 'text/html', body: '<html><body>Not Found</body></html>' },
  405: { type: 'text/html', body: '<html><body>Method Not Allowed</body></html>' },
  429: { type: 'text/plain', body: 'Too Many Requests' },
};

/** Bodies of errors are undocumented and often not JSON: only the status may be relied on. */
export function realProblem(
  status: number,
  _code: string,
  _message: string,
  headers: Readonly<Record<string, string>> = {},
): SimResponse {
  const { type, body } = BODIES[status] ?? { type: 'text/plain', body: 'Error' };
  return { status, headers: { 'content-type': type, 'cache-control': 'no-store', ...headers }, body };
}
