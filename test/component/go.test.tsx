// @vitest-environment happy-dom
import { cleanup, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { nearest } from '../../renderer/chart/window';
import { createFakeBridge, FAKE_NOW, fakeReadings, fakeSnapshot } from '../support/fake-bridge';
import { open } from './support';

afterEach(cleanup);

const MINUTE_MS = 60_000;
const READINGS = fakeReadings(288);
const NEWEST_AT = FAKE_NOW - 62 * MINUTE_MS;

async function openSent() {
  const bridge = createFakeBridge(fakeSnapshot(READINGS), READINGS);
  const { app } = await open(bridge);
  return { bridge, app };
}

describe('a window sent somewhere from outside', () => {
  it.each([
    ['notices', 'Notices'],
    ['settings', 'Settings'],
    ['now', 'Now'],
  ] as const)('to %s', async (kind, heading) => {
    const { bridge, app } = await openSent();
    app.view.screen.value = 'events';
    bridge.go({ kind });
    expect(await screen.findByRole('heading', { name: heading, level: 1 })).toBeTruthy();
  });

  it('to a moment: as many hours as it takes, and the reading of then is said', async () => {
    const { bridge, app } = await openSent();
    app.view.screen.value = 'settings';
    app.view.asTable.value = true;
    const at = NEWEST_AT - 5 * 60 * MINUTE_MS;
    bridge.go({ kind: 'moment', at });
    const chart = await screen.findByRole('application', { name: /Glucose chart/ });
    await waitFor(() => expect(document.activeElement).toBe(chart));
    expect(app.view.hours.value).toBe(6);
    const value = READINGS.find((reading) => reading.at === at)?.mgDl;
    await waitFor(() =>
      expect(screen.getByText(new RegExp(`^${value} mg/dL.*00:58`), { selector: '.unseen' })).toBeTruthy(),
    );
  });

  it('to a moment without a reading: the chart is shown, and nothing is said of another time', async () => {
    const { bridge, app } = await openSent();
    bridge.go({ kind: 'moment', at: NEWEST_AT - 40 * 3_600_000 });
    await screen.findByRole('application', { name: /Glucose chart/ });
    await waitFor(() => expect(app.view.moment.value).toBeNull());
    expect(app.view.hours.value).toBe(24);
    expect(screen.queryByText(/mg\/dL/, { selector: '.unseen[role=status]' })).toBeNull();
  });
});

describe('the reading nearest to a time', () => {
  const at = Float64Array.from([10, 15, 40], (minutes) => minutes * MINUTE_MS);
  it.each([
    [0, 0],
    [-6, null],
    [12, 0],
    [13, 1],
    [30, 2],
    [31, 2],
    [24, 1],
    [54, 2],
    [56, null],
  ])('of minute %s is %s', (minutes, index) => {
    expect(nearest(at, minutes * MINUTE_MS)).toBe(index);
  });
  it('of no readings is none', () => expect(nearest(new Float64Array(0), 0)).toBeNull());
});
