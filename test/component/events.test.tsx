// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import type { TimeRange } from '../../core/contract';
import type { Snapshot } from '../../core/snapshot';
import {
  createFakeBridge,
  DEXCOM_ACCOUNT,
  FAKE_NOW,
  type FakeBridge,
  fakeReadings,
  fakeSnapshot,
} from '../support/fake-bridge';
import type { FakeEvent, FakeLogged } from '../support/fake-records';
import { callsOf, open } from './support';

afterEach(cleanup);

const HOUR_MS = 3_600_000;
const at = (hoursAgo: number): number => FAKE_NOW - hoursAgo * HOUR_MS;

const EVENTS: readonly FakeEvent[] = [
  { at: at(30), type: 'carbs', value: 45, unit: 'grams', displayDevice: 'iOS' },
  { at: at(29), type: 'insulin', subType: 'fastActing', value: 2.5, unit: 'units', status: 'updated' },
  { at: at(28), type: 'insulin', subType: 'longActing', value: 14, unit: 'units' },
  { at: at(27), type: 'exercise', subType: 'light', value: 30, unit: 'minutes' },
  { at: at(6), type: 'health', subType: 'lowSymptoms' },
  { at: at(5), type: 'notes', text: 'Überraschung im Büro' },
  { at: at(4), type: 'bloodGlucose', value: 144, unit: 'mg/dL' },
  { at: at(3), type: 'carbs', recordedAt: at(1) },
  { at: at(2), type: 'mindfulness', subType: 'breathing' },
];

const EVERYTHING: FakeLogged = {
  events: EVENTS,
  calibrations: [{ at: at(2), mgDl: 108 }],
  alerts: [{ at: at(1), name: 'urgentLowSoon', state: 'activeAlarming', displayDevice: 'android' }],
};

async function openEvents(logged: FakeLogged, part: Partial<Snapshot> = {}): Promise<FakeBridge> {
  const readings = fakeReadings(288);
  const bridge = createFakeBridge(fakeSnapshot(readings, { account: DEXCOM_ACCOUNT, ...part }), readings);
  bridge.answers.logged = logged;
  const { app } = await open(bridge);
  app.view.screen.value = 'events';
  await screen.findByRole('heading', { name: 'Events', level: 1 });
  return bridge;
}

const rowOf = (words: string | RegExp): HTMLElement => {
  const row = within(screen.getByRole('table')).getByText(words).closest('tr');
  if (!row) throw new Error(`no row says ${words}`);
  return row;
};
const cells = (words: string | RegExp): Array<string | null> =>
  within(rowOf(words))
    .getAllByRole('cell')
    .map(({ textContent }) => textContent);
const rowCount = (): number => document.querySelectorAll('.log tbody tr:not(.log-day)').length;
const search = (value: string): boolean => fireEvent.input(screen.getByLabelText('Search'), { target: { value } });

describe('the table', () => {
  it.each([
    ['Carbs', '45 g', '', 'iPhone'],
    ['Insulin: fast-acting', '2.5 units', 'edited', ''],
    ['Insulin: long-acting', '14 units', '', ''],
    ['Exercise: light', '30 min', '', ''],
    ['Health: symptoms of a low', '', '', ''],
    ['Note', '', 'Überraschung im Büro', ''],
    ['Fingerstick', '144 mg/dL', '', ''],
    ['Calibration', '108 mg/dL', 'given to the sensor', ''],
    ['Alert: Urgent low soon', '', 'alerted', 'Android phone'],
    ['mindfulness: breathing', '', '', ''],
  ])('shows %s', async (what, ...rest) => {
    await openEvents({ ...EVERYTHING, events: EVENTS.filter(({ recordedAt }) => !recordedAt) });
    await screen.findByRole('table');
    expect(cells(what).slice(1)).toEqual([what, ...rest]);
  });

  it('says of an entry without an amount that it was not said, never a zero, and when it was entered late', async () => {
    await openEvents({ events: [{ at: at(3), type: 'carbs', recordedAt: at(1), offsetMinutes: 0 }] });
    await screen.findByRole('table');
    expect(cells('Carbs').slice(1)).toEqual(['Carbs', 'not said', 'entered at 11:00', '']);
  });

  it('says the day of an entry that was made on a later one', async () => {
    await openEvents({
      events: [{ at: at(3), type: 'carbs', recordedAt: at(3) + 30 * 3_600_000, offsetMinutes: 0 }],
    });
    await screen.findByRole('table');
    expect(cells('Carbs')[3]).toMatch(/^entered on \d+ \w+ \d{4}, \d\d:\d\d$/);
  });

  it('shows glucose in the unit of the person', async () => {
    const { settings } = fakeSnapshot([]);
    await openEvents(EVERYTHING, { settings: { ...settings, unit: 'mmol/L' } });
    await screen.findByRole('table');
    expect(cells('Calibration')[2]).toBe('6.0 mmol/L');
  });

  it('is newest first, by days as they were lived, and marks a clock that is not this computer’s', async () => {
    await openEvents({
      events: [
        { at: Date.UTC(2024, 10, 13, 22), type: 'carbs', offsetMinutes: 0 },
        { at: Date.UTC(2024, 10, 13, 23), type: 'exercise', offsetMinutes: 345 },
        { at: Date.UTC(2024, 10, 13, 23, 30), type: 'health' },
      ],
    });
    const days = (await screen.findAllByRole('rowgroup')).slice(1);
    const wordsOf = (day: Element) =>
      [...day.querySelectorAll('th, .log-what bdi')].map(({ textContent }) => textContent?.replace(',', ''));
    expect(days.map(wordsOf)).toEqual([
      ['Thursday 14 November 2024UTC+5:45', 'Exercise'],
      ['Wednesday 13 November 2024', 'Health', 'Carbs'],
    ]);
    expect(cells('Exercise')[0]).toBe('04:45');
    expect(cells('Health')[0]).toBe('23:30this computer’s clock');
    expect(cells('Carbs')[0]).toBe('22:00');
  });

  it('shows a note of 10,000 characters with markup as text, folded', async () => {
    const text = `<img src=x onerror="alert(1)"><script>alert(1)</script> ${'ä'.repeat(10_000)}`;
    await openEvents({ events: [{ at: at(1), type: 'notes', text }] });
    const table = await screen.findByRole('table');
    expect(table.querySelector('img, script')).toBeNull();
    const folded = table.querySelector('details');
    expect(folded?.open).toBe(false);
    expect(folded?.lastChild?.textContent).toBe(text);
    expect(folded?.querySelector('summary')?.textContent?.length).toBeLessThan(300);
  });

  it('keeps hostile names as text', async () => {
    await openEvents({
      events: [{ at: at(1), type: 'toString', subType: '<b>constructor</b>', unit: '__proto__', value: 1 }],
    });
    await screen.findByRole('table');
    expect(cells('toString: <b>constructor</b>')[2]).toBe('1 __proto__');
  });
});

describe('finding', () => {
  it.each([
    ['uberraschung', 1],
    ['insulin long', 1],
    ['45 g', 1],
    ['iphone', 1],
    ['nothing of the kind', 0],
    ['  ', 11],
  ])('by %s', async (words, count) => {
    await openEvents(EVERYTHING);
    await screen.findByRole('table');
    search(words);
    await waitFor(() => expect(rowCount()).toBe(count));
    const said = count === 11 ? /^11 entries, 14 days, / : new RegExp(`^${count} of 11 entries, 14 days, `);
    expect(screen.getAllByRole('status').some(({ textContent }) => said.test(textContent ?? ''))).toBe(true);
  });

  it('by kinds, each with its count; what hid everything can be taken back', async () => {
    await openEvents(EVERYTHING);
    await screen.findByRole('table');
    fireEvent.click(screen.getByLabelText('Insulin 2'));
    await waitFor(() => expect(rowCount()).toBe(9));
    search('fast-acting');
    fireEvent.click(await screen.findByRole('button', { name: 'Show all entries' }));
    await waitFor(() => expect(rowCount()).toBe(11));
  });

  it('as it was led to, whatever was shown before, until the person finds something else', async () => {
    const bridge = await openEvents(EVERYTHING);
    fireEvent.click(await screen.findByLabelText('Averages'));
    await screen.findByText(/^An average/);
    bridge.go({ kind: 'events', period: null, of: 'insulin' });
    await waitFor(() => expect(rowCount()).toBe(2));
    expect(screen.getByLabelText<HTMLInputElement>('Insulin 2').checked).toBe(true);
    fireEvent.click(screen.getByLabelText('Carbs 2'));
    await waitFor(() => expect(rowCount()).toBe(4));
  });

  it('is led to by a stroke, emptied by Escape and left by another', async () => {
    await openEvents(EVERYTHING);
    await screen.findByRole('table');
    const field = screen.getByLabelText<HTMLInputElement>('Search');
    await waitFor(() => {
      fireEvent.keyDown(document.body, { key: '/' });
      expect(document.activeElement === field).toBe(true);
    });
    search('carbs');
    await waitFor(() => expect(field.value).toBe('carbs'));
    fireEvent.keyDown(field, { key: 'Escape' });
    await waitFor(() => expect(field.value).toBe(''));
    expect(document.activeElement === field).toBe(true);
    fireEvent.keyDown(field, { key: 'Escape' });
    expect(document.activeElement === field).toBe(false); // its letters are the keys of the window again
  });
});

describe('the range', () => {
  /** From when on entries are read, but for those that are only near to an older one. */
  const readFrom = (bridge: FakeBridge): number => {
    const asked = callsOf(bridge, 'getRecords').map(([range]) => range as TimeRange);
    return (asked.at(-1)?.fromAt ?? 0) + 4 * HOUR_MS;
  };
  /** Midnight on the clock of the readings. */
  const midnight = (day: number): number => Date.UTC(2024, 10, day, 5);
  const BEGINS = 'Your history on this computer begins here.';

  it('is the period that all views of days share, and says where there is more', async () => {
    const { history } = fakeSnapshot(fakeReadings(288));
    const bridge = await openEvents(EVERYTHING, { history: { ...history, beginsAt: at(24 * 400) } });
    await screen.findByRole('table');
    expect(readFrom(bridge)).toBe(midnight(1));
    expect(screen.getByText('Choose a longer period for older entries.')).toBeTruthy();
    fireEvent.click(screen.getByLabelText('7 d'));
    await waitFor(() => expect(readFrom(bridge)).toBe(midnight(8)));
    fireEvent.click(screen.getByLabelText('All'));
    await waitFor(() => expect(readFrom(bridge)).toBe(at(24 * 400)));
    expect(await screen.findByText(BEGINS)).toBeTruthy();
  });

  it('ends where the history of every kind begins', async () => {
    await openEvents(EVERYTHING);
    expect(await screen.findByText(BEGINS)).toBeTruthy();
  });

  it('of no history at all is said, too', async () => {
    const { history } = fakeSnapshot([]);
    await openEvents(EVERYTHING, { history });
    expect(await screen.findByText(BEGINS)).toBeTruthy();
  });

  it('goes on after the newest reading, because entries come before readings do', async () => {
    const { history } = fakeSnapshot(fakeReadings(288));
    await openEvents({ events: [{ at: at(1), type: 'carbs' }] }, { history: { ...history, lastAt: at(70) } });
    await screen.findByRole('table');
    expect(rowCount()).toBe(1);
  });

  it('draws very many rows in parts', async () => {
    const alerts = Array.from({ length: 450 }, (_, i) => ({ at: at(1 + i / 2), name: 'high', state: 'inactive' }));
    await openEvents({ alerts });
    await waitFor(() => expect(rowCount()).toBe(400));
    fireEvent.click(screen.getByText('Show more entries'));
    await waitFor(() => expect(rowCount()).toBe(450));
  });
});

it('is copied as text as it is found, a line an entry', async () => {
  const bridge = await openEvents({ events: [...EVENTS, { at: at(1), type: 'notes', text: 'two\nlines\tand a tab' }] });
  await screen.findByRole('table');
  search('note');
  await screen.findByText(/^2 of 10 entries/);
  fireEvent.click(screen.getByRole('button', { name: 'Copy text' }));
  const copied = String(callsOf(bridge, 'copyText').at(-1)?.[0]).split('\n');
  expect(copied[0]).toMatch(/^2 of 10 entries, 14 days, /);
  expect(copied[1]).toBe('Day\tTime\tWhat\tAmount\tDetails\tDevice');
  expect(copied[2]?.split('\t').slice(2)).toEqual(['Note', '', 'two lines and a tab', '']);
  expect(copied[3]?.split('\t').slice(2)).toEqual(['Note', '', 'Überraschung im Büro', '']);
});

describe('its other states', () => {
  it('says that nothing was entered, and what would be here', async () => {
    await openEvents({});
    expect(await screen.findByText('Nothing was entered or noted in these days.')).toBeTruthy();
  });

  it('does not say so while the history is still being fetched', async () => {
    const { history } = fakeSnapshot(fakeReadings(288));
    await openEvents({}, { history: { ...history, filling: { reachedAt: at(30), share: 0.5, paused: false } } });
    expect(await screen.findByText(/^Nothing of these days is here so far/)).toBeTruthy();
    expect(screen.queryByText('Nothing was entered or noted in these days.')).toBeNull();
  });

  it('says that it reads', async () => {
    const readings = fakeReadings(12);
    const bridge = createFakeBridge(fakeSnapshot(readings, { account: DEXCOM_ACCOUNT }), readings);
    const { app } = await open({ ...bridge, getRecords: () => new Promise(() => {}) });
    app.view.screen.value = 'events';
    expect(await screen.findByText('Reading the history on this computer.')).toBeTruthy();
  });

  it('says what happened where the history cannot be read, and tries again', async () => {
    const readings = fakeReadings(12);
    const bridge = createFakeBridge(fakeSnapshot(readings, { account: DEXCOM_ACCOUNT }), readings);
    bridge.answers.recordsFail = true;
    bridge.answers.logged = EVERYTHING;
    const { app } = await open(bridge);
    app.view.screen.value = 'events';
    const again = await screen.findByRole('button', { name: 'Try again' });
    bridge.answers.recordsFail = false;
    fireEvent.click(again);
    expect(await screen.findByRole('table')).toBeTruthy();
  });

  it('keeps what is shown while it reads again, and asks once for what changed within a moment', async () => {
    const bridge = await openEvents(EVERYTHING);
    await screen.findByRole('table');
    const before = callsOf(bridge, 'getRecords').length;
    bridge.answers.logged = { events: [{ at: at(1), type: 'notes', text: 'newer' }] };
    bridge.push({ history: { ...bridge.snapshot().history, version: 7 } });
    bridge.push({ history: { ...bridge.snapshot().history, version: 8 } });
    expect(screen.getByRole('table')).toBeTruthy();
    expect(await screen.findByText('newer', {}, { timeout: 3000 })).toBeTruthy();
    expect(callsOf(bridge, 'getRecords').length).toBe(before + 1);
  });
});
