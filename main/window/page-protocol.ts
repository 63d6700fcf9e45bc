import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol } from 'electron';

const SCHEME = 'app';
/** The only origin the app's pages have. */
export const PAGE_ORIGIN = `${SCHEME}://ui`;

/** What a page may do: its own files and nothing else, no network at all. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** Must run before the app is ready. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true } }]);
}

/** Serves the files of `folder` to the app's own pages; anything else is not found. */
export function servePages(folder: string): void {
  protocol.handle(SCHEME, async (request) => {
    const path = filePath(folder, request.url);
    const type = path && TYPES[extname(path)];
    const body = path && type ? await readFile(path).catch(() => null) : null;
    if (!body || !type) return new Response(null, { status: 404 });
    return new Response(new Uint8Array(body), {
      headers: { 'content-type': type, 'content-security-policy': POLICY, 'x-content-type-options': 'nosniff' },
    });
  });
}

/** The file for an address, or null where it is not one of ours or lies outside the folder. */
export function filePath(folder: string, address: string): string | null {
  const url = new URL(address);
  if (`${url.protocol}//${url.host}` !== PAGE_ORIGIN) return null;
  const path = normalize(join(folder, decodeURIComponent(url.pathname)));
  return path.startsWith(folder + sep) ? path : null;
}
