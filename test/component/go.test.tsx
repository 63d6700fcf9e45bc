// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import {
  createFakeBridge,
  DEXCOM_ACCOUNT,
  FAKE_NOW,
  type FakeBridge,
  type FakeReading,
  fakeReadings,
  fakeSnapshot,
} from '../support/fake-bridge';
import { open } from './support';

afterEach(cleanup);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** A day of readings that rise by one from 100, the newest 62 minutes old. */
const READINGS = fakeReadings(288, 62, (i) => 100 + (i % 200));
const newestAt = FAKE_NOW - 62 * MINUTE;

const bridgeOf = (readings: readonly FakeReading[] = READINGS): FakeBridge =>
  createFakeBridge(fakeSnapshot(readings, { account: DEXCOM_ACCOUNT }), readings);
const chart = () => screen.findByRole('application');
const readout = (): string => document.querySelector('.readout')?.textContent ?? '';
const hoursShown = (): string => (screen.getByRole('radio', { checked: true }) as HTMLInputElement).value;
const valueAt = (at: number): number => READINGS.find((one) => one.at === at)?.mgDl ?? 0;

describe('a moment', () => {
  it.each([
    ['a few minutes ago', 10 * MINUTE, '3'],
    ['three hours ago, which the shortest chart no longer shows', 3 * HOUR, '6'],
    ['half a night ago', 7 * HOUR, '12'],
    ['nearly a day ago', 23 * HOUR, '24'],
  ])('of %s is read on the chart', async (_, agoMs, hours) => {
    const bridge = bridgeOf();
    await open(bridge);
    const frame = await chart();
    bridge.go({ kind: 'moment', at: newestAt - agoMs });
    await waitFor(() => expect(readout()).toContain(`${valueAt(newestAt - agoMs)} mg/dL`));
    expect(hoursShown()).toBe(hours);
    await waitFor(() => expect(document.activeElement).toBe(frame));
    expect(screen.getByText(/mg\/dL/, { selector: '[role=status]' }).textContent).toBe(readout());
  });

  it('that arrives before the window has its state is not lost', async () => {
    const bridge = bridgeOf();
    const opening = open(bridge);
    bridge.go({ kind: 'moment', at: newestAt - 30 * MINUTE });
    await opening;
    await waitFor(() => expect(readout()).toContain(`${valueAt(newestAt - 30 * MINUTE)} mg/dL`));
  });

  it('whose reading is still being fetched is read when it is there', async () => {
    const bridge = bridgeOf();
    await open(bridge);
    await chart();
    const at = newestAt + 5 * MINUTE;
    bridge.go({ kind: 'moment', at });
    bridge.setReadings([...READINGS, { at, mgDl: 61, offsetMinutes: -300 }]);
    await waitFor(() => expect(readout()).toContain('61 mg/dL'));
  });

  it('is no longer waited for once the person reads something else', async () => {
    const bridge = bridgeOf();
    await open(bridge);
    const frame = await chart();
    const at = newestAt + 5 * MINUTE;
    bridge.go({ kind: 'moment', at });
    await waitFor(() => expect(readout()).toContain(`${valueAt(newestAt)} mg/dL`));
    fireEvent.keyDown(frame, { key: 'ArrowLeft' });
    await waitFor(() => expect(readout()).toContain(`${valueAt(newestAt - 5 * MINUTE)} mg/dL`));
    bridge.setReadings([...READINGS, { at, mgDl: 61, offsetMinutes: -300 }]);
    await waitFor(() => expect(document.querySelector('.hero')?.textContent).toContain('61'));
    expect(readout()).toContain(`${valueAt(newestAt - 5 * MINUTE)} mg/dL`);
  });

  it('longer ago than a day is read on the timeline', async () => {
    const readings = fakeReadings(4 * 288, 62, (i) => 100 + (i % 200));
    const bridge = bridgeOf(readings);
    await open(bridge);
    await chart();
    const at = newestAt - 48 * HOUR;
    bridge.go({ kind: 'moment', at });
    await screen.findByRole('heading', { level: 1, name: /^Timeline/ });
    await waitFor(() => expect(readout()).toContain(`${readings.find((one) => one.at === at)?.mgDl} mg/dL`));
    expect(readout()).toContain('12 Nov, 05:58');
    await waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('application'));
    await waitFor(() =>
      expect(screen.getByText(/275 mg\/dL/, { selector: '[role=status]' }).textContent).toBe(readout()),
    );
  });

  it('without a reading is said to be so', async () => {
    const [at, hours, words] = [newestAt - 2 * HOUR, '3', 'There is no reading at 14 Nov, 03:58.'];
    const bridge = bridgeOf(READINGS.filter((one) => Math.abs(one.at - (newestAt - 2 * HOUR)) > 20 * MINUTE));
    await open(bridge);
    const frame = await chart();
    bridge.go({ kind: 'moment', at });
    await waitFor(() => expect(readout()).toBe(words));
    expect(hoursShown()).toBe(hours);
    fireEvent.keyDown(frame, { key: 'End' });
    await waitFor(() => expect(readout()).toContain('mg/dL'));
  });

  it('comes before a table and an open form', async () => {
    const bridge = bridgeOf();
    const { app } = await open(bridge);
    app.view.asTable.value = true;
    app.view.signInOpen.value = true;
    bridge.go({ kind: 'moment', at: newestAt });
    await waitFor(() => expect(readout()).toContain(`${valueAt(newestAt)} mg/dL`));
  });
});

describe('another place', () => {
  it.each([
    ['settings', 'Settings'],
    ['notices', 'Notices'],
    ['now', 'Now'],
  ] as const)('%s is opened', async (kind, heading) => {
    const bridge = bridgeOf();
    const { app } = await open(bridge);
    app.view.screen.value = 'devices';
    bridge.go({ kind });
    await screen.findByRole('heading', { level: 1, name: heading });
  });
});
