// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Snapshot } from '../../core/snapshot';
import type { App } from '../../renderer/state/app';
import { createFakeBridge, FAKE_NOW, type FakeBridge, type FakeReading, fakeSnapshot } from '../support/fake-bridge';
import { callsOf, open } from './support';

beforeEach(() => vi.stubGlobal('IntersectionObserver', undefined)); // everything counts as seen
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** A whole day of one value, or the first hours of it. */
const dayOf = (at: number, mgDl: number, hours = 24): FakeReading[] =>
  Array.from({ length: hours * 12 }, (_, i) => ({ at: at + i * 5 * MINUTE_MS, mgDl, offsetMinutes: 0 }));

const READINGS = [
  ...dayOf(Date.UTC(2022, 11, 31), 65),
  ...dayOf(Date.UTC(2024, 0, 1), 200, 12),
  ...dayOf(Date.UTC(2024, 0, 1, 12), 100, 12),
  ...dayOf(Date.UTC(2024, 0, 2), 100, 6),
  ...dayOf(Date.UTC(2024, 10, 12), 100),
];

async function openYear(
  readings: readonly FakeReading[],
  part: Partial<Snapshot> = {},
): Promise<{ readonly bridge: FakeBridge; readonly app: App }> {
  const bridge = createFakeBridge(fakeSnapshot(readings, part), readings);
  const { app } = await open(bridge);
  app.view.screen.value = 'year';
  await screen.findByRole('heading', { name: 'Year', level: 1 });
  return { bridge, app };
}

const cellOf = (day: number): HTMLElement => {
  const cell = document.querySelector<HTMLElement>(`[data-day="${day}"]`);
  if (!cell) throw new Error('no such day');
  return cell;
};
const labelOf = (...date: readonly [number, number, number]): string | undefined =>
  cellOf(Date.UTC(...date))
    .getAttribute('aria-label')
    ?.replaceAll(/[\s ]+/g, ' ')
    .replace(/^(\w+),/, '$1');

describe('the calendar', () => {
  it('has the years that have readings, newest first, and says what a day was', async () => {
    await openYear(READINGS);
    await screen.findByRole('grid', { name: 'In range, 2024' });
    expect(screen.getAllByRole('grid').map((grid) => grid.getAttribute('aria-label'))).toEqual([
      'In range, 2024',
      'In range, 2022',
    ]);
    expect(labelOf(2024, 0, 1)).toBe(
      'Monday 1 January 2024: 50 % in range, mean 150 mg/dL, 0 % below range, 100 % of readings',
    );
    expect(labelOf(2024, 0, 2)).toBe('Tuesday 2 January 2024: too few readings for numbers, 25 % of readings');
    expect(labelOf(2024, 0, 3)).toBe('Wednesday 3 January 2024: no readings');
    expect(document.querySelectorAll('[data-day]')).toHaveLength(366 + 365);
    expect(screen.getByText(/3 of 366 days have readings/)).toBeTruthy();
  });

  it.each([
    ['In range', 2024, 'step1'],
    ['Mean', 2024, 'step2'],
    ['Below range', 2022, 'step4'],
    ['Below range', 2024, 'step0'],
    ['Readings', 2024, 'step4'],
  ])('shows %s of a day in %d as %s, not by colour alone', async (metric, year, look) => {
    await openYear(READINGS);
    fireEvent.click(await screen.findByLabelText(metric));
    await screen.findByRole('grid', { name: `${metric}, ${year}` });
    expect(cellOf(year === 2024 ? Date.UTC(2024, 0, 1) : Date.UTC(2022, 11, 31)).className).toContain(`cal-${look}`);
    const legend = screen.getByRole('list', { name: `Steps of: ${metric}` });
    expect(within(legend).getAllByRole('listitem')).toHaveLength(7);
  });

  it('is walked by the arrow keys, over a year without readings as well, and opens a day', async () => {
    const { app } = await openYear([...READINGS, ...dayOf(Date.UTC(2025, 0, 1), 100)], { now: Date.UTC(2025, 0, 3) });
    await screen.findByRole('grid', { name: 'In range, 2025' });
    const entry = document.querySelectorAll<HTMLElement>('[data-day][tabindex="0"]');
    expect([...entry].map(({ dataset }) => Number(dataset.day))).toEqual([Date.UTC(2025, 0, 1)]);
    entry[0]?.focus();
    const press = (key: string): void => void fireEvent.keyDown(document.activeElement ?? document.body, { key });
    const focused = (): string | undefined => {
      const { day } = (document.activeElement as HTMLElement).dataset;
      return day && new Date(Number(day)).toISOString().slice(0, 10);
    };
    press('ArrowUp');
    expect(focused()).toBe('2024-12-31');
    press('ArrowLeft');
    expect(focused()).toBe('2024-12-24');
    press('Home');
    expect(focused()).toBe('2024-01-01');
    press('ArrowUp');
    expect(focused()).toBe('2024-01-01'); // 2023 has none
    expect(document.querySelectorAll('[data-day][tabindex="0"]')).toHaveLength(1);
    expect(screen.getByText(/^Monday,? 1 January 2024: 50/)).toBeTruthy();
    press('Enter');
    expect([app.view.screen.value, app.view.moment.value]).toEqual(['timeline', Date.UTC(2024, 0, 1, 12)]);
  });

  it('is walked into years that were not seen yet', async () => {
    class SeesNothing {
      observe(): void {}
      disconnect(): void {}
    }
    vi.stubGlobal('IntersectionObserver', SeesNothing);
    const years = Array.from({ length: 6 }, (_, i) => 2024 - i);
    await openYear([...years].reverse().flatMap((year) => dayOf(Date.UTC(year, 0, 1), 100)));
    const grids = (): number => document.querySelectorAll('[role="grid"]').length;
    await waitFor(() => expect(grids()).toBeGreaterThan(0));
    expect(grids()).toBeLessThan(years.length);
    document.querySelector<HTMLElement>('[data-day][tabindex="0"]')?.focus();
    for (const year of years.slice(1)) {
      fireEvent.keyDown(document.activeElement ?? document.body, { key: 'ArrowUp' });
      await waitFor(() =>
        expect((document.activeElement as HTMLElement).dataset.day).toBe(`${Date.UTC(year, 11, 31)}`),
      );
      fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Home' });
    }
    expect(grids()).toBe(years.length);
  });

  it('opens a day on a click', async () => {
    const { app } = await openYear(READINGS);
    await screen.findByRole('grid', { name: 'In range, 2022' });
    fireEvent.click(cellOf(Date.UTC(2022, 11, 31)));
    expect(app.view.screen.value).toBe('timeline');
  });

  it('has no numbers of a month or a year that has less than a day of readings', async () => {
    await openYear([...dayOf(Date.UTC(2024, 10, 11), 100, 2), ...dayOf(Date.UTC(2024, 10, 12), 100, 20)]);
    expect((await screen.findByRole('heading', { name: /^2024/ })).textContent).toBe(
      '2024 2 of 366 days have readings',
    );
    fireEvent.click(screen.getByRole('button', { name: 'Show as table' }));
    const row = within(screen.getByRole('table')).getByText('November 2024').closest('tr');
    expect(row?.cells[1]?.textContent).toBe('not enough data');
  });

  it('leaves out what the person left out', async () => {
    const bridge = createFakeBridge(fakeSnapshot(READINGS), READINGS);
    await bridge.setExcluded({ fromAt: Date.UTC(2024, 0, 1), toAt: Date.UTC(2024, 0, 1, 6) }, true);
    const { app } = await open(bridge);
    app.view.screen.value = 'year';
    await screen.findByRole('grid', { name: 'In range, 2024' });
    expect(labelOf(2024, 0, 1)).toContain('67 % in range');
    expect(screen.getByText(/72 readings are left out/)).toBeTruthy();
  });

  it('is a table of months and a text as well', async () => {
    const { settings } = fakeSnapshot([]);
    const { bridge } = await openYear(READINGS, { settings: { ...settings, unit: 'mmol/L' } });
    fireEvent.click(await screen.findByRole('button', { name: 'Show as table' }));
    const row = within(screen.getByRole('table')).getByText('November 2024').closest('tr');
    expect([...(row?.cells ?? [])].map((cell) => cell.textContent?.replaceAll(/\s/g, ' '))).toEqual([
      'November 2024',
      '100 % in range',
      'mean 5.6 mmol/L',
      '0 % below range',
      '8 % of readings',
      '1 of 30 days',
    ]);
    fireEvent.click(screen.getByRole('button', { name: 'Copy text' }));
    const lines = String(callsOf(bridge, 'copyText')[0]?.[0]).split('\n');
    expect(lines[0]).toMatch(/^In range of every day: /);
    expect(lines.slice(2, -2).map((line) => line.split('\t')[0])).toEqual(['2024-11', '2024-01', '2022-12']);
  });
});

describe('the other states', () => {
  it.each<[string, readonly FakeReading[]]>([
    ['one reading', [{ at: FAKE_NOW, mgDl: 100, offsetMinutes: 0 }]],
    ['duplicates', [1, 2].map(() => ({ at: FAKE_NOW, mgDl: 401, offsetMinutes: 0 }))],
    ['1970 and the future', [0, FAKE_NOW + 800 * DAY_MS].map((at) => ({ at, mgDl: 100, offsetMinutes: 0 }))],
    ['the far east', [{ at: Date.UTC(2023, 11, 31, 22), mgDl: 39, offsetMinutes: 840 }]],
    ['no known clock', [{ at: FAKE_NOW, mgDl: 100 }]],
  ])('%s is shown', async (_name, readings) => {
    await openYear(readings);
    expect((await screen.findAllByRole('grid')).length).toBeGreaterThan(0);
  });

  it('no readings say what to expect', async () => {
    await openYear([]);
    expect(await screen.findByText('There are no readings yet.')).toBeTruthy();
  });

  it('a history that cannot be read says so and is asked again', async () => {
    const bridge = createFakeBridge(fakeSnapshot(READINGS), READINGS);
    bridge.answers.readingsFail = true;
    const { app } = await open(bridge);
    app.view.screen.value = 'year';
    const again = await screen.findByRole('button', { name: 'Try again' });
    bridge.answers.readingsFail = false;
    fireEvent.click(again);
    expect(await screen.findByRole('grid', { name: 'In range, 2024' })).toBeTruthy();
  });
});
