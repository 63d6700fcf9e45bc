// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Snapshot } from '../../core/snapshot';
import { createFakeBridge, FAKE_NOW, type FakeBridge, type FakeReading, fakeSnapshot } from '../support/fake-bridge';
import { callsOf, open } from './support';

afterEach(cleanup);
afterEach(() => vi.unstubAllGlobals());
beforeEach(() => vi.stubGlobal('IntersectionObserver', undefined)); // everything counts as seen

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Every five minutes of a stretch of the person's time, all of a value. */
const stretch = (fromAt: number, hours: number, mgDl: number, offsetMinutes = 0): FakeReading[] =>
  Array.from({ length: hours * 12 }, (_, i) => ({ at: fromAt + i * 5 * MINUTE_MS, mgDl, offsetMinutes }));

async function openDays(readings: readonly FakeReading[], part: Partial<Snapshot> = {}): Promise<FakeBridge> {
  const bridge = createFakeBridge(fakeSnapshot(readings, part), readings);
  const { app } = await open(bridge);
  app.view.screen.value = 'days';
  await screen.findByRole('heading', { name: 'Days', level: 1 });
  return bridge;
}

const dayNames = (): Array<string | null> => screen.getAllByRole('heading', { level: 2 }).map((one) => one.textContent);
const dayOf = (name: string): HTMLElement => {
  const day = screen.getByRole('heading', { name, level: 2 }).closest('li');
  if (!day) throw new Error(`no day ${name}`);
  return day;
};
const textOf = (element: HTMLElement): string => element.textContent ?? '';

/** 11, 12 and 13 November 2024, a Monday to a Wednesday, in UTC. */
const MONDAY = Date.UTC(2024, 10, 11);
const THREE_DAYS = [
  ...stretch(MONDAY, 24, 100),
  ...stretch(MONDAY + DAY_MS, 12, 100),
  ...stretch(MONDAY + 1.5 * DAY_MS, 12, 60),
  ...stretch(MONDAY + 2 * DAY_MS, 18, 200),
  ...stretch(MONDAY + 2.75 * DAY_MS, 6, 100),
];

describe('the days', () => {
  it('are newest first with their numbers, and say what they cover', async () => {
    await openDays(THREE_DAYS);
    await screen.findByRole('heading', { name: 'Wed, 13 Nov 2024' });
    expect(dayNames()).toEqual(['Wed, 13 Nov 2024', 'Tue, 12 Nov 2024', 'Mon, 11 Nov 2024']);
    expect(textOf(dayOf('Tue, 12 Nov 2024'))).toMatch(/In range50.%Mean80 mg\/dLBelow50.%Above0.%Readings100.%/);
    expect(screen.getByText(/3 of 14 days have readings/)).toBeTruthy();
  });

  it('say that their statistics are of all of them where weekdays are chosen', async () => {
    await openDays(THREE_DAYS);
    const said = (): Element | null => screen.queryByText(/statistics are of all days of the week/);
    fireEvent.click(await screen.findByText('Statistics of these days'));
    await screen.findByRole('heading', { name: 'Statistics' });
    expect(said()).toBeNull();
    fireEvent.click(screen.getByRole('checkbox', { name: /^Tue/ }));
    await waitFor(() => expect(said()).not.toBeNull());
  });

  it.each([
    ['most-below', 'Tue, 12 Nov 2024'],
    ['highest-mean', 'Wed, 13 Nov 2024'],
    ['most-in-range', 'Mon, 11 Nov 2024'],
    ['oldest', 'Mon, 11 Nov 2024'],
  ])('in the order %s begin with %s', async (order, first) => {
    await openDays(THREE_DAYS);
    fireEvent.change(await screen.findByLabelText('Order'), { target: { value: order } });
    await waitFor(() => expect(dayNames()[0]).toBe(first));
  });

  it('are filtered by weekday, and none left says so', async () => {
    await openDays(THREE_DAYS);
    const [monday, tuesday] = [await screen.findByLabelText(/^Mon 1/), screen.getByLabelText(/^Tue 1/)];
    fireEvent.click(monday);
    expect(dayNames()).toEqual(['Wed, 13 Nov 2024', 'Tue, 12 Nov 2024']);
    fireEvent.click(tuesday);
    fireEvent.click(screen.getByLabelText(/^Wed 1/));
    fireEvent.click(await screen.findByRole('button', { name: 'Show all weekdays' }));
    expect(dayNames()).toHaveLength(3);
  });

  it('without enough readings show no numbers, and those without any are a line between the others', async () => {
    await openDays([...stretch(MONDAY - 4 * DAY_MS, 24, 100), ...stretch(MONDAY, 6, 100)]);
    await screen.findByRole('heading', { name: 'Mon, 11 Nov 2024' });
    expect(textOf(dayOf('Mon, 11 Nov 2024'))).toMatch(/so far.*not enough data \(25 % of readings, 70 % are needed\)/);
    expect(screen.getByText('No readings from Fri, 8 Nov 2024 to Sun, 10 Nov 2024')).toBeTruthy();
  });

  it('of a change of clocks are 23 and 25 hours long, and whole', async () => {
    const spring = Date.UTC(2024, 2, 31) - HOUR_MS; // midnight in Berlin
    const autumn = Date.UTC(2024, 9, 27) - 2 * HOUR_MS;
    await openDays([
      ...stretch(spring, 2, 100, 60),
      ...stretch(spring + 2 * HOUR_MS, 21 + 24, 100, 120),
      ...stretch(autumn - 24 * HOUR_MS, 27, 100, 120),
      ...stretch(autumn + 3 * HOUR_MS, 22 + 24, 100, 60),
    ]);
    fireEvent.click(await screen.findByLabelText('All'));
    await screen.findByRole('heading', { name: 'Sun, 31 Mar 2024' });
    expect(textOf(dayOf('Sun, 31 Mar 2024'))).toMatch(/23 h long: the clock was put forward.*Readings100.%/);
    expect(textOf(dayOf('Sun, 27 Oct 2024'))).toMatch(/25 h long: the clock was put back.*Readings100.%/);
    expect(textOf(dayOf('Sat, 26 Oct 2024'))).not.toContain('long');
  });

  it('say what was entered on them', async () => {
    const bridge = createFakeBridge(fakeSnapshot(THREE_DAYS), THREE_DAYS);
    bridge.answers.logged = {
      events: [
        { at: MONDAY + HOUR_MS, type: 'carbs', value: 20 },
        { at: MONDAY + 2 * HOUR_MS, type: 'carbs', value: 30 },
        { at: MONDAY + 25 * HOUR_MS, type: 'insulin', value: 2 },
      ],
      alerts: [{ at: MONDAY + HOUR_MS, name: 'low', state: 'activeAlarming' }],
    };
    const { app } = await open(bridge);
    app.view.screen.value = 'days';
    expect(await screen.findByText('Carbs 2, Alerts 1')).toBeTruthy();
    expect(await screen.findByText('Insulin 1')).toBeTruthy();
  });

  it('are drawn of one question where they are in sight together', async () => {
    const bridge = createFakeBridge(fakeSnapshot(THREE_DAYS), THREE_DAYS);
    bridge.answers.logged = { events: [{ at: MONDAY + 25 * HOUR_MS, type: 'carbs', value: 20 }] };
    const { app } = await open(bridge);
    app.view.screen.value = 'days';
    await screen.findByText('Carbs 1');
    const asked = callsOf(bridge, 'getRecords');
    expect(asked).toContainEqual([{ fromAt: MONDAY, toAt: MONDAY + 3 * DAY_MS }]);
    expect(asked).not.toContainEqual([{ fromAt: MONDAY, toAt: MONDAY + DAY_MS }]);
  });

  it('lead to the chart at the middle of the day', async () => {
    const bridge = createFakeBridge(fakeSnapshot(THREE_DAYS), THREE_DAYS);
    const { app } = await open(bridge);
    app.view.screen.value = 'days';
    fireEvent.click(await screen.findByRole('button', { name: /^Open Tuesday,? 12 November 2024 in the chart/ }));
    expect(app.view.moment.value).toBe(MONDAY + 1.5 * DAY_MS);
    expect(app.view.screen.value).not.toBe('days');
  });

  it('are walked by the arrow keys', async () => {
    await openDays(THREE_DAYS);
    const [first, second] = await screen.findAllByRole('button', { name: /in the chart$/ });
    first?.focus();
    if (first) fireEvent.keyDown(first, { key: 'ArrowDown' });
    expect(document.activeElement).toBe(second);
    if (second) fireEvent.keyDown(second, { key: 'ArrowUp' });
    expect(document.activeElement).toBe(first);
  });

  it('lie over each other by letter, six at most', async () => {
    const days = Array.from({ length: 8 }, (_, i) => stretch(MONDAY + i * DAY_MS, 24, 100)).flat();
    await openDays(days, { now: MONDAY + 9 * DAY_MS });
    const boxes = await screen.findAllByRole('checkbox', { name: /^Lay .* over others/ });
    for (const box of boxes.slice(0, 6)) fireEvent.click(box);
    const overlay = await screen.findByRole('region', { name: 'Days over each other' });
    expect(within(overlay).getAllByRole('listitem').map(textOf)[5]).toMatch(
      /^ ?F Wednesday,? 13 November 2024: 100.% in range/,
    );
    expect(boxes[6]).toHaveProperty('disabled', true);
    fireEvent.click(within(overlay).getByRole('button', { name: 'Take all away' }));
    expect(screen.queryByRole('region', { name: 'Days over each other' })).toBeNull();
  });

  it('are a table and a text as well, in mmol/L where that is read', async () => {
    const { settings } = fakeSnapshot([]);
    const bridge = await openDays(THREE_DAYS, { settings: { ...settings, unit: 'mmol/L' } });
    fireEvent.click(await screen.findByRole('button', { name: 'Show as table' }));
    const row = within(screen.getByRole('table')).getByText('Tue, 12 Nov 2024').closest('tr');
    expect([...(row?.cells ?? [])].map((cell) => cell.textContent?.replaceAll(/\s/g, ' '))).toEqual([
      'Tue, 12 Nov 2024',
      '50 %',
      '4.4 mmol/L',
      '50 %',
      '0 %',
      '100 %',
    ]);
    fireEvent.click(screen.getByRole('button', { name: 'Copy text' }));
    const lines = String(callsOf(bridge, 'copyText')[0]?.[0]).split('\n');
    expect(lines[0]).toMatch(/^Days: 14 days, .* 2024, .* % of readings/);
    expect(lines[1]).toBe('Date\tHours\tIn range (3.9 to 10.0 mmol/L)\tMean\tBelow\tAbove\tReadings');
    expect(lines.slice(2, 5).map((line) => line.split('\t')[0])).toEqual(['2024-11-13', '2024-11-12', '2024-11-11']);
    expect(lines.at(-1)).toContain('not for treatment decisions');
  });

  it('leave out what the person left out, and say so', async () => {
    const bridge = createFakeBridge(fakeSnapshot(THREE_DAYS), THREE_DAYS);
    await bridge.setExcluded({ fromAt: MONDAY + 1.5 * DAY_MS, toAt: MONDAY + 1.5 * DAY_MS + 2 * HOUR_MS }, true);
    const { app } = await open(bridge);
    app.view.screen.value = 'days';
    await screen.findByRole('heading', { name: 'Tue, 12 Nov 2024' });
    expect(textOf(dayOf('Tue, 12 Nov 2024'))).toMatch(/24 readings left out.*In range55.%.*Below45.%/);
    expect(screen.getByText(/days have readings. 24 readings left out$/)).toBeTruthy();
  });
});

describe('the other states', () => {
  it.each<[string, readonly FakeReading[]]>([
    ['one reading', [{ at: FAKE_NOW, mgDl: 100, offsetMinutes: 60 }]],
    ['the same reading twice', [1, 2].map(() => ({ at: FAKE_NOW, mgDl: 39, offsetMinutes: 0 }))],
    [
      '1970',
      [
        { at: 0, mgDl: 401, offsetMinutes: 0 },
        { at: FAKE_NOW, mgDl: 100, offsetMinutes: 0 },
      ],
    ],
    ['the future', [{ at: FAKE_NOW + 400 * DAY_MS, mgDl: 100, offsetMinutes: 0 }]],
    ['the far east', stretch(FAKE_NOW - DAY_MS, 24, 100, 840)],
    ['no known clock', [{ at: FAKE_NOW, mgDl: 100 }]],
  ])('%s is shown', async (_name, readings) => {
    await openDays(readings);
    expect((await screen.findAllByRole('heading', { level: 2 })).length).toBeGreaterThan(0);
    fireEvent.click(screen.getByLabelText('All'));
    await waitFor(() => expect(screen.getAllByRole('heading', { level: 2 }).length).toBeGreaterThan(0));
  });

  it('no readings say what to do', async () => {
    await openDays([]);
    expect(await screen.findByText('There are no readings in these days.')).toBeTruthy();
  });

  it('a history that cannot be read says so and is asked again', async () => {
    const bridge = createFakeBridge(fakeSnapshot(THREE_DAYS), THREE_DAYS);
    bridge.answers.readingsFail = true;
    const { app } = await open(bridge);
    app.view.screen.value = 'days';
    const again = await screen.findByRole('button', { name: 'Try again' });
    bridge.answers.readingsFail = false;
    fireEvent.click(again);
    expect(await screen.findByRole('heading', { name: 'Tue, 12 Nov 2024' })).toBeTruthy();
  });
});
