// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type AlertSchedule,
  type DataNotes,
  type DeviceHistory,
  MOST_UNKNOWN,
  type WornSensor,
} from '../../core/history';
import type { App } from '../../renderer/state/app';
import {
  createFakeBridge,
  DEXCOM_ACCOUNT,
  FAKE_NOW,
  type FakeBridge,
  fakeReadings,
  fakeSnapshot,
} from '../support/fake-bridge';
import { PHONE, RULE, SCHEDULE } from '../support/fake-devices';
import { callsOf, open } from './support';

afterEach(cleanup);

const NOTHING_ODD: DataNotes = { rejected: [], unknown: [], copies: 0, withoutOffset: 0, ahead: 0 };

async function openDevices(devices: readonly DeviceHistory[], notes: Partial<DataNotes> = {}): Promise<FakeBridge> {
  const readings = fakeReadings(12);
  const bridge = createFakeBridge(fakeSnapshot(readings, { account: DEXCOM_ACCOUNT }), readings);
  bridge.answers.devices = devices;
  bridge.answers.dataNotes = { ...NOTHING_ODD, ...notes };
  const { app } = await open(bridge);
  app.view.screen.value = 'devices';
  await screen.findByRole('heading', { name: 'Data notes' });
  return bridge;
}

const withRules = (...rules: AlertSchedule['rules']): readonly AlertSchedule[] => [{ ...SCHEDULE, rules }];
const factsOf = (name: string): Record<string, string | null | undefined> => {
  const terms = [...screen.getByRole('region', { name }).querySelectorAll('dt')];
  return Object.fromEntries(terms.map((term) => [term.textContent, term.nextElementSibling?.textContent]));
};

describe('a device', () => {
  it('counts those that Dexcom cannot tell apart as one, and says so', async () => {
    await openDevices([PHONE, { ...PHONE, transmitterId: 'ff00ff00' }]);
    expect(screen.getAllByRole('heading', { name: 'iPhone' })).toHaveLength(1);
    expect(screen.getByText(/two phones of the same kind with the same app are one here/)).toBeTruthy();
  });

  it('says its app, its sensor, and how long ago it uploaded', async () => {
    await openDevices([PHONE]);
    expect(factsOf('iPhone')).toMatchObject({
      App: 'Dexcom G7',
      Sensor: 'G7 (0a1b2c)',
      'Last upload': '1 h 5 min ago',
      'First seen': '4 Nov 2024',
    });
  });

  it('says what it did not say, and passes names of later days through', async () => {
    const unsaid = {
      transmitterId: null,
      transmitterGeneration: null,
      displayDevice: 'smartWatch9',
      lastUploadAt: null,
    };
    await openDevices([{ ...PHONE, ...unsaid }]);
    expect(factsOf('smartWatch9')).toMatchObject({ Sensor: 'not said', 'Last upload': 'not said' });
  });

  it('is one for all the sensors it showed', async () => {
    const before = { ...PHONE, transmitterId: 'ffff00', lastSeenAt: PHONE.firstSeenAt, firstSeenAt: 0, versions: [] };
    await openDevices([before, PHONE]);
    expect(screen.getAllByRole('region', { name: 'iPhone' })).toHaveLength(1);
    fireEvent.click(screen.getByText('1 earlier sensor'));
    expect(screen.getByRole('rowheader', { name: 'G7 (ffff00)' })).toBeTruthy();
  });

  it('shows each alert of a schedule with everything that is set', async () => {
    const off = { ...RULE, name: 'rise', value: 3, unit: 'mg/dL/min', enabled: false, snoozeMinutes: null };
    const unknown = { ...RULE, name: 'tea', value: null, soundTheme: null, soundOutputMode: null, enabled: null };
    const night = { ...SCHEDULE, name: 'Night', startMinutes: 1320, endMinutes: 420, days: ['monday'], enabled: false };
    const schedules = [...withRules(RULE, off, unknown), night];
    await openDevices([{ ...PHONE, versions: [{ seenAt: 0, schedules }] }]);
    const table = screen.getByRole('table', { name: 'Default schedule all day, every day' });
    const rows = within(table).getAllByRole('row').slice(1);
    expect(rows.map((row) => [...row.children].map(({ textContent }) => textContent))).toEqual([
      ['High', 'on', '250 mg/dL', '120 min', '0 min', 'sound, modern'],
      ['Rising fast', 'off', '3 mg/dL per min', 'none', '0 min', 'sound, modern'],
      ['tea', 'not said', 'none', '120 min', '0 min', 'not said'],
    ]);
    expect(screen.getByRole('table', { name: 'Night 22:00 to 07:00, Monday, switched off' })).toBeTruthy();
  });

  it('says how its alerts were changed, across sensors too', async () => {
    const older = {
      ...PHONE,
      transmitterId: 'a',
      versions: [{ seenAt: 1000, schedules: withRules({ ...RULE, value: 260 }) }],
    };
    const versions = [{ seenAt: Date.UTC(2024, 10, 9, 9, 5), schedules: withRules({ ...RULE, value: 240 }) }];
    await openDevices([older, { ...PHONE, versions, lastSeenAt: PHONE.lastSeenAt + 1 }]);
    expect(screen.getByText('High: 260 mg/dL → 240 mg/dL (Default schedule)')).toBeTruthy();
    expect(screen.getByText('Seen on 9 Nov 2024, 09:05')).toBeTruthy();
  });

  it('says that a receiver reports no alerts', async () => {
    await openDevices([{ ...PHONE, displayDevice: 'receiver', versions: [{ seenAt: 0, schedules: [] }] }]);
    expect(screen.getByText('This device reports no alert schedules.')).toBeTruthy();
  });

  it('says so where there is none yet', async () => {
    await openDevices([]);
    expect(screen.getByText('Dexcom has not listed a device yet.')).toBeTruthy();
  });
});

describe('data notes', () => {
  const seen = { lastSeenAt: 0 };
  it.each<[Partial<DataNotes>, string]>([
    [{ rejected: [{ kind: 'egv', reason: 'no-time', count: 3, ...seen }] }, '3 readings came without a readable time.'],
    [{ rejected: [{ kind: 'event', reason: 'no-id', count: 1, ...seen }] }, '1 entry came without an id.'],
    [
      { rejected: [{ kind: 'device', reason: 'not-an-object', count: 2, ...seen }] },
      '2 devices could not be read at all.',
    ],
    [{ rejected: [{ kind: 'alert', reason: 'no-name', count: 1, ...seen }] }, '1 alert did not say what it is.'],
    [{ copies: 1204 }, '1,204 readings came a second time, from another device.'],
    [{ withoutOffset: 1 }, '1 record came from a device whose date was wrong or missing.'],
    [{ ahead: 12 }, '12 records came from a device whose clock was ahead.'],
  ])('%o', async (notes, sentence) => {
    await openDevices([PHONE], notes);
    const item = screen.getByText(sentence).closest('li');
    expect(item?.querySelector('p:last-child')?.textContent).toMatch(/\.$/);
  });

  it('names what this version does not know, as text, and not at any length', async () => {
    const value = `<i>${'x'.repeat(5000)}</i>`;
    await openDevices([PHONE], { unknown: [{ kind: 'event', field: 'eventType', value, firstSeenAt: 0 }] });
    const note = screen.getByText(/^A name this version does not know/);
    expect(note.textContent).toContain('“<i>xxx');
    expect(note.textContent?.length).toBeLessThan(200);
    expect(note.querySelector('i')).toBeNull();
  });

  it.each([
    [MOST_UNKNOWN - 1, 0],
    [MOST_UNKNOWN, 1],
  ])('says that more than are listed may not be known: %d', async (count, said) => {
    const unknown = Array.from({ length: count }, (_, i) => ({
      kind: 'egv' as const,
      field: 'trend',
      value: `name ${i}`,
      firstSeenAt: 0,
    }));
    await openDevices([PHONE], { unknown });
    expect(screen.queryAllByText(/^So many names are not known/)).toHaveLength(said);
  });

  it('names a field this version does not know, as text, and not at any length', async () => {
    const field = `<i>${'x'.repeat(5000)}</i>`;
    await openDevices([PHONE], { unknown: [{ kind: 'alert', field, value: null, firstSeenAt: 0 }] });
    const note = screen.getByText(/^A field this version does not know: “<i>x+…” \(of alerts\)\.$/);
    expect(note.textContent?.length).toBeLessThan(200);
    expect(note.querySelector('i')).toBeNull();
    expect(screen.getByText('It is kept. Nothing to do.')).toBeTruthy();
  });

  it('says that nothing was odd', async () => {
    await openDevices([PHONE]);
    expect(screen.getByText('Nothing odd was found in your data.')).toBeTruthy();
  });
});

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NEWEST_AT = FAKE_NOW - 62 * MINUTE;
const SENSOR: WornSensor = {
  firstAt: NEWEST_AT - 3 * DAY - 5 * HOUR,
  lastAt: NEWEST_AT,
  why: 'new-transmitter',
  warmUp: { fromAt: NEWEST_AT - 3 * DAY - 5 * HOUR - 34 * MINUTE, toAt: NEWEST_AT - 3 * DAY - 5 * HOUR },
  transmitterId: '0a1b2c3d',
  transmitterGeneration: 'g7',
  transmitterVariant: null,
};
const BEFORE: WornSensor = {
  ...SENSOR,
  firstAt: NEWEST_AT - 12 * DAY,
  lastAt: SENSOR.firstAt - 34 * MINUTE,
  why: null,
  warmUp: null,
  transmitterId: 'ffff00',
};

async function openLived(
  about: Partial<Pick<FakeBridge['answers'], 'sensors' | 'logged' | 'devices'>> = {},
  readings = fakeReadings(13 * 288),
): Promise<{ readonly bridge: FakeBridge; readonly app: App }> {
  const bridge = createFakeBridge(fakeSnapshot(readings, { account: DEXCOM_ACCOUNT }), readings);
  Object.assign(bridge.answers, { devices: [PHONE] }, about);
  const { app } = await open(bridge);
  app.view.screen.value = 'devices';
  await screen.findByRole('heading', { name: /^Sensors/ });
  return { bridge, app };
}

const cellsOf = (name: string): (string | null)[][] =>
  within(screen.getByRole('region', { name }))
    .getAllByRole('row')
    .slice(1)
    .map((row) => [...row.children].map(({ textContent }) => textContent));
const copied = async (bridge: FakeBridge, what: string): Promise<string> => {
  fireEvent.click(screen.getByRole('button', { name: `Copy text: ${what}` }));
  await waitFor(() => expect(callsOf(bridge, 'copyText')).toHaveLength(1));
  return String(callsOf(bridge, 'copyText')[0]?.[0]);
};

describe('sensors', () => {
  it('are listed newest first with start, length and warm-up, said to be inferred', async () => {
    await openLived({ sensors: [BEFORE, SENSOR] });
    expect(
      screen.getByText(
        'G7 (0a1b2c), 3 d 5 h old at the newest reading; its first was on 11 Nov 2024, 00:58 (inferred).',
      ),
    ).toBeTruthy();
    expect(cellsOf('Sensors as a table')).toEqual([
      ['11 Nov 2024, 00:58', 'G7 (0a1b2c)', '3 d 5 h', '34 min without readings', 'another transmitter'],
      ['before 2 Nov 2024, 05:58', 'G7 (ffff00)', '8 d 18 h or longer', '', 'not known when it began'],
    ]);
  });

  it('lead to the moment on the chart', async () => {
    const { app } = await openLived({ sensors: [SENSOR] });
    fireEvent.click(screen.getByRole('button', { name: 'Open 11 Nov 2024, 00:58 in the chart' }));
    expect(app.view.screen.value).toBe('timeline');
  });

  it('say how their starts are found, and are copied as text', async () => {
    const { bridge } = await openLived({ sensors: [BEFORE, SENSOR] });
    expect(await copied(bridge, 'sensors')).toMatch(
      /^Sensors, inferred: 1 to 14 Nov 2024\. .*\nFirst reading\t.*\n11 Nov 2024, 00:58\tG7 \(0a1b2c\)\t3 d 5 h\t/,
    );
    fireEvent.click(screen.getByRole('button', { name: 'How this number was made: sensor starts' }));
    expect(screen.getByText(/^the transmitter's own count restarts or its id changes/)).toBeTruthy();
    expect(screen.getByText('2 sensors, 1 to 14 Nov 2024')).toBeTruthy();
  });

  it('that are not there are said to be none', async () => {
    await openLived({}, []);
    expect(screen.getByText('No sensor measured in these days.')).toBeTruthy();
    expect(screen.getByText('No alert of your devices is reported in these days.')).toBeTruthy();
    expect(screen.getByText('not enough data (0 of 5 fingersticks)')).toBeTruthy();
  });
});

describe('alerts that fired', () => {
  const at = NEWEST_AT - 2 * DAY;
  const steps = (name: string, from: number, ...states: readonly string[]) =>
    states.map((state, i) => ({ at: from + i * 10 * MINUTE, name, state, displayDevice: 'iOS' }));
  const alerts = [
    ...steps('high', at - 12 * DAY, 'activeAlarming', 'inactive'),
    ...steps('high', at, 'activeAlarming', 'activeSnoozed', 'activeAlarming', 'inactive'),
    ...steps('low', at + HOUR, 'activeAlarming'),
    ...steps('high', at + 2 * HOUR, 'activeAlarming', 'inactive'),
  ];

  it('are listed newest first with how they were set then and what followed, those of the period only', async () => {
    await openLived({ logged: { alerts } });
    expect(cellsOf('Alerts as a table')).toEqual([
      ['12 Nov 2024, 07:58', 'High', '250 mg/dL (Default schedule)', 'ended after 10 min', 'iPhone'],
      ['12 Nov 2024, 06:58', 'Low', 'not known', 'its end is not reported', 'iPhone'],
      [
        '12 Nov 2024, 05:58',
        'High',
        '250 mg/dL (Default schedule)',
        'alerted once more, snoozed at 06:08, ended after 30 min',
        'iPhone',
      ],
    ]);
  });

  it('are counted by name, and shown by name', async () => {
    await openLived({ logged: { alerts } });
    expect(screen.getAllByRole('checkbox').map((box) => box.closest('label')?.textContent)).toEqual([
      'High 2',
      'Low 1',
    ]);
    fireEvent.click(screen.getByRole('checkbox', { name: /^High/ }));
    expect(cellsOf('Alerts as a table').map(([, name]) => name)).toEqual(['Low']);
    fireEvent.click(screen.getByRole('checkbox', { name: /^Low/ }));
    expect(screen.getByText('No kind of alert is chosen.')).toBeTruthy();
  });

  it('say the setting that was in force then, not the one of now', async () => {
    const versions = [
      { seenAt: at + HOUR, schedules: withRules({ ...RULE, value: 200 }) },
      { seenAt: at - DAY, schedules: withRules({ ...RULE, value: 180 }) },
    ];
    await openLived({ logged: { alerts }, devices: [{ ...PHONE, versions }] });
    const set = cellsOf('Alerts as a table')
      .filter(([, name]) => name === 'High')
      .map(([, , words]) => words);
    expect(set).toEqual(['200 mg/dL (Default schedule)', '180 mg/dL (Default schedule)']);
  });

  it('are copied as text, the counts first', async () => {
    const { bridge } = await openLived({ logged: { alerts } });
    expect(await copied(bridge, 'alerts')).toMatch(/^Alerts that fired: .*\nHigh: 2, Low: 1\nAlerted\tAlert\t/);
  });

  it('with a name of 5,000 characters and markup are text', async () => {
    await openLived({ logged: { alerts: [{ at, name: `<img src=x>${'x'.repeat(5000)}`, state: 'activeAlarming' }] } });
    expect(document.querySelector('img')).toBeNull();
    expect(screen.getAllByText(/^<img src=x>x+$/).length).toBeGreaterThan(0);
  });
});

describe('the sensor beside fingersticks', () => {
  const flat = fakeReadings(13 * 288, 62, () => 110);
  const sticks = (...values: readonly number[]) =>
    values.map((value, i) => ({ at: NEWEST_AT - (i + 1) * DAY, type: 'bloodGlucose', value, unit: 'mg/dL' }));
  const figures = (): Record<string, string | null | undefined> =>
    Object.fromEntries(
      [...document.querySelectorAll('.device-accuracy .figure')].map((figure) => [
        figure.querySelector('dt')?.firstChild?.textContent,
        figure.querySelector('dd')?.textContent,
      ]),
    );

  it('is numbers from five pairs on, with what they are made of', async () => {
    const logged = {
      events: sticks(100, 100, 100, 140),
      calibrations: [{ at: NEWEST_AT - 5 * DAY, mgDl: 110 }],
    };
    await openLived({ logged }, flat);
    expect(figures()).toEqual({
      MARD: '10.3 %',
      Bias: '±0 mg/dL',
      'Within 15 %': '80 %',
      'Within 20 %': '80 %',
      'Within 30 %': '100 %',
    });
    expect(screen.getByText('1 to 14 Nov 2024, 5 pairs: 4 fingersticks and 1 calibration')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'How this number was made: MARD' }));
    expect(screen.getByText(/^MARD: mean of \|sensor − fingerstick\|/)).toBeTruthy();
  });

  it('is no number of fewer, and says of how many', async () => {
    await openLived({ logged: { events: sticks(100, 100, 100) } }, flat);
    expect(figures()).toEqual({ MARD: 'not enough data (3 of 5 fingersticks)' });
  });

  it('lists every pair, LOW as a word, and is copied as text', async () => {
    const low = fakeReadings(13 * 288, 62, () => 39);
    const { bridge } = await openLived({ logged: { events: sticks(60, 70, 65, 50, 61) } }, low);
    fireEvent.click(screen.getByText('The 5 pairs'));
    const [row] = within(screen.getByText('The 5 pairs').closest('details') as HTMLElement)
      .getAllByRole('row')
      .slice(1);
    expect([...(row?.children ?? [])].map(({ textContent }) => textContent)).toEqual([
      '13 Nov 2024, 05:58',
      '60 mg/dL',
      'LOW',
      '−21',
      'fingerstick',
    ]);
    const text = await copied(bridge, 'sensor beside fingersticks');
    expect(text).toContain('MARD: ');
    expect(text.split('\n').filter((line) => line.includes('\tLOW\t'))).toHaveLength(5);
  });

  it('reads in mmol/L where the person does', async () => {
    const readings = flat;
    const { bridge } = await openLived({ logged: { events: sticks(100, 100, 100, 140, 110) } }, readings);
    bridge.push({ settings: { ...bridge.snapshot().settings, unit: 'mmol/L' } });
    await screen.findByText('under 5.6 mmol/L: within 0.8 mmol/L');
  });
});

it('says what happened where the devices cannot be read, and tries again', async () => {
  const bridge = createFakeBridge(fakeSnapshot([], { account: DEXCOM_ACCOUNT }));
  bridge.answers.recordsFail = true;
  bridge.answers.devices = [PHONE];
  const { app } = await open(bridge);
  app.view.screen.value = 'devices';
  const again = await screen.findByRole('button', { name: 'Try again' });
  bridge.answers.recordsFail = false;
  fireEvent.click(again);
  expect(await screen.findByRole('region', { name: 'iPhone' })).toBeTruthy();
});
