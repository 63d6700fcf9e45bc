// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '../../core/settings';
import type { Snapshot } from '../../core/snapshot';
import { Glance } from '../../renderer/glance/glance';
import { createApp } from '../../renderer/state/app';
import { Widget } from '../../renderer/widget/widget';
import {
  createFakeBridge,
  DEXCOM_ACCOUNT,
  FAKE_NOW,
  type FakeBridge,
  type FakeReading,
  fakeReadings,
  fakeSnapshot,
} from '../support/fake-bridge';
import { callsOf } from './support';

afterEach(cleanup);

const MINUTE_MS = 60_000;

const bridgeOf = (readings: readonly FakeReading[], part: Partial<Snapshot> = {}): FakeBridge =>
  createFakeBridge(fakeSnapshot(readings, { account: DEXCOM_ACCOUNT, ...part }), readings);

async function openGlance(bridge: FakeBridge): Promise<void> {
  render(<Glance app={await createApp(bridge, null)} />);
}

const text = (): string => document.body.textContent ?? '';
const press = (name: string): boolean => fireEvent.click(screen.getByRole('button', { name }));
const line = async (): Promise<string> => (await screen.findByRole('img')).getAttribute('aria-label') ?? '';

describe('the glance', () => {
  it('says the value, its zone, change, age and delay, the next one, the alerts and when Dexcom was asked', async () => {
    await openGlance(bridgeOf(fakeReadings(40, 62, (i) => 120 + i)));
    for (const part of [
      '159',
      'mg/dL',
      'in range',
      '+1 in 5 min',
      '1 h 2 min ago',
      'As expected',
      'The next one is',
      'No alert in the last 24 hours of data.',
      'last asked at',
    ]) {
      expect(text()).toContain(part);
    }
  });

  it('tells the line in a sentence: its ends, lowest, highest and gaps', async () => {
    const values = fakeReadings(36, 62, (i) => (i === 10 ? 39 : i === 20 ? 401 : 150));
    await openGlance(bridgeOf(values.filter((_, i) => i < 25 || i > 29)));
    expect(await line()).toBe(
      'Last 3 hours of data: 150 mg/dL at 03:03, 150 mg/dL at 05:58. Lowest LOW, highest HIGH. One gap.',
    );
    expect([...document.querySelectorAll('.line-word')].map((word) => word.textContent)).toEqual(['LOW', 'HIGH']);
    expect(document.querySelectorAll('.line-path')).toHaveLength(2);
  });

  it('says no change across a gap', async () => {
    const readings = fakeReadings(12).filter((_, i) => i !== 10);
    await openGlance(bridgeOf(readings));
    await line();
    expect(text()).not.toContain('in 5 min');
  });

  it('names the newest entry of these hours and counts the others; what was deleted is none', async () => {
    const bridge = bridgeOf(fakeReadings(36));
    const at = (minutes: number): number => FAKE_NOW - minutes * MINUTE_MS;
    bridge.answers.logged = {
      events: [
        { at: at(400), type: 'carbs', value: 99, unit: 'grams' },
        { at: at(130), type: 'carbs', value: 30, unit: 'grams', offsetMinutes: -300 },
        { at: at(120), type: 'insulin', subType: 'fastActing', value: 4, unit: 'units', offsetMinutes: -300 },
        { at: at(90), type: 'carbs', value: 77, unit: 'grams', status: 'deleted' },
      ],
    };
    await openGlance(bridge);
    await waitFor(() => expect(text()).toContain('Insulin: fast-acting 4 units at 05:00, and 1 more'));
    expect(text()).not.toMatch(/99|77/);
  });

  it('says what went wrong, its remedy and when it is tried again', async () => {
    const connection: Snapshot['connection'] = {
      kind: 'offline',
      failure: 'no-network',
      retryAt: FAKE_NOW + MINUTE_MS,
      cause: 'ENETDOWN',
    };
    await openGlance(bridgeOf(fakeReadings(12), { connection }));
    expect(screen.getByRole('status').textContent).toMatch(/^This computer.*Tries again at \d\d:\d\d\.$/);
    expect(text()).not.toContain('ENETDOWN');
  });

  it('says late as a word, and shows no number of a day ago', async () => {
    await openGlance(bridgeOf(fakeReadings(12, 150)));
    expect(text()).toContain('LateNo new data since');
    cleanup();
    await openGlance(bridgeOf(fakeReadings(12, 25 * 60, () => 131)));
    expect(text()).toContain('No recent reading');
  });

  it('asks for new readings and opens the history', async () => {
    const bridge = bridgeOf(fakeReadings(12));
    await openGlance(bridge);
    press('Refresh');
    press('Open history');
    expect(callsOf(bridge, 'refresh')).toHaveLength(1);
    expect(callsOf(bridge, 'openWindow')).toEqual([[{ kind: 'now' }]]);
  });

  it('holds nothing but a way to show values while they are hidden', async () => {
    const bridge = bridgeOf(fakeReadings(36));
    await openGlance(bridge);
    await line();
    bridge.push({ privacy: { kind: 'hidden' } });
    await waitFor(() => expect(text()).toBe('SteadylineValues are hiddenShow'));
    press('Show');
    expect(callsOf(bridge, 'setPrivacy')).toEqual([[{ kind: 'shown' }]]);
  });

  it.each<[string, Partial<Snapshot>]>([
    ['nobody is signed in', { account: { kind: 'none' }, connection: { kind: 'signed-out' } }],
    ['it was signed out', { connection: { kind: 'signed-out' } }],
    ['it is not known whose data it is', { connection: { kind: 'asking-person' } }],
  ])('shows no value where %s, and the way on', async (_name, part) => {
    await openGlance(
      bridgeOf(
        fakeReadings(12, 62, () => 131),
        part,
      ),
    );
    expect(text()).not.toContain('131');
    expect(screen.getByRole('button', { name: 'Open Steadyline' })).toBeTruthy();
  });

  it('marks the demo', async () => {
    await openGlance(createFakeBridge(fakeSnapshot(fakeReadings(12)), fakeReadings(12)));
    expect(text()).toContain('Demo: these are not your values.');
  });
});

describe('the widget', () => {
  const withWidget = (widget: Partial<Settings['widget']>): Settings => ({
    ...DEFAULT_SETTINGS,
    widget: { ...DEFAULT_SETTINGS.widget, shown: true, ...widget },
  });

  function openWidget(part: Partial<Snapshot> = {}, ageMinutes = 62): FakeBridge {
    const readings = fakeReadings(12, ageMinutes, () => 131);
    const bridge = bridgeOf(readings, part);
    render(<Widget bridge={bridge} snapshot={signal(bridge.snapshot())} />);
    return bridge;
  }

  it('says the value, its trend, zone and age in every size', () => {
    for (const size of ['small', 'medium', 'large'] as const) {
      openWidget({ settings: withWidget({ size }) });
      for (const part of ['131', 'steady', 'in range', '1 h 2 min ago']) expect(text()).toContain(part);
      cleanup();
    }
  });

  it('says late as a word', () => {
    openWidget({}, 150);
    expect(text()).toContain('Late, 2 h 30 min ago');
  });

  it('shows no number while values are hidden, none is recent or they may be another person\u2019s', () => {
    for (const part of [{ privacy: { kind: 'hidden' } }, { connection: { kind: 'asking-person' } }] as const) {
      openWidget(part);
      expect(text()).not.toMatch(/\d/);
      cleanup();
    }
    openWidget({}, 25 * 60);
    expect(text()).not.toContain('131');
  });

  it('closes by its button', () => {
    const settings = withWidget({ size: 'large' });
    const bridge = openWidget({ settings });
    press('Close');
    expect(callsOf(bridge, 'saveSettings')).toEqual([[withWidget({ size: 'large', shown: false })]]);
  });

  it('is as see-through as was chosen', () => {
    openWidget({ settings: withWidget({ opacityPercent: 60 }) });
    expect(document.querySelector<HTMLElement>('.widget')?.style.opacity).toBe('0.6');
  });
});
