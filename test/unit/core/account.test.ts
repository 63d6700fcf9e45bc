import fc from 'fast-check';
import { expect, test } from 'vitest';
import { priorDelayMs } from '../../../core/account';
import { parseCustomOrigin } from '../../../core/custom-origin';

test.each([
  ['https://api.example.org', 'https://api.example.org'],
  ['https://api.example.org/', 'https://api.example.org'],
  ['  https://API.Example.org  ', 'https://api.example.org'],
  ['HTTPS://api.example.org', 'https://api.example.org'],
  ['https://api.example.org:8443', 'https://api.example.org:8443'],
  ['https://api.example.org:443', 'https://api.example.org'],
  ['https://xn--bcher-kva.example', 'https://xn--bcher-kva.example'],
  ['https://10.0.0.5:9000', 'https://10.0.0.5:9000'],
  ['https://localhost', 'https://localhost'],
  ['http://localhost:8080', 'http://localhost:8080'],
  ['http://LOCALHOST:8080/', 'http://localhost:8080'],
  ['http://127.0.0.1', 'http://127.0.0.1'],
  ['http://127.0.0.1:40213', 'http://127.0.0.1:40213'],
  ['http://127.0.0.1:080', 'http://127.0.0.1'],
  ['http://127.1.2.3:1', 'http://127.1.2.3:1'],
  ['http://[::1]:8080', 'http://[::1]:8080'],
  ['https://[::1]', 'https://[::1]'],
])('%s is the address %s', (text, origin) => {
  expect(parseCustomOrigin(text)).toBe(origin);
});

test.each([
  '',
  ' ',
  'api.example.org',
  'https://',
  'https:///',
  'https://.',
  'https://..',
  'https://a..b',
  'https://-a.example',
  'https://a-.example',
  'https://example.org.',
  'http://example.org',
  'http://10.0.0.5',
  'http://192.168.1.2:8080',
  'http://0.0.0.0',
  'http://127.0.0.1.evil.example',
  'http://127.0.0.1.',
  'http://localhost.evil.example',
  'http://evil.example/127.0.0.1',
  'http://evil.example#127.0.0.1',
  'http://127.0.0.1@evil.example',
  'http://127.0.0.1:80@evil.example',
  'https://user@api.example.org',
  'https://user:secret@api.example.org',
  'http://127.999.0.1',
  'http://127.0.0.256',
  'http://127.1',
  'http://2130706433',
  'http://0x7f.0.0.1',
  'https://1.2.3.4.5',
  'https://300.1.1.1',
  'http://[::]',
  'http://[::2]',
  'https://[::1',
  'https://[:::]',
  'https://api.example.org:',
  'https://api.example.org:0',
  'https://api.example.org:65536',
  'https://api.example.org:99999',
  'https://api.example.org:8a',
  'https://api.example.org/v3',
  'https://api.example.org//',
  'https://api.example.org?x',
  'https://api.example.org#x',
  'https://api example.org',
  'https://api.example.org\nhttp://evil.example',
  'https://exämple.org',
  'ftp://127.0.0.1',
  'javascript:alert(1)',
  'file:///etc/passwd',
  'steadyline://oauth',
  '//api.example.org',
  'https:api.example.org',
  'https:\\\\api.example.org',
])('%j is refused', (text) => {
  expect(parseCustomOrigin(text)).toBeNull();
});

test('whatever is accepted is an origin as a browser writes it, and http only on this computer', () => {
  const part = fc.constantFrom('127', '0', '1', 'localhost', 'a', 'example', '-', '256', '[::1]', '', 'api', '65535');
  const host = fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => parts.join('.'));
  const port = fc.constantFrom('', ':1', ':80', ':443', ':8080', ':65535', ':65536', ':007', ':@x');
  const end = fc.constantFrom('', '/', '//', '/a', '?', '#', '@b.example');
  const text = fc.tuple(fc.constantFrom('http', 'https', 'HTTP'), host, port, end);
  fc.assert(
    fc.property(text, ([scheme, name, number, rest]) => {
      const origin = parseCustomOrigin(`${scheme}://${name}${number}${rest}`);
      if (origin === null) return;
      const url = new URL(origin);
      expect(url.origin).toBe(origin);
      expect(url.username + url.password).toBe('');
      if (url.protocol === 'http:') expect(url.hostname).toMatch(/^(localhost|127\.[\d.]+|\[::1\])$/);
      else expect(url.protocol).toBe('https:');
    }),
    { numRuns: 2000 },
  );
});

test('the delay by design is an hour in the US and in the demo, three elsewhere', () => {
  const dexcom = (region: 'us' | 'outside-us') =>
    priorDelayMs({
      kind: 'dexcom',
      id: 'aabbccddeeff',
      region,
      origin: 'https://api.invalid',
      oauthVersion: 'v3',
      eventsVersion: 'v3',
      redirect: 'scheme',
      signedIn: true,
    });
  expect(dexcom('us')).toBe(3_600_000);
  expect(dexcom('outside-us')).toBe(3 * 3_600_000);
  expect(priorDelayMs({ kind: 'demo', id: 'demo-steady', person: 'steady' })).toBe(3_600_000);
});
