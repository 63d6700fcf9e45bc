import { createHash } from 'node:crypto';

/** What a page may do: its own files and nothing else, no network at all. */
const policyWith = (scripts: string, styles: string): string =>
  [
    "default-src 'none'",
    `script-src 'self'${scripts}`,
    `style-src 'self'${styles}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/** For every file that is no page. */
export const FILE_POLICY = policyWith('', '');

/** For a page as it lies on disk: the scripts and styles within it, each by its hash, and none that comes in later. */
export const derivePagePolicy = (html: string): string => policyWith(hashesIn(html, 'script'), hashesIn(html, 'style'));

const hashesIn = (html: string, element: 'script' | 'style'): string =>
  [...html.matchAll(new RegExp(`<${element}\\b[^>]*>([^]*?)</${element}>`, 'g'))]
    .flatMap(([, text]) => (text ? [` 'sha256-${createHash('sha256').update(text).digest('base64')}'`] : []))
    .join('');
