import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { derivePagePolicy, FILE_POLICY } from '../../../../main/window/page-policy';

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

test.each([
  ['nothing within', '<script type="module" src="./a.js"></script>', "script-src 'self'", "style-src 'self'"],
  [
    'a script and a style',
    '<style>p{}</style>\n<script type="module">a()\nb()</script>',
    `script-src 'self' ${hashOf('a()\nb()')}`,
    `style-src 'self' ${hashOf('p{}')}`,
  ],
  [
    'two scripts',
    '<script>a</script><script>b</script>',
    `script-src 'self' ${hashOf('a')} ${hashOf('b')}`,
    "style-src 'self'",
  ],
])('a page with %s may run that and its own files', (_what, html, scripts, styles) => {
  const rules = derivePagePolicy(html).split('; ');
  expect(rules).toContain(scripts);
  expect(rules).toContain(styles);
  expect(rules).toContain("default-src 'none'");
});

test('a file that is no page allows nothing within it', () => {
  expect(FILE_POLICY).toBe(derivePagePolicy(''));
  expect(FILE_POLICY).not.toContain('sha256');
});
