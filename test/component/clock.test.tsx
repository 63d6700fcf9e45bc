// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../core/settings';
import type { Clock } from '../../core/statistics/clock';
import type { Screen } from '../../renderer/state/view';
import { timelineOf } from '../../renderer/timeline/store';
import { createFakeBridge, DEXCOM_ACCOUNT, type FakeReading, fakeSnapshot } from '../support/fake-bridge';
import { callsOf, open } from './support';

afterEach(cleanup);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Midnight in UTC, of a person who lives in Berlin and flies to Tokyo for the last of fourteen days. */
const UNTIL = Date.UTC(2024, 10, 14);
const HOME: Clock = { kind: 'home', zone: 'Europe/Berlin' };

/** Low from two to four in the morning as the person lived it, on every day. */
const JOURNEY: readonly FakeReading[] = Array.from({ length: 14 * 288 }, (_, i) => {
  const at = UNTIL - 14 * DAY + i * 5 * MINUTE;
  const offsetMinutes = at >= UNTIL - 7 * DAY ? 540 : 60;
  const hour = ((at + offsetMinutes * MINUTE) % DAY) / HOUR;
  return { at, mgDl: hour >= 2 && hour < 4 ? 60 : 120, offsetMinutes };
});

async function openView(screenName: Screen, clock: Clock = DEFAULT_SETTINGS.clock, readings = JOURNEY) {
  const state = { account: DEXCOM_ACCOUNT, settings: { ...DEFAULT_SETTINGS, clock }, now: UNTIL + HOUR };
  const bridge = createFakeBridge(fakeSnapshot(readings, state), readings);
  bridge.answers.logged = {
    events: [{ at: UNTIL - 2 * HOUR, offsetMinutes: 540, type: 'carbs', value: 40, unit: 'grams' }],
  };
  const { app } = await open(bridge);
  app.view.screen.value = screenName;
  return { bridge, app };
}

const choose = (name: string): boolean => fireEvent.click(screen.getByRole('radio', { name: new RegExp(`^${name}`) }));

describe('whose clock days and hours are on', () => {
  const VIEWS: readonly Screen[] = ['timeline', 'days', 'pattern', 'compare', 'episodes', 'year', 'events', 'devices'];
  it.each(VIEWS)('is said by %s, as lived and in one zone', async (view) => {
    const { bridge } = await openView(view);
    await screen.findByRole('button', { name: 'Times as lived' });
    bridge.push({ settings: { ...DEFAULT_SETTINGS, clock: HOME } });
    await screen.findByRole('button', { name: 'Times in Europe/Berlin' });
  });

  it('is chosen where it is said, at once, and said again where it is left', async () => {
    const { bridge } = await openView('days');
    fireEvent.click(await screen.findByRole('button', { name: 'Times as lived' }));
    const dialog = await screen.findByRole('dialog', { name: 'Whose clock' });
    expect(within(dialog).queryByLabelText('Zone')).toBeNull();
    choose('In one zone');
    const zones = await within(dialog).findByLabelText<HTMLSelectElement>('Zone');
    expect(zones.value).toBe(new Intl.DateTimeFormat().resolvedOptions().timeZone);
    fireEvent.change(zones, { target: { value: 'America/New_York' } });
    expect(bridge.snapshot().settings.clock).toEqual({ kind: 'home', zone: 'America/New_York' });
    fireEvent.click(within(dialog).getByRole('button', { name: 'Done' }));
    await screen.findByRole('button', { name: 'Times in America/New York' });
  });

  it('is a setting', async () => {
    const { bridge } = await openView('settings', HOME);
    await screen.findByRole('heading', { name: 'Settings' });
    expect((await screen.findByLabelText<HTMLSelectElement>('Zone')).value).toBe('Europe/Berlin');
    choose('As lived');
    expect(bridge.snapshot().settings.clock).toEqual({ kind: 'lived' });
    expect(screen.queryByLabelText('Zone')).toBeNull();
  });

  it('stands above what is copied', async () => {
    const { bridge } = await openView('pattern', HOME);
    fireEvent.click(await screen.findByRole('button', { name: 'Copy text' }));
    await waitFor(() =>
      expect(String(callsOf(bridge, 'copyText').at(-1)?.[0])).toMatch(/^Daily pattern.*Times in Europe\/Berlin\n/),
    );
  });
});

describe('times', () => {
  it('of the pattern are hours of that clock', async () => {
    const { bridge } = await openView('pattern');
    expect(await screen.findByText('Lows cluster 02:00 to 04:00: on 14 of 14 nights.')).toBeTruthy();
    bridge.push({ settings: { ...DEFAULT_SETTINGS, clock: HOME } });
    // In Tokyo two in the morning is six in the evening of Berlin.
    expect(await screen.findByText('Lows cluster 02:00 to 04:00: on 7 of 14 nights.')).toBeTruthy();
    expect(screen.getByText('Lows cluster 18:00 to 20:00: on 7 of 14 days.')).toBeTruthy();
  });

  it('of days begin at its midnights', async () => {
    const lengthsOf = async (): Promise<readonly unknown[]> => {
      const rows = (await screen.findAllByRole('row')).slice(1);
      return rows.map((row) => row.textContent);
    };
    const { bridge } = await openView('days');
    fireEvent.click(await screen.findByRole('button', { name: 'Show as table' }));
    const lived = await lengthsOf();
    bridge.push({ settings: { ...DEFAULT_SETTINGS, clock: HOME } });
    await waitFor(async () => expect(await lengthsOf()).not.toEqual(lived));
    expect(callsOf(bridge, 'getDays').at(-1)?.[1]).toEqual(HOME);
  });

  it('of episodes and of entries are on it', async () => {
    const { app } = await openView('episodes', HOME);
    expect(await screen.findByRole('button', { name: /^Open .*13 Nov 2024, 18:00 in the chart$/ })).toBeTruthy();
    app.view.screen.value = 'events';
    expect(await screen.findByText('23:00')).toBeTruthy();
  });

  it('of the phone’s alerts stay its own on a timeline of another clock', async () => {
    const { app } = await openView('timeline', HOME);
    const { offsetAt, livedOffsetAt } = timelineOf(app);
    await waitFor(() => expect(livedOffsetAt.value(UNTIL - 1)).toBe(540));
    expect(offsetAt.value(UNTIL - 1)).toBe(60);
  });

  it('of the newest value stay on the phone’s own clock', async () => {
    await openView('now', HOME);
    expect(await screen.findByText(/08:55/)).toBeTruthy();
  });
});
