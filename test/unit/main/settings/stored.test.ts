import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../../core/settings';
import { readStored } from '../../../../main/settings/read-stored';
import {
  activeAccount,
  addWidgetPlace,
  parseStored,
  STORED_DEFAULTS,
  type Stored,
  type StoredAccount,
  type WidgetPlaces,
} from '../../../../main/settings/stored';
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
const FULL: Stored = {
  settings: {
    ...DEFAULT_SETTINGS,
    unit: 'mmol/L',
    preset: 'older',
    clock: { kind: 'home', zone: 'Asia/Tokyo' },
    theme: 'dark',
    startAtLogin: true,
  },
  account: ACCOUNT,
  demo: 'new',
  window: { x: -5, y: 0, width: 800, height: 600 },
  view: { kind: 'episodes', period: { kind: 'dates', fromDay: 0, toDay: 86_400_000 }, of: 'lows' },
  widgetPlaces: { '1920x1080@0,0': { x: 12, y: -8 } },
  toldNoTray: true,
  privacy: { kind: 'presenting', untilAt: 5 },
};

test('the defaults, a full file and an empty one are whole', () => {
  expect(parseStored(STORED_DEFAULTS)).toEqual({ stored: STORED_DEFAULTS, isWhole: true });
  expect(parseStored(FULL)).toEqual({ stored: FULL, isWhole: true });
  expect(parseStored({})).toEqual({ stored: STORED_DEFAULTS, isWhole: true });
});

test.each<[string, object, Partial<Stored>]>([
  ['an id that could leave its folder', { account: { ...ACCOUNT, id: '../../etc/passwd' } }, { account: null }],
  ['an id that is too short', { account: { ...ACCOUNT, id: 'abc' } }, { account: null }],
  ['an address that is none', { account: { ...ACCOUNT, origin: 'nowhere' } }, { account: null }],
  ['an unknown region', { account: { ...ACCOUNT, region: 'mars' } }, { account: null }],
  ['an unknown page of events', { account: { ...ACCOUNT, eventsVersion: 'v9' } }, { account: null }],
  ['an unknown person of the demo', { demo: '../steady' }, { demo: null }],
  ['a place that is no number', { window: { x: '0', y: 0, width: 1, height: 1 } }, { window: null }],
  ['a view that there is not', { view: { kind: 'secrets' } }, { view: null }],
  [
    'a view of times that go back',
    { view: { kind: 'days', period: { kind: 'times', fromAt: 2, toAt: 1 } } },
    { view: null },
  ],
  ['text for a switch', { toldNoTray: 'yes' }, { toldNoTray: false }],
  ['no settings', { settings: null }, { settings: DEFAULT_SETTINGS }],
  [
    'a zone that there is not',
    { settings: { ...FULL.settings, clock: { kind: 'home', zone: 'Nowhere' } } },
    { settings: { ...FULL.settings, clock: { kind: 'lived' } } },
  ],
  ['an unknown unit', { settings: { ...FULL.settings, unit: 'g' } }, { settings: { ...FULL.settings, unit: 'mg/dL' } }],
  [
    'thresholds that fall',
    { settings: { ...FULL.settings, thresholds: { veryLowMgDl: 70, lowMgDl: 54, highMgDl: 180, veryHighMgDl: 250 } } },
    { settings: { ...FULL.settings, thresholds: DEFAULT_SETTINGS.thresholds } },
  ],
])('%s costs that part alone, and is said', (_name, damage, instead) => {
  expect(parseStored({ ...FULL, ...damage })).toEqual({ stored: { ...FULL, ...instead }, isWhole: false });
});

test('what a later version added is no damage, and what is known of it is kept', () => {
  const later = {
    ...FULL,
    schedule: [1, 2],
    account: { ...ACCOUNT, colour: 'red' },
    settings: { ...FULL.settings, sounds: true, thresholds: { ...FULL.settings.thresholds, targetMgDl: 110 } },
  };
  expect(parseStored(later)).toEqual({ stored: FULL, isWhole: true });
});

test('an account of before the choice of an events page is on v3', () => {
  const { eventsVersion: _eventsVersion, ...older } = ACCOUNT;
  expect(parseStored({ account: older })).toEqual({ stored: { ...STORED_DEFAULTS, account: ACCOUNT }, isWhole: true });
});

test('junk is never settings, and never fails', () => {
  fc.assert(
    fc.property(fc.anything(), (junk) => {
      expect(() => parseStored(junk)).not.toThrow();
      expect(parseStored({ account: junk, settings: junk }).stored.account).toBeNull();
    }),
  );
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

test('every way a file can be cut short is damage, and the defaults are used', async () => {
  const folder = await makeFolder();
  const read = async (text: string) => {
    await writeFile(join(folder, 'settings.json'), text);
    return readStored(folder);
  };
  const text = JSON.stringify(FULL);
  expect(await read(text)).toEqual({ stored: FULL, isWhole: true });
  for (let length = 0; length < text.length; length += 7)
    expect([length, await read(text.slice(0, length))]).toEqual([length, { stored: STORED_DEFAULTS, isWhole: false }]);
  for (const bad of ['null', '5', '"text"', '[]', '\0\0\0\0'])
    expect([bad, await read(bad)]).toEqual([bad, { stored: STORED_DEFAULTS, isWhole: false }]);
});

test('no file is the first start; a file that cannot be opened is damage', async () => {
  const folder = await makeFolder();
  expect(readStored(folder)).toEqual({ stored: STORED_DEFAULTS, isWhole: true });
  await mkdir(join(folder, 'settings.json'));
  expect(readStored(folder)).toEqual({ stored: STORED_DEFAULTS, isWhole: false });
});

test('the place of the widget is kept for each set of screens, and of very many sets the longest unused goes', () => {
  const names = Array.from({ length: 20 }, (_, i) => `${i}x1@0,0`);
  const all = names.reduce<WidgetPlaces>((places, name, i) => addWidgetPlace(places, name, { x: i, y: 0 }), {});
  expect(Object.keys(all)).toEqual(names.slice(4));
  const again = addWidgetPlace(all, '4x1@0,0', { x: 44, y: 1 });
  expect(Object.keys(again).at(-1)).toBe('4x1@0,0');
  expect(addWidgetPlace(again, 'new', { x: 0, y: 0 })['4x1@0,0']).toEqual({ x: 44, y: 1 });
});
