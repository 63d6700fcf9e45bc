// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import type { Snapshot } from '../../core/snapshot';
import {
  createFakeBridge,
  DEXCOM_ACCOUNT,
  FAKE_NOW,
  type FakeBridge,
  type FakeReading,
  fakeSnapshot,
} from '../support/fake-bridge';
import type { FakeEvent } from '../support/fake-records';
import { callsOf, open } from './support';

afterEach(cleanup);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Noon of a day, so many days before the newest. */
const noon = (daysAgo: number): number => FAKE_NOW - 8 * HOUR - daysAgo * DAY;

type Given = {
  readonly readings: readonly FakeReading[];
  readonly events: readonly FakeEvent[];
  readonly part?: Partial<Snapshot>;
};

async function openEvents({ readings, events, part = {} }: Given) {
  const state = { account: DEXCOM_ACCOUNT, ...part };
  const bridge = createFakeBridge(fakeSnapshot(readings, state), readings);
  bridge.answers.logged = { events };
  const { app } = await open(bridge);
  app.view.screen.value = 'events';
  await screen.findByRole('heading', { name: 'Events', level: 1 });
  return { bridge, app };
}

/** Readings every five minutes around a time, of a value by the minutes from it; 0 is a gap. */
const around = (zeroAt: number, valueAt: (minutes: number) => number): FakeReading[] =>
  Array.from({ length: 61 }, (_, i) => i * 5 - 60)
    .map((minutes) => ({ at: zeroAt + minutes * MINUTE, mgDl: valueAt(minutes), offsetMinutes: 0 }))
    .filter(({ mgDl }) => mgDl > 0);

const copied = (bridge: FakeBridge): string => String(callsOf(bridge, 'copyText').at(-1)?.[0]);

describe('an entry', () => {
  const LUNCH: FakeEvent = { at: noon(2), type: 'carbs', value: 45, unit: 'grams', offsetMinutes: 0 };
  const OTHERS: readonly FakeEvent[] = [
    { at: noon(2) - 5 * MINUTE, type: 'insulin', subType: 'fastActing', value: 4, unit: 'units', offsetMinutes: 0 },
    { at: noon(2) + 90 * MINUTE, type: 'notes', text: `<b>walk</b> ${'a'.repeat(10_000)}`, offsetMinutes: 0 },
    { at: noon(2) + 5 * HOUR, type: 'carbs', value: 10, unit: 'grams', offsetMinutes: 0 },
  ];
  const readings = around(noon(2), (minutes) => {
    if (minutes >= 120 && minutes < 150) return 0;
    if (minutes === -30) return 39;
    return minutes === 70 ? 187 : 128;
  });
  const openLunch = async (given: Partial<Given> = {}) => {
    const opened = await openEvents({ readings, events: [LUNCH, ...OTHERS], ...given });
    fireEvent.click(await screen.findByRole('button', { name: 'Carbs 45 g, 04:00: show glucose around it' }));
    return { ...opened, dialog: await screen.findByRole('dialog', { name: 'Carbs 45 g' }) };
  };

  it('opens what glucose did around it, in sentences: LOW as a word, a gap as a gap', async () => {
    const { dialog } = await openLunch();
    const words =
      '128 mg/dL at the time. Lowest LOW 30 min before; highest 187 mg/dL 1 h 10 min after (+59). ' +
      '128 mg/dL 4 h after. No readings from 1 h 55 min after to 2 h 30 min after.';
    expect(await within(dialog).findByText(words)).toBeTruthy();
    expect(
      within(dialog).getByRole('application', { name: /^Glucose around the entry\. .*No readings from/ }),
    ).toBeTruthy();
  });

  it('says what else was entered then, a note as the text it is, and nothing from later', async () => {
    const { dialog } = await openLunch();
    const items = (await within(dialog).findAllByRole('listitem')).map(({ textContent }) => textContent ?? '');
    expect(items[0]).toBe('Insulin: fast-acting 4 units, 5 min before');
    expect(items[1]).toMatch(/^Note, 1 h 30 min after<b>walk<\/b> a/);
    expect(items).toHaveLength(2);
    expect(dialog.querySelector('b')).toBeNull();
  });

  it('is read reading by reading, aloud', async () => {
    const { dialog } = await openLunch();
    const chart = await within(dialog).findByRole('application');
    fireEvent.keyDown(chart, { key: 'Home' });
    fireEvent.keyDown(chart, { key: 'PageDown' });
    expect(
      await within(dialog).findByText('128 mg/dL, in range, at the time', { selector: '[role=status]' }),
    ).toBeTruthy();
    expect(fireEvent.keyDown(chart, { key: 'Escape' })).toBe(false);
    await within(dialog).findByText(/^Point at the chart/);
    expect(fireEvent.keyDown(chart, { key: 'Escape' })).toBe(true); // it closes the dialog then
  });

  it('is a table and a text as well', async () => {
    const { bridge, dialog } = await openLunch();
    fireEvent.click(await within(dialog).findByRole('button', { name: 'Show as table' }));
    const row = (name: RegExp) => within(dialog).getByRole('row', { name });
    expect(row(/^03:30 30 min before LOW very low$/)).toBeTruthy();
    expect(row(/^03:55 5 min before Insulin: fast-acting 4 units$/)).toBeTruthy();
    expect(row(/^05:10 1 h 10 min after 187 mg\/dL high$/)).toBeTruthy();
    expect(row(/^No readings from 1 h 55 min after to 2 h 30 min after$/)).toBeTruthy();
    fireEvent.click(within(dialog).getByRole('button', { name: 'Copy text: Carbs 45 g' }));
    expect(copied(bridge)).toMatch(
      /^Carbs 45 g, 12 Nov 2024, 04:00, glucose in mg\/dL.*\n128 mg\/dL at the time\. Lowest/,
    );
    expect(copied(bridge)).toContain('05:10\t1 h 10 min after\t187 mg/dL\thigh\t');
  });

  it('leads to its moment on the timeline', async () => {
    const { app, dialog } = await openLunch();
    fireEvent.click(within(dialog).getByRole('button', { name: 'Show on the timeline' }));
    await waitFor(() => expect(app.view.screen.value).toBe('timeline'));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('without readings says why', async () => {
    const { dialog } = await openLunch({ readings: around(noon(5), () => 120) });
    expect(await within(dialog).findByText('The readings of this time have not been reported yet.')).toBeTruthy();
    cleanup();
    const later = await openLunch({ readings: around(noon(0), () => 120) });
    expect(await within(later.dialog).findByText('There are no readings from 1 h before to 4 h after.')).toBeTruthy();
  });

  it('that could not be read is asked for again', async () => {
    const { bridge } = await openEvents({ readings, events: [LUNCH] });
    bridge.answers.readingsFail = true;
    fireEvent.click(await screen.findByRole('button', { name: /^Carbs 45 g/ }));
    const dialog = await screen.findByRole('dialog');
    const again = await within(dialog).findByRole('button', { name: 'Try again' });
    bridge.answers.readingsFail = false;
    fireEvent.click(again);
    expect(await within(dialog).findByText(/^128 mg\/dL at the time/)).toBeTruthy();
  });

  it('is shown in the unit of the person', async () => {
    const { settings } = fakeSnapshot([]);
    const { dialog } = await openLunch({ part: { settings: { ...settings, unit: 'mmol/L' } } });
    expect(await within(dialog).findByText(/^7\.1 mmol\/L at the time\. .* \(\+3\.3\)\./)).toBeTruthy();
  });
});

it.each<[string, FakeEvent]>([
  ['of 1970', { at: 0, type: 'carbs', value: 1, offsetMinutes: 840 }],
  ['of tomorrow', { at: FAKE_NOW + 20 * HOUR, type: 'insulin', subType: 'toString', value: Number.NaN }],
  ['of a kind of later days', { at: noon(1), type: '<b>__proto__</b>', subType: '<img src=x>', text: '<b>bold</b>' }],
  ['of no kind, in no unit there is', { at: noon(1), type: 'unknown', value: -1, unit: 'constructor' }],
])('an entry %s is opened as what it is', async (_, event) => {
  const readings = around(noon(1), () => 401);
  const { history } = fakeSnapshot(readings);
  await openEvents({
    readings,
    events: [event],
    part: { history: { ...history, beginsAt: Math.min(event.at, noon(2)) } },
  });
  fireEvent.click(await screen.findByLabelText('All'));
  fireEvent.click(await screen.findByRole('button', { name: /show glucose around it$/ }));
  const dialog = await screen.findByRole('dialog');
  await waitFor(() => expect(dialog.textContent).toMatch(/no readings from|not been reported|^.*HIGH at the time/));
  expect(dialog.querySelector('b, img')).toBeNull();
  expect(dialog.textContent).not.toMatch(/NaN|undefined|Invalid|\[object/);
  fireEvent.click(within(dialog).getByRole('button', { name: 'Close' }));
  fireEvent.click(screen.getByLabelText('Averages'));
  await screen.findByText(/^(An average|No meals)/);
  expect(document.body.textContent).not.toMatch(/NaN|undefined|Invalid|\[object/);
});

describe('the average', () => {
  /** A meal at noon of each day, from which glucose rises by so much an hour later. */
  const meals = (count: number): FakeEvent[] =>
    Array.from({ length: count }, (_, i) => ({
      at: noon(i + 1),
      type: 'carbs',
      value: 40,
      unit: 'grams',
      offsetMinutes: 0,
    }));
  const rises = (count: number): FakeReading[] =>
    Array.from({ length: count }, (_, i) =>
      around(noon(count - i), (minutes) => (minutes === 60 ? 130 + 10 * i : 100 + i)),
    ).flat();
  const openAverages = async (given: Given) => {
    const opened = await openEvents(given);
    fireEvent.click(await screen.findByLabelText('Averages'));
    return opened;
  };

  it('is the median and the middle half around all meals, with how many', async () => {
    await openAverages({ readings: rises(5), events: meals(5) });
    expect(await screen.findByText('14 days, 31 Oct to 13 Nov 2024. 5 meals.')).toBeTruthy();
    const words =
      'Median: 102 mg/dL at the time, highest 150 mg/dL 1 h after, lowest 102 mg/dL 5 min after, 102 mg/dL 4 h after.';
    expect(screen.getByText(words)).toBeTruthy();
    const chart = screen.getByRole('application', { name: /^Average around entries/ });
    fireEvent.keyDown(chart, { key: 'Home' });
    fireEvent.keyDown(chart, { key: 'PageDown' });
    fireEvent.keyDown(chart, { key: 'PageDown' });
    const said = '1 h after: median 150, half from 140 to 160 mg/dL, of 5 meals';
    expect(await screen.findByText(said, { selector: '[role=status]' })).toBeTruthy();
  });

  it('of changes counts each from its own value, as table and text, in mmol/L as well', async () => {
    const { settings } = fakeSnapshot([]);
    const part = { settings: { ...settings, unit: 'mmol/L' as const } };
    const { bridge } = await openAverages({ readings: rises(5), events: meals(5), part });
    fireEvent.click(await screen.findByLabelText('Change'));
    fireEvent.click(await screen.findByRole('button', { name: 'Show as table' }));
    const table = screen.getByRole('table', { name: 'Average around each meal, in mmol/L' });
    expect(within(table).getByRole('row', { name: '1 h after +2.2 +2.7 +3.2 5' })).toBeTruthy();
    expect(within(table).getByRole('row', { name: 'at the time ±0.0 ±0.0 ±0.0 5' })).toBeTruthy();
    expect(within(table).getAllByRole('row')).toHaveLength(62);
    fireEvent.click(screen.getByRole('button', { name: 'Copy text' }));
    expect(copied(bridge)).toMatch(
      / 5 meals\. Change of glucose in mmol\/L.*\nMedian: highest \+2\.7 mmol\/L 1 h after/,
    );
    expect(copied(bridge)).toContain('1 h after\t+2.2\t+2.7\t+3.2\t5');
  });

  it('of too few says so, and how many it takes', async () => {
    await openAverages({ readings: rises(2), events: meals(2) });
    expect(await screen.findByText('An average: not enough data (2 of 5 meals).')).toBeTruthy();
  });

  it('says of meals with another near what becomes of them', async () => {
    const snack = { at: noon(3) + 2 * HOUR, type: 'carbs', value: 10, unit: 'grams', offsetMinutes: 0 };
    await openAverages({ readings: rises(7), events: [...meals(7), snack] });
    const all =
      /Of all meals, 1 had another meal from 1 h before to 4 h after: what that one did is in the curves, too\./;
    expect(await screen.findByText(all)).toBeTruthy();
    fireEvent.click(screen.getByLabelText('Without another near'));
    expect(
      await screen.findByText(/6 of 8 meals\. 1 had another meal from 1 h before to 4 h after: left out\./),
    ).toBeTruthy();
  });

  it('says which are left out for few readings, and how LOW and HIGH count', async () => {
    const low = rises(6).map((reading) => (reading.at === noon(6) ? { ...reading, mgDl: 39 } : reading));
    const part = low.filter(({ at }) => at < noon(1) || at > noon(1) + 2 * HOUR);
    await openAverages({ readings: part, events: meals(6) });
    const words =
      /5 of 6 meals\. 1 had less than 70 % of the readings from 1 h before to 4 h after: left out\. 1 LOW counts as 39 mg\/dL\.$/;
    expect(await screen.findByText(words)).toBeTruthy();
    fireEvent.click(screen.getByLabelText('Change'));
    expect(await screen.findByText(/1 had no number at the time to count from: left out\.$/)).toBeTruthy();
    expect(screen.getByText('An average: not enough data (4 of 5 meals).')).toBeTruthy();
  });

  it('is of what was chosen, of those kinds that were entered', async () => {
    const kinds: readonly FakeEvent[] = [
      ...meals(1),
      { at: noon(2), type: 'insulin', subType: 'longActing', value: 9, unit: 'units' },
      { at: noon(3), type: 'insulin', value: 9, unit: 'units' },
      { at: noon(4), type: 'exercise', subType: 'light', value: 9, unit: 'minutes' },
      { at: noon(5), type: 'exercise', subType: 'heavy', value: 9, unit: 'minutes' },
    ];
    await openAverages({ readings: rises(5), events: kinds });
    const choice = await screen.findByLabelText<HTMLSelectElement>('Around');
    expect([...choice.options].map(({ text }) => text)).toEqual([
      'Meals (carbs): 1',
      'Long-acting insulin: 1',
      'Insulin, kind not said: 1',
      'Exercise: 2',
      'Light exercise: 1',
      'Heavy exercise: 1',
    ]);
    fireEvent.change(choice, { target: { value: 'exercise' } });
    expect(await screen.findByText('An average: not enough data (2 of 5 exercises).')).toBeTruthy();
  });

  it('leaves out what the person left out, and says how it was made', async () => {
    const { bridge } = await openAverages({ readings: rises(5), events: meals(5) });
    await screen.findByText(/^Median/);
    fireEvent.click(screen.getByRole('button', { name: 'How this number was made: Meals (carbs)' }));
    expect(screen.getByRole('dialog', { name: 'How this number was made' }).textContent).toContain('Ours');
    await bridge.setExcluded({ fromAt: noon(2) - HOUR, toAt: noon(2) + 4 * HOUR }, true);
    expect(await screen.findByText('An average: not enough data (4 of 5 meals).', {}, { timeout: 3000 })).toBeTruthy();
  });

  it('of nothing says so, and of what could not be read asks again', async () => {
    const { bridge } = await openAverages({ readings: rises(5), events: [] });
    expect(await screen.findByText('No meals were entered in these days.')).toBeTruthy();
    bridge.answers.logged = { events: meals(5) };
    bridge.answers.readingsFail = true;
    bridge.push({ history: { ...bridge.snapshot().history, version: 9 } });
    const again = await screen.findByRole('button', { name: 'Try again' }, { timeout: 3000 });
    bridge.answers.readingsFail = false;
    fireEvent.click(again);
    expect(await screen.findByText(/^Median/)).toBeTruthy();
  });
});
