import { join, sep } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { filePath } from '../../../../main/window/page-path';

const FOLDER = join(sep, 'opt', 'steadyline', 'renderer');

test.each([
  ['app://ui/index.html', ['index.html']],
  ['app://ui/assets/main-1a2b.js', ['assets', 'main-1a2b.js']],
  ['app://ui/index.html?x=1#y', ['index.html']],
  ['app://ui/a%20b.css', ['a b.css']],
  ['app://ui/assets/../index.html', ['index.html']],
  ['app://ui/../../index.html', ['index.html']],
])('%s is a file of ours', (address, path) => {
  expect(filePath(FOLDER, address)).toBe(join(FOLDER, ...path));
});

test.each([
  'app://ui/..%2fsecret',
  'app://ui/..%2f..%2f..%2fetc/passwd',
  'app://ui/%2e%2e%2f%2e%2e%2fetc/passwd',
  'app://ui/assets/..%2f..%2f..%2fsecret',
  'app://ui/..%2frenderer-evil/index.html',
  'app://evil/index.html',
  'app://ui.evil.example/index.html',
  'app://ui:80/index.html',
  'app:index.html',
  'file:///etc/passwd',
  'https://ui/index.html',
  'app://ui/%',
  'app://ui/%zz',
  'app://ui/%ff',
  'app://ui/index.html%00.png',
  'not an address',
  '',
])('%j is not', (address) => {
  expect(filePath(FOLDER, address)).toBeNull();
});

test('no address leads out of the folder or ends in an error', () => {
  const part = fc.constantFrom('..', '.', '%2e', '%2f', '/', '\\', '%5c', 'a', '%', '%00', '?', '#', '@', ':', '%252e');
  const anyPath = fc.array(part, { maxLength: 12 }).map((parts) => parts.join(''));
  const anyStart = fc.constantFrom('app://ui/', 'app://ui', 'app:', 'APP://UI/', 'app:///', 'file://ui/', '');
  fc.assert(
    fc.property(anyStart, anyPath, (start, path) => {
      const found = filePath(FOLDER, start + path);
      if (found === null) return;
      expect(found.startsWith(FOLDER + sep)).toBe(true);
      expect(found.split(sep)).not.toContain('..');
    }),
    { numRuns: 500 },
  );
});
