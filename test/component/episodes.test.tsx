// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import type { Snapshot } from '../../core/snapshot';
import { parseArguments } from '../../main/ipc/parsers';
import type { EpisodeRow } from '../../renderer/episodes/derive-rows';
import { rowsAsText } from '../../renderer/episodes/describe-row';
import type { App } from '../../renderer/state/app';
import { createFakeBridge, FAKE_NOW, type FakeBridge, type FakeReading, fakeSnapshot } from '../support/fake-bridge';
import type { FakeLogged } from '../support/fake-records';
import { callsOf, open } from './support';

afterEach(cleanup);

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** 13 November 2024 on a clock in UTC. */
const DAY = Date.UTC(2024, 10, 13);

/** A day of 110, every five minutes, but for what is put into it: values from a time of the day (hours) on. */
function dayWith(...parts: ReadonlyArray<readonly [fromHour: number, codes: readonly number[]]>): FakeReading[] {
  const codes = Array.from({ length: 288 }, () => 110);
  for (const [fromHour, values] of parts) codes.splice(fromHour * 12, values.length, ...values);
  return codes.map((mgDl, i) => ({ at: DAY + i * 5 * MINUTE_MS, mgDl, offsetMinutes: 0 }));
}

/** As pressure does it: from a steady level down and up again within minutes. */
const PRESSURE = [110, 85, 52, 50, 51, 52, 80, 108];
const LOW = [90, 80, 66, 62, 60, 64, 68, 75, 85];
const HIGH = [125, 140, 155, 168, 185, 220, 260, 270, 255, 230, 200, 185, 175, 150];
const EVERYTHING = dayWith([2, PRESSURE], [10, LOW], [15, HIGH]);

type Opened = { readonly bridge: FakeBridge; readonly app: App };

async function openEpisodes(
  readings: readonly FakeReading[],
  part: Partial<Snapshot> = {},
  logged: FakeLogged = {},
): Promise<Opened> {
  const bridge = createFakeBridge(fakeSnapshot(readings, part), readings);
  bridge.answers.logged = logged;
  const { app } = await open(bridge);
  app.view.screen.value = 'episodes';
  await screen.findByRole('heading', { name: 'Episodes', level: 1 });
  return { bridge, app };
}

const cellsOf = (start: string): Array<string | undefined> => {
  const row = screen.getByRole('button', { name: `Open 13 Nov 2024, ${start} in the chart` }).closest('tr');
  return [...(row?.cells ?? [])].map((cell) => cell.textContent?.replaceAll(/[\s ]+/g, ' '));
};
const starts = (): Array<string | null> =>
  screen.getAllByRole('button', { name: /in the chart$/ }).map(({ textContent }) => textContent);

describe('the table', () => {
  it('says of each episode what it was, how long, how far and how it came', async () => {
    await openEpisodes(
      EVERYTHING,
      {},
      {
        events: [
          { at: DAY + 7 * HOUR_MS, type: 'carbs', value: 99, unit: 'grams' },
          { at: DAY + 8.5 * HOUR_MS, type: 'exercise', subType: 'light', value: 40, unit: 'minutes' },
          { at: DAY + 9 * HOUR_MS, type: 'insulin', subType: 'fastActing', value: 3, unit: 'units' },
          { at: DAY + 9.5 * HOUR_MS, type: 'notes', text: 'not told here' },
        ],
        alerts: [
          { at: DAY + 10 * HOUR_MS + 5 * MINUTE_MS, name: 'low', state: 'activeAlarming' },
          { at: DAY + 10 * HOUR_MS + 10 * MINUTE_MS, name: 'low', state: 'inactive' },
          { at: DAY + 13 * HOUR_MS, name: 'high', state: 'activeAlarming' },
        ],
      },
    );
    await screen.findByRole('table');
    expect(starts()).toEqual(['13 Nov 2024, 15:20', '13 Nov 2024, 10:10', '13 Nov 2024, 02:10']);
    expect(cellsOf('10:10').slice(1)).toEqual([
      'low',
      '25 min',
      '60 mg/dLcame in at −2.9 mg/dL a minute',
      'Exercise light 40 min, 08:30; Insulin fast-acting 3 units, 09:00',
      'Low, 10:05',
      'countedLeave out',
    ]);
    expect(cellsOf('15:20').slice(1)).toEqual([
      'very high',
      '40 min',
      '270 mg/dLcame in at +3.0 mg/dL a minute',
      'nothing entered',
      'none passed on',
      'counted',
    ]);
    expect(cellsOf('02:10').slice(1, 3)).toEqual(['very lowlooks like pressure on the sensor', '20 min']);
  });

  it('reads in mmol/L, and with the ranges of pregnancy', async () => {
    const { settings } = fakeSnapshot([]);
    await openEpisodes(EVERYTHING, { settings: { ...settings, unit: 'mmol/L', preset: 'pregnancy' } });
    await screen.findByRole('table');
    expect(cellsOf('15:10').slice(1, 4)).toEqual(['high', '1 h', '15.0 mmol/Lcame in at +0.17 mmol/L a minute']);
    expect(starts()).not.toContain('13 Nov 2024, 10:10'); // two readings under 63 are none
    expect(screen.getByText(/outside of 3\.5 to 7\.8 mmol\/L/)).toBeTruthy();
    expect(screen.getByRole('checkbox', { name: /^high/i })).toBeTruthy();
    expect(screen.queryByRole('checkbox', { name: /^very high/i })).toBeNull(); // nothing is told apart above the target
  });

  it('says that missing data cut an episode, that one lasts, that one is long, and LOW in its place', async () => {
    const long = Array.from({ length: 30 }, () => 65);
    const readings = [
      ...dayWith([3, [60, 39, 39, 39]], [5, long], [20, [60, 60, 60]]).filter(
        ({ at }) => at < DAY + 20.25 * HOUR_MS && (at < DAY + 3.3 * HOUR_MS || at > DAY + 4 * HOUR_MS),
      ),
    ];
    await openEpisodes(readings);
    await screen.findByRole('table');
    expect(cellsOf('03:00').slice(1, 4)).toEqual([
      'very lowcut by missing data',
      'at least 15 min',
      expect.stringMatching(/^LOW/),
    ]);
    expect(cellsOf('05:00')[1]).toBe('lowlonger than 2 hours');
    expect(cellsOf('20:00')[1]).toBe('lowstill going on with the newest reading');
  });

  it.each([
    ['furthest', '15:20'],
    ['longest', '15:20'],
    ['oldest', '02:10'],
    ['fastest', '02:10'],
  ])('in the order %s begins with %s', async (order, first) => {
    await openEpisodes(EVERYTHING);
    fireEvent.change(await screen.findByLabelText('Order'), { target: { value: order } });
    await waitFor(() => expect(starts()[0]).toContain(first));
  });

  it('is searched and filtered, and what finds nothing says so', async () => {
    await openEpisodes(EVERYTHING);
    fireEvent.input(await screen.findByLabelText('Search'), { target: { value: 'PRESSURE very' } });
    expect(starts()).toEqual(['13 Nov 2024, 02:10']);
    expect(screen.getByText('1 of 3 episodes')).toBeTruthy();
    fireEvent.click(screen.getByLabelText(/^very low/));
    fireEvent.click(await screen.findByRole('button', { name: 'Show all episodes' }));
    expect(starts()).toHaveLength(3);
    fireEvent.click(screen.getByLabelText(/^very high/));
    expect(starts()).toEqual(['13 Nov 2024, 10:10', '13 Nov 2024, 02:10']);
  });

  it('is searched at a stroke, also right after a period was chosen', async () => {
    await openEpisodes(EVERYTHING);
    await screen.findByLabelText('Search');
    screen.getByLabelText('30 d').focus();
    await waitFor(() => {
      fireEvent.keyDown(screen.getByLabelText('30 d'), { key: '/' });
      expect(document.activeElement).toBe(screen.getByLabelText('Search'));
    });
  });

  it('leads to the chart', async () => {
    const { app } = await openEpisodes(EVERYTHING);
    fireEvent.click(await screen.findByRole('button', { name: 'Open 13 Nov 2024, 10:10 in the chart' }));
    expect([app.view.screen.value, app.view.hours.value]).toEqual(['now', 24]);
  });

  it('is copied as text', async () => {
    const { bridge } = await openEpisodes(EVERYTHING);
    fireEvent.click(await screen.findByRole('button', { name: 'Copy text' }));
    const lines = String(callsOf(bridge, 'copyText')[0]?.[0]).split('\n');
    expect(lines[0]).toMatch(/^Episodes outside of 70 to 180 mg\/dL: 14 days, .* 3 episodes\. Times as lived$/);
    expect(lines).toHaveLength(7);
    expect(lines[4]).toMatch(/^13 Nov 2024, 02:10\tvery low, looks like pressure on the sensor\t20 min\t50 mg\/dL\t/);
  });
});

describe('a compression low', () => {
  const leaveOut = /^Leave out: very low of 13 Nov 2024, 02:10/;

  it('is left out from after the steady reading to the first that is back, and can be taken back at once', async () => {
    const { bridge } = await openEpisodes(EVERYTHING);
    fireEvent.click(await screen.findByRole('button', { name: leaveOut }));
    expect(await screen.findByText('Left out of statistics: very low of 13 Nov 2024, 02:10.')).toBeTruthy();
    expect(screen.getByText('3 episodes, 1 left out of statistics')).toBeTruthy();
    const fromAt = DAY + 2 * HOUR_MS + 1;
    const [span] = await bridge.getExclusions();
    expect(span?.fromAt).toBe(fromAt);
    expect(span?.toAt).toBeGreaterThan(DAY + 2 * HOUR_MS + 25 * MINUTE_MS);
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await screen.findByText('Counted again: very low of 13 Nov 2024, 02:10.')).toBeTruthy();
    expect(await bridge.getExclusions()).toEqual([]);
    expect(screen.getByRole('button', { name: leaveOut })).toBeTruthy();
  });

  it('is taken back by Ctrl+Z, once', async () => {
    const { bridge } = await openEpisodes(EVERYTHING);
    fireEvent.click(await screen.findByRole('button', { name: leaveOut }));
    await screen.findByRole('button', { name: 'Undo' });
    fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true });
    await waitFor(async () => expect(await bridge.getExclusions()).toEqual([]));
    await screen.findByText(/^Counted again/);
    fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true });
    expect(callsOf(bridge, 'setExcluded')).toHaveLength(2);
  });

  it('is counted again later by its own button, also where its readings have changed since', async () => {
    const bridge = createFakeBridge(fakeSnapshot(EVERYTHING), EVERYTHING);
    await bridge.setExcluded({ fromAt: DAY + 2.1 * HOUR_MS, toAt: DAY + 2.3 * HOUR_MS }, true);
    const { app } = await open(bridge);
    app.view.screen.value = 'episodes';
    fireEvent.click(await screen.findByRole('button', { name: /^Count again: very low/ }));
    await waitFor(async () => expect(await bridge.getExclusions()).toEqual([]));
  });

  it('stays in the list where nothing is low there any more, so that it can be counted again', async () => {
    const bridge = createFakeBridge(fakeSnapshot(EVERYTHING), EVERYTHING);
    await bridge.setExcluded({ fromAt: DAY + 6 * HOUR_MS, toAt: DAY + 7 * HOUR_MS }, true);
    const { app } = await open(bridge);
    app.view.screen.value = 'episodes';
    fireEvent.click(await screen.findByRole('button', { name: 'Count again: short low of 13 Nov 2024, 06:00' }));
    await waitFor(async () => expect(await bridge.getExclusions()).toEqual([]));
    await waitFor(() => expect(screen.queryByText('short low')).toBeNull());
  });

  it('may be shorter than an episode', async () => {
    await openEpisodes(dayWith([2, [110, 85, 64, 66, 88, 109]]));
    const row = within(await screen.findByRole('table'))
      .getByText('short low')
      .closest('tr');
    expect(row?.textContent).toMatch(/looks like pressure.*64 mg\/dL.*countedLeave out/);
  });

  it('with carbs beside it is not suggested', async () => {
    const carbs = { at: DAY + 2.2 * HOUR_MS, type: 'carbs', value: 15 };
    await openEpisodes(EVERYTHING, {}, { events: [carbs] });
    await screen.findByRole('table');
    expect(cellsOf('02:10')[1]).toBe('very low');
  });
});

describe('the other states', () => {
  it.each<[string, readonly FakeReading[], string]>([
    ['no reading', [], 'There are no readings in these days.'],
    ['one reading', [{ at: FAKE_NOW, mgDl: 39, offsetMinutes: 840 }], 'No episode began in these days.'],
    ['duplicates', [1, 2, 3].map(() => ({ at: FAKE_NOW, mgDl: 39 })), 'No episode began in these days.'],
    ['nothing but range', dayWith(), 'No episode began in these days.'],
  ])('%s', async (_name, readings, words) => {
    await openEpisodes(readings);
    expect(await screen.findByText(words)).toBeTruthy();
  });

  it.each([
    ['1970', 0],
    ['the future', FAKE_NOW + 3000 * DAY_MS],
    ['the far east', DAY],
  ])('finds an episode in %s', async (_name, at) => {
    const low = Array.from({ length: 6 }, (_, i) => ({ at: at + i * 5 * MINUTE_MS, mgDl: 60, offsetMinutes: 840 }));
    await openEpisodes([...low].sort((a, b) => a.at - b.at));
    fireEvent.click(await screen.findByLabelText('All'));
    expect(await screen.findByText('1 episode')).toBeTruthy();
  });

  it('a history that cannot be read says so and is asked again', async () => {
    const bridge = createFakeBridge(fakeSnapshot(EVERYTHING), EVERYTHING);
    bridge.answers.recordsFail = true;
    const { app } = await open(bridge);
    app.view.screen.value = 'episodes';
    const again = await screen.findByRole('button', { name: 'Try again' });
    bridge.answers.recordsFail = false;
    fireEvent.click(again);
    expect(await screen.findByRole('table')).toBeTruthy();
  });

  it('a mark that cannot be kept is told and not shown', async () => {
    const { bridge } = await openEpisodes(EVERYTHING);
    Object.assign(bridge, { setExcluded: () => Promise.reject(new Error('the disk is full')) });
    fireEvent.click(await screen.findByRole('button', { name: /^Leave out: very low/ }));
    expect(await screen.findByText(/the disk is full/)).toBeTruthy();
    expect(screen.getByText('3 episodes')).toBeTruthy();
  });
});

it('ten years of episodes are not too much to copy, with eight a day of which much is known', () => {
  const moment = (at: number) => ({ at, what: 'Insulin fast-acting 12.5 units' });
  const rows = Array.from({ length: 10 * 365 * 8 }, (_, i): EpisodeRow => {
    const startAt = FAKE_NOW - i * 3 * 3_600_000;
    const [endAt, all] = [startAt + 9_000_000, [0, 1, 2].map((ago) => moment(startAt - ago * 600_000))];
    const known = { kind: 'very-high', ended: 'cut', isExtended: true, extreme: 401, rate: 1.5 } as const;
    const span = { fromAt: startAt, toAt: endAt };
    return { key: `${i}`, ...known, startAt, endAt, before: all, alerts: all, span, isSuggested: false, leftOut: span };
  });
  const text = rowsAsText(rows, () => 0, { unit: 'mmol/L', locale: 'en-US' });
  expect(text.split('\n')).toHaveLength(1 + rows.length);
  expect(parseArguments('copyText', [text])).not.toBeNull();
});
