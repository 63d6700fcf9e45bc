// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { PRESENTING_MS } from '../../core/privacy';
import type { Snapshot } from '../../core/snapshot';
import {
  createFakeBridge,
  DEXCOM_ACCOUNT,
  FAKE_NOW,
  type FakeBridge,
  fakeReadings,
  fakeSnapshot,
} from '../support/fake-bridge';
import { callsOf, open } from './support';

afterEach(cleanup);

const READINGS = fakeReadings(36, 62, () => 137);
const bridgeOf = (part: Partial<Snapshot> = {}): FakeBridge =>
  createFakeBridge(fakeSnapshot(READINGS, { account: DEXCOM_ACCOUNT, ...part }), READINGS);

const press = (name: string): boolean => fireEvent.click(screen.getByRole('button', { name }));
const key = (name: string): boolean => fireEvent.keyDown(document.body, { key: name });
const page = (): HTMLElement => screen.getByRole('main');
const cover = () => screen.findByRole('heading', { name: /^Values are hidden/ });

describe('hidden values', () => {
  it('leave a cover in place of every view but the settings, and no number anywhere', async () => {
    await open(bridgeOf());
    await waitFor(() => expect(page().textContent).toContain('137'));
    press('Hide values');
    for (const view of ['1', '8', '9']) {
      key(view);
      await cover();
      expect(document.querySelector('.hero, canvas, table, [role=application]')).toBeNull();
      expect(document.documentElement.outerHTML).not.toMatch(/137|mg\/dL/);
    }
    key('0');
    await screen.findByRole('heading', { name: 'Settings' });
    expect(screen.queryByRole('form', { name: 'Thresholds' })).toBeNull();
    expect(document.documentElement.outerHTML).not.toMatch(/137|\d (mg\/dL|mmol\/L)/);
  });

  it('are held no longer, not asked for, and asked for anew when they may be seen', async () => {
    const bridge = bridgeOf();
    const { app } = await open(bridge);
    await waitFor(() => expect(app.readings.state.value.kind).toBe('ready'));
    bridge.push({ privacy: { kind: 'hidden' } });
    expect(app.readings.state.value.kind).toBe('loading');
    const asked = callsOf(bridge, 'getReadings').length;
    bridge.setReadings(fakeReadings(37, 57, () => 137));
    expect(callsOf(bridge, 'getReadings')).toHaveLength(asked);
    bridge.push({ privacy: { kind: 'shown' } });
    await waitFor(() => expect(page().textContent).toContain('137'));
    expect(callsOf(bridge, 'getReadings')).toHaveLength(asked + 1);
  });

  it('an answer that comes after they were hidden is not kept', async () => {
    const bridge = bridgeOf();
    const { app } = await open(bridge);
    await waitFor(() => expect(app.readings.state.value.kind).toBe('ready'));
    bridge.push({ history: { ...bridge.snapshot().history, version: 2 } });
    bridge.push({ privacy: { kind: 'hidden' } });
    await cover();
    expect(app.readings.state.value.kind).toBe('loading');
  });

  it('are hidden and shown by a key, and not while something is typed', async () => {
    const bridge = bridgeOf();
    await open(bridge);
    key('h');
    await cover();
    key('H');
    await waitFor(() => expect(screen.queryByRole('heading', { name: /^Values are hidden/ })).toBeNull());
    expect(callsOf(bridge, 'setPrivacy')).toEqual([[{ kind: 'hidden' }], [{ kind: 'shown' }]]);
    key('0');
    fireEvent.keyDown(await screen.findByLabelText('Low below (mg/dL)'), { key: 'h' });
    expect(callsOf(bridge, 'setPrivacy')).toHaveLength(2);
  });

  it('come back by themselves after a chosen time, which can be made longer or taken back', async () => {
    const bridge = bridgeOf({ privacy: { kind: 'hidden' } });
    await open(bridge);
    await cover();
    for (const name of ['30 min', '1 h', '2 h', '4 h']) press(name);
    expect(callsOf(bridge, 'setPrivacy')).toEqual(PRESENTING_MS.map((forMs) => [{ kind: 'presenting', forMs }]));
    const until = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
    const title = `Values are hidden until ${until.format(FAKE_NOW + 4 * 3_600_000)}`;
    expect(await screen.findByRole('heading', { name: title })).toBeTruthy();
    press('Not by themselves');
    expect(await screen.findByRole('heading', { name: 'Values are hidden' })).toBeTruthy();
  });

  it('are announced, and where the focus was in what is gone it comes to the cover', async () => {
    const bridge = bridgeOf();
    await open(bridge);
    const refresh = await screen.findByRole('button', { name: 'Refresh' });
    refresh.focus();
    key('h');
    const title = await cover();
    await waitFor(() => expect(document.activeElement).toBe(title));
    expect(screen.getByRole('status').textContent).toBe('Values are hidden.');
  });

  it('leave what is wrong with the connection, and its remedy, in sight', async () => {
    await open(bridgeOf({ privacy: { kind: 'hidden' }, connection: { kind: 'sign-in-expired' } }));
    await cover();
    expect(await screen.findByText('Dexcom no longer accepts this sign-in.')).toBeTruthy();
  });
});
