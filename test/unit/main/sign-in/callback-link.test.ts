import { expect, test } from 'vitest';
import { findLink, parseCallback, sameState } from '../../../../main/sign-in/callback-link';

test.each([
  'steadyline://oauth/callback?code=c&state=s',
  'STEADYLINE://oauth/callback?code=c&state=s',
  'http://127.0.0.1:38917/oauth/callback?code=c&state=s',
])('%s is a callback', (link) => {
  const callback = parseCallback(link);
  expect(callback).toMatchObject({ state: 's', denied: false });
  expect(callback?.url.searchParams.get('code')).toBe('c');
});

test('a denial is one, another error is none', () => {
  expect(parseCallback('steadyline://oauth/callback?error=access_denied&state=s')?.denied).toBe(true);
  expect(parseCallback('steadyline://oauth/callback?error=server_error&state=s')?.denied).toBe(false);
  expect(parseCallback('steadyline://oauth/callback?code=c')?.state).toBeNull();
});

test.each([
  '',
  'no link',
  'steadyline:',
  'steadyline://oauth/callback',
  'steadyline://oauth/callback?state=s',
  'steadyline://oauth/callback/?code=c&state=s',
  'steadyline://oauth/other?code=c&state=s',
  'steadyline://evil/callback?code=c&state=s',
  'steadyline://oauth:80/callback?code=c&state=s',
  'steadyline:/oauth/callback?code=c&state=s',
  'other://oauth/callback?code=c&state=s',
  'https://127.0.0.1:38917/oauth/callback?code=c&state=s',
  'http://localhost:38917/oauth/callback?code=c&state=s',
  'http://127.0.0.1:38918/oauth/callback?code=c&state=s',
  'http://127.0.0.1.evil.example:38917/oauth/callback?code=c&state=s',
  'steadyline://oauth/callback#code=c&state=s',
])('%j is none', (link) => {
  expect(parseCallback(link)).toBeNull();
});

test.each<[readonly string[], string | null]>([
  [['/opt/app', 'steadyline://oauth/callback?code=c'], 'steadyline://oauth/callback?code=c'],
  [['/opt/app', '--hidden', 'Steadyline://x'], 'Steadyline://x'],
  [['/opt/app', '--url=steadyline://x'], null],
  [['/opt/app', '-steadyline://x', '.'], null],
  [[], null],
])('the link among %j is %s', (argv, link) => {
  expect(findLink(argv)).toBe(link);
});

test.each([
  ['abc', 'abc', true],
  ['abc', 'abd', false],
  ['abc', 'ab', false],
  ['', 'abc', false],
  ['', '', true],
  ['ä', 'a', false],
])('%j and %j are the same state: %s', (given, expected, same) => {
  expect(sameState(given, expected)).toBe(same);
});
