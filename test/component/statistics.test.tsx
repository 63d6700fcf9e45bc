// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import type { Shown } from '../../core/place';
import { goTo } from '../../renderer/state/go';
import { createFakeBridge, DEXCOM_ACCOUNT, type FakeReading, fakeSnapshot } from '../support/fake-bridge';
import { open } from './support';

afterEach(cleanup);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MIDNIGHT = Date.UTC(2024, 10, 14);
/** Readings of whole days before a midnight and of some hours after it, but for every so many of them. */
const readingsOf = (days: number, hours: number, butEvery = Number.POSITIVE_INFINITY): readonly FakeReading[] =>
  Array.from({ length: days * 288 + hours * 12 }, (_, i) => ({
    at: MIDNIGHT - days * DAY + i * 5 * MINUTE,
    mgDl: 120,
    offsetMinutes: 0,
  })).filter((_, i) => (i + 1) % butEvery !== 0);
const dates = (from: string, to = from): Shown => ({
  kind: 'dates',
  fromDay: Date.parse(from),
  toDay: Date.parse(to),
});

async function openTimeline(readings: readonly FakeReading[], shown: Shown) {
  const now = Number(readings.at(-1)?.at) + HOUR;
  const bridge = createFakeBridge(fakeSnapshot(readings, { account: DEXCOM_ACCOUNT, now, locale: 'en-GB' }), readings);
  const { app } = await open(bridge);
  goTo({ kind: 'timeline', shown }, bridge.snapshot(), app.view, '');
  return within(await screen.findByRole('region', { name: 'Statistics' }));
}
type Statistics = Awaited<ReturnType<typeof openTimeline>>;
const shownOf = async (statistics: Statistics, label: RegExp) =>
  (await statistics.findByText(label, { selector: 'dt' })).nextElementSibling?.textContent;

describe('what statistics are of', () => {
  it.each<[string, number, Shown, string]>([
    ['whole days', 14, dates('2024-11-01', '2024-11-13'), '13 days, 3,744 of 3,744 readings (100 %)'],
    [
      'days of which the last goes on',
      13,
      dates('2024-11-01', '2024-11-14'),
      '14 days, the last until 04:55, 3,804 of 3,804 readings (100 %)',
    ],
    [
      'days to come, of which nothing can be missing',
      13,
      dates('2024-11-11', '2024-11-17'),
      '4 days, the last until 04:55, 924 of 924 readings (100 %)',
    ],
    ['the day that goes on', 13, dates('2024-11-14'), '1 day until 04:55, 60 of 60 readings (100 %)'],
    ['a time up to the newest reading', 13, { kind: 'last', length: '7d' }, '7 days, 2,016 of 2,016 readings (100 %)'],
  ])('says of %s', async (_, days, shown, words) => {
    const statistics = await openTimeline(readingsOf(days, 5), shown);
    expect(await statistics.findByText(words)).toBeTruthy();
  });
});

it('what the sensor could not measure is said with how it counts, and only what there is', async () => {
  const readings = readingsOf(3, 0).map((one, i) => (i < 2 ? { ...one, mgDl: 401 } : one));
  const statistics = await openTimeline(readings, { kind: 'all' });
  expect(await statistics.findByText('2 HIGH above what the sensor measures: counted as 401 mg/dL.')).toBeTruthy();
  expect(statistics.queryByText(/LOW/)).toBeNull();
});

describe('one day', () => {
  it('has statistics from 70 % of it on, as in Days, but no GMI', async () => {
    const statistics = await openTimeline(readingsOf(3, 5, 10), dates('2024-11-13'));
    expect(await statistics.findByText('24 hours, 259 of 288 readings (89 %)')).toBeTruthy();
    expect(await statistics.findByRole('table', { name: 'Time in ranges' })).toBeTruthy();
    expect(await shownOf(statistics, /^Mean/)).toBe('120 mg/dL');
    expect(await shownOf(statistics, /^Low episodes/)).toBe('0.0 a day');
    expect(await shownOf(statistics, /^GMI/)).toBe('not enough data (0 of 14 days, 89 %)');
  });

  it('has none while so much of it is still to come', async () => {
    const statistics = await openTimeline(readingsOf(3, 5), dates('2024-11-14'));
    expect(await shownOf(statistics, /^Mean/)).toBe('not enough data (20 % of readings, 70 % are needed)');
    expect(await shownOf(statistics, /^Low episodes/)).toMatch(/^not enough data/);
  });

  it('of the week has them among the other days', async () => {
    const statistics = await openTimeline(readingsOf(7, 0, 10), { kind: 'last', length: '7d' });
    fireEvent.click(await statistics.findByRole('radio', { name: 'By day, hour' }));
    const weekdays = within(await statistics.findByRole('table', { name: 'By day of the week' }));
    expect(weekdays.getAllByRole('row', { name: /day [\d,]+ readings 0 % 100 % 0 % 120$/ })).toHaveLength(7 + 2);
  });
});

it('one low in a month is rare, and not none', async () => {
  const readings = readingsOf(30, 0).map((one, i) => (i >= 4000 && i < 4006 ? { ...one, mgDl: 60 } : one));
  const statistics = await openTimeline(readings, { kind: 'last', length: '30d' });
  expect(await shownOf(statistics, /^Low episodes/)).toBe('under 0.1 a day');
  expect(await shownOf(statistics, /^High episodes/)).toBe('0.0 a day');
});
