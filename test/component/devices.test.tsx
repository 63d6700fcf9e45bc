// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { type AlertSchedule, type DataNotes, type DeviceHistory, MOST_UNKNOWN } from '../../core/history';
import { createFakeBridge, DEXCOM_ACCOUNT, type FakeBridge, fakeReadings, fakeSnapshot } from '../support/fake-bridge';
import { PHONE, RULE, SCHEDULE } from '../support/fake-devices';
import { open } from './support';

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
