import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { protocol } from 'electron';
import { filePath, PAGE_SCHEME } from './page-path';
import { derivePagePolicy, FILE_POLICY } from './page-policy';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** Must run before the app is ready. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: PAGE_SCHEME, privileges: { standard: true, secure: true } }]);
}

/** Serves the files of `folder` to the app's own pages; anything else is not found. */
export function servePages(folder: string): void {
  protocol.handle(PAGE_SCHEME, async (request) => {
    const path = filePath(folder, request.url);
    const type = path && TYPES[extname(path)];
    const body = path && type ? await readFile(path).catch(() => null) : null;
    if (!body || !type) return new Response(null, { status: 404 });
    const policy = extname(path) === '.html' ? derivePagePolicy(body.toString()) : FILE_POLICY;
    return new Response(new Uint8Array(body), {
      headers: { 'content-type': type, 'content-security-policy': policy, 'x-content-type-options': 'nosniff' },
    });
  });
}
