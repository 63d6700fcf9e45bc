import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { readStored } from '../../../../main/settings/read-stored';
import { activeAccount, STORED_DEFAULTS, type StoredAccount, storedSchema } from '../../../../main/settings/stored';
import { makeFolder } from '../simulated';

const ACCOUNT: StoredAccount = {
  id: 'aabbccddeeff',
  region: 'us',
  origin: 'https://api.dexcom.com',
  oauthVersion: 'v3',
  eventsVersion: 'v3',
  redirect: 'scheme',
  signedIn: true,
};
const accepts = (change: object): boolean => v.safeParse(storedSchema, { ...STORED_DEFAULTS, ...change }).success;

test('the defaults and a full file are settings', () => {
  expect(accepts({})).toBe(true);
  expect(
    accepts({ account: ACCOUNT, demo: 'new', window: { x: -5, y: 0, width: 800, height: 600 }, toldNoTray: true }),
  ).toBe(true);
});

test.each<[string, object]>([
  ['an id that could leave its folder', { account: { ...ACCOUNT, id: '../../etc/passwd' } }],
  ['an id that is too short', { account: { ...ACCOUNT, id: 'abc' } }],
  ['an address that is none', { account: { ...ACCOUNT, origin: 'nowhere' } }],
  ['an unknown region', { account: { ...ACCOUNT, region: 'mars' } }],
  ['an unknown person of the demo', { demo: '../steady' }],
  ['a place that is no number', { window: { x: '0', y: 0, width: 1, height: 1 } }],
  ['missing settings', { settings: undefined }],
])('%s is refused', (_name, change) => {
  expect(accepts(change)).toBe(false);
});

test('the demo goes before the account, the account before none', () => {
  expect(activeAccount({ ...STORED_DEFAULTS, account: ACCOUNT, demo: 'new' })).toEqual({
    kind: 'demo',
    id: 'demo-new',
    person: 'new',
  });
  expect(activeAccount({ ...STORED_DEFAULTS, account: ACCOUNT })).toEqual({ kind: 'dexcom', ...ACCOUNT });
  expect(activeAccount(STORED_DEFAULTS)).toEqual({ kind: 'none' });
});

test('the first glance reads the file as it is, and takes the defaults where it cannot', async () => {
  const folder = await makeFolder();
  const read = async (text: string) => {
    await writeFile(join(folder, 'settings.json'), text);
    return readStored(folder);
  };
  expect(readStored(folder)).toEqual(STORED_DEFAULTS);
  expect(await read(JSON.stringify({ account: ACCOUNT }))).toEqual({ ...STORED_DEFAULTS, account: ACCOUNT });
  for (const bad of ['', '{', 'null', '[]', '{"account":5}'])
    expect([bad, await read(bad)]).toEqual([bad, STORED_DEFAULTS]);
});
