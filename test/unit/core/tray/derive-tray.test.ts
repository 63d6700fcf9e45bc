import { describe, expect, test } from 'vitest';
import { type Connection, describeConnection } from '../../../../core/connection';
import { FAILURE_TEXT, type Failure } from '../../../../core/failures';
import type { TrayInput } from '../../../../core/tray/input';
import {
  actions,
  DEMO,
  KEYCHAIN,
  LATE,
  labels,
  MINUTE,
  NONE,
  OFFLINE,
  ONLINE,
  trayOf,
  VALUE,
  withSettings,
} from './input';

test('a value is in icon, title, tooltip and menu, always with its age', () => {
  const model = trayOf({});
  expect(model.icon).toEqual({ kind: 'value', text: '104', trend: 'fortyFiveDown', zone: 'target', late: false });
  expect(model.title).toBe('104↘ 1 h 2 min');
  expect(model.tooltip.split('\n')[0]).toBe('104 mg/dL ↘, 1 h 2 min ago (in range, falling slowly, −4 in 5 min)');
  expect(labels(model).slice(0, 2)).toEqual(model.tooltip.split('\n'));
});

test('mmol/L in the writing of the locale', () => {
  const model = trayOf({ ...withSettings({ unit: 'mmol/L' }), locale: 'de' });
  expect(model.icon).toMatchObject({ text: '5,8' });
  expect(model.title).toBe('5,8↘ 1 h 2 min');
  expect(model.tooltip).toContain('5,8 mmol/L ↘');
  expect(model.tooltip).toContain('−0,2 in 5 min');
});

test.each([
  ['low', 'LOW', 'very-low', 'very low'],
  ['high', 'HIGH', 'very-high', 'very high'],
] as const)('%s is a word without a unit, 39 and 401 are never printed', (kind, word, zone, zoneWords) => {
  const model = trayOf({ glance: { ...VALUE, glucose: { kind }, zone, trend: 'none', changeMgDl: null } });
  expect(model.icon).toMatchObject({ kind: 'value', text: word, zone });
  expect(model.title).toBe(`${word} 1 h 2 min`);
  expect(model.tooltip.split('\n')[0]).toBe(`${word}, 1 h 2 min ago (${zoneWords}, no trend)`);
  expect(JSON.stringify(model)).not.toMatch(/39|401|mg\/dL/);
});

test('late looks different and says since when', () => {
  const model = trayOf({ glance: LATE });
  expect(model.icon).toMatchObject({ kind: 'value', late: true });
  expect(model.tooltip).toContain('No new data since 12:00 (2 h 15 min past due).');
});

describe('the chosen contents', () => {
  test.each([
    ['value', '104', 'none'],
    ['value-arrow', '104↘', 'fortyFiveDown'],
    ['value-arrow-age', '104↘ 1 h 2 min', 'fortyFiveDown'],
  ] as const)('%s: the title is "%s", the arrow drawn %s', (trayContents, title, trend) => {
    const model = trayOf(withSettings({ trayContents }));
    expect(model.title).toBe(title);
    expect(model.icon).toMatchObject({ kind: 'value', text: '104', trend });
  });

  test.each(['value', 'value-arrow', 'value-arrow-age'] as const)('%s: late stands in brackets with its age', (of) => {
    expect(trayOf({ ...withSettings({ trayContents: of }), glance: LATE }).title).toBe('(104) 3 h 20 min');
  });

  test('the sign alone tells neither value nor zone in the bar; late and trouble have signs too', () => {
    const settings = withSettings({ trayContents: 'sign' });
    const shown = [VALUE, LATE, { ...VALUE, glucose: { kind: 'low' }, zone: 'very-low' } as const];
    const models = shown.map((glance) => trayOf({ ...settings, glance }));
    expect(models.map(({ icon }) => icon)).toEqual([
      { kind: 'sign', sign: 'app' },
      { kind: 'sign', sign: 'app-late' },
      { kind: 'sign', sign: 'app' },
    ]);
    expect(models.map(({ title }) => title)).toEqual(['', '', '']);
    expect(models[0]?.tooltip).toContain('104 mg/dL');
    expect(trayOf({ ...settings, glance: NONE, connection: OFFLINE }).icon).toEqual({ kind: 'sign', sign: 'offline' });
  });
});

test('a value that may be older because questions are few says so in the tooltip', () => {
  const sentence = 'Steadyline asks less often on battery or a metered network.';
  expect(trayOf({ glance: { ...VALUE, spared: true } }).tooltip).toContain(sentence);
  expect(trayOf({}).tooltip).not.toContain(sentence);
});

test('only the age changes as a minute passes', () => {
  const [before, after] = [trayOf({}), trayOf({ glance: { ...VALUE, ageMs: VALUE.ageMs + MINUTE } })];
  expect(after.icon).toEqual(before.icon);
  expect(after.title).toBe('104↘ 1 h 3 min');
  expect(after.tooltip).toBe(before.tooltip.replace('1 h 2 min', '1 h 3 min'));
});

test.each<[string, Connection, string]>([
  ['online', ONLINE, 'none'],
  ['connecting', { kind: 'connecting' }, 'connecting'],
  ['offline', OFFLINE, 'offline'],
  ['an expired sign-in', { kind: 'sign-in-expired' }, 'signed-out'],
  ['a locked keychain', KEYCHAIN, 'keychain'],
  ['signed out', { kind: 'signed-out' }, 'signed-out'],
])('without a value, %s has its own sign and no title', (_name, connection, sign) => {
  const model = trayOf({ glance: NONE, connection });
  expect(model.icon).toEqual({ kind: 'sign', sign });
  expect(model.title).toBe('');
});

test.each<[string, Connection]>([
  ['offline', OFFLINE],
  ['an expired sign-in', { kind: 'sign-in-expired' }],
  ['a locked keychain', KEYCHAIN],
])('%s keeps the last value with its age and says what is wrong', (_name, connection) => {
  const model = trayOf({ connection });
  expect(model.icon).toMatchObject({ kind: 'value', text: '104' });
  expect(model.tooltip.split('\n').at(-1)).toBe(describeConnection(connection).sentence);
  expect(labels(model)).toContain(describeConnection(connection).sentence);
});

test('what is missing beside the readings is a line of the tooltip and changes no icon', () => {
  const connection: Connection = { ...ONLINE, missing: [{ of: 'alert', older: false, failure: 'not-found' }] };
  const [calm, missing] = [trayOf({ connection: ONLINE }), trayOf({ connection })];
  expect(missing.icon).toEqual(calm.icon);
  expect(missing.title).toBe(calm.title);
  expect(missing.tooltip).toBe(`${calm.tooltip}\n${describeConnection(connection).sentence}`);
  expect(trayOf({ glance: NONE, connection }).icon).toEqual({ kind: 'sign', sign: 'none' });
});

describe('while older history is fetched', () => {
  const filling = { reachedAt: new Date(2024, 2, 9).getTime(), share: 0.619, paused: false };

  test('how far it has come is a line of tooltip and menu, and the icon stays', () => {
    const [model, calm] = [trayOf({ filling }), trayOf()];
    expect([model.icon, model.title]).toEqual([calm.icon, calm.title]);
    expect(model.tooltip).toBe(`${calm.tooltip}\nFetching your history: March 2024, 61 %`);
    expect(labels(model)).toContain('Fetching your history: March 2024, 61 %');
  });

  test('one that was told to rest says so; out of reach nothing is said to be fetched', () => {
    const resting = { ...filling, paused: true };
    expect(trayOf({ filling: resting }).tooltip).toContain('Your history rests at March 2024, 61 %');
    expect(trayOf({ filling: resting, connection: OFFLINE }).tooltip).toContain('rests at');
    expect(JSON.stringify(trayOf({ filling, connection: OFFLINE }))).not.toContain('Fetching');
    expect(JSON.stringify(trayOf({ filling, connection: { kind: 'signed-out' } }))).not.toContain('Fetching');
  });
});

test.each(Object.keys(FAILURE_TEXT).filter(isFailure))('the failure %s is said in its own words', (failure) => {
  const connection: Connection = { kind: 'offline', failure, retryAt: 0, cause: 'a technical cause' };
  const model = trayOf({ connection });
  expect(model.tooltip).toContain(FAILURE_TEXT[failure].sentence);
  expect(model.tooltip).not.toContain('a technical cause');
});

function isFailure(name: string): name is Failure {
  return Object.hasOwn(FAILURE_TEXT, name);
}

describe('signed out', () => {
  test.each<[string, Partial<TrayInput>]>([
    ['without an account', { account: { kind: 'none' } }],
    ['with a kept history', { connection: { kind: 'signed-out' } }],
    ['of the demo', { account: DEMO, connection: { kind: 'signed-out' } }],
    ['without an account, while something is still online', { account: { kind: 'none' }, connection: ONLINE }],
  ])('%s shows no glucose anywhere', (_name, input) => {
    for (const glance of [VALUE, LATE, { ...VALUE, glucose: { kind: 'low' } as const }]) {
      const model = trayOf({ ...input, glance });
      expect(model.icon.kind).toBe('sign');
      expect(model.title).toBe('');
      expect(model.tooltip).toBe('Steadyline: signed out');
      expect(JSON.stringify(model)).not.toMatch(/104|LOW|mg\/dL|min|falling/);
      expect(actions(model)).toEqual(['open', 'open', 'open', 'quit']);
    }
  });
});

test("while it is asked whose data this is, no value is shown that may be someone else's", () => {
  const model = trayOf({ connection: { kind: 'asking-person' } });
  expect(model.icon).toEqual({ kind: 'sign', sign: 'signed-out' });
  expect(model.title).toBe('');
  expect(model.tooltip).toBe('Steadyline: whose data is this?');
  expect(JSON.stringify(model)).not.toMatch(/\b104\b|mg\/dL|falling/);
  expect(actions(model)).toContain('open');
});

test('the demo says that these are not your values', () => {
  expect(labels(trayOf({ account: DEMO }))).toContain('Demo: these are not your values.');
  expect(labels(trayOf({}))).not.toContain('Demo: these are not your values.');
});

test('a day without readings says so and since when', () => {
  const model = trayOf({ glance: { kind: 'none', lastAt: Date.UTC(2026, 3, 30) } });
  expect(model.tooltip).toMatch(/^No recent reading\nNo reading in the last 24 hours\. The last one was on /);
});
