// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { FAILURE_TEXT } from '../../core/failures';
import { NOTE_TEXT } from '../../core/notes';
import { fail } from '../../core/result';
import { REFUSAL_TEXT } from '../../core/sign-in';
import type { Snapshot } from '../../core/snapshot';
import {
  createFakeBridge,
  DEXCOM_ACCOUNT,
  FAKE_NOW,
  type FakeBridge,
  type FakeReading,
  fakeReadings,
  fakeSnapshot,
} from '../support/fake-bridge';
import { callsOf, open } from './support';

afterEach(cleanup);

const bridgeOf = (readings: readonly FakeReading[], part: Partial<Snapshot> = {}): FakeBridge =>
  createFakeBridge(fakeSnapshot(readings, { account: DEXCOM_ACCOUNT, ...part }), readings);

const press = (name: string): boolean => fireEvent.click(screen.getByRole('button', { name }));
const hero = (): string => document.querySelector('.hero')?.textContent ?? '';

describe('the latest value', () => {
  it('stands with its unit, zone word, age, change and freshness', async () => {
    await open(bridgeOf(fakeReadings(12, 62, (i) => 120 + i)));
    for (const part of ['131', 'mg/dL', 'in range', '1 h 2 min ago', '+1 in 5 min', 'As expected']) {
      expect(hero()).toContain(part);
    }
  });

  it('grows older without any new data', async () => {
    const readings = fakeReadings(12);
    const bridge = bridgeOf(readings);
    await open(bridge);
    const later = fakeSnapshot(readings, { account: DEXCOM_ACCOUNT, now: FAKE_NOW + 60_000 });
    bridge.push({ now: later.now, glance: later.glance });
    await waitFor(() => expect(hero()).toContain('1 h 3 min ago'));
  });

  it('says late as a word when the upload stopped', async () => {
    await open(bridgeOf(fakeReadings(12, 150)));
    expect(document.querySelector('.hero')?.classList.contains('hero-late')).toBe(true);
    expect(hero()).toContain('Late');
    expect(hero()).toContain('No new data since');
  });

  it('says where it may be older because questions are few, and no longer once they are not', async () => {
    const bridge = bridgeOf(fakeReadings(12, 80));
    await open(bridge);
    const { glance } = bridge.snapshot();
    if (glance.kind === 'none') throw new Error('a value was expected');
    bridge.push({ glance: { ...glance, spared: true } });
    await waitFor(() => expect(hero()).toContain('Steadyline asks less often on battery or a metered network.'));
    expect(hero()).not.toContain('The phone may be off');
    bridge.push({ glance });
    await waitFor(() => expect(hero()).not.toContain('asks less often'));
  });

  it('shows no number once the last one is a day old', async () => {
    await open(bridgeOf(fakeReadings(12, 25 * 60, () => 131)));
    expect(hero()).toContain('No recent reading');
    expect(hero()).not.toContain('131');
  });

  it('writes LOW as a word without a unit, and no change', async () => {
    await open(bridgeOf(fakeReadings(3, 62, () => 39)));
    expect(hero()).toContain('LOW');
    expect(hero()).not.toContain('mg/dL');
    expect(hero()).not.toContain('in 5 min');
  });

  it('never puts glucose into the window title', async () => {
    document.title = 'Steadyline';
    await open(bridgeOf(fakeReadings(12)));
    expect(document.title).toBe('Steadyline');
  });
});

describe('the connection card', () => {
  it('says what happened, what to do and when it tries again; the cause is one click away', async () => {
    const bridge = bridgeOf(fakeReadings(12), {
      connection: { kind: 'offline', failure: 'timeout', retryAt: FAKE_NOW + 60_000, cause: 'ETIMEDOUT 1.2.3.4' },
    });
    await open(bridge);
    expect(await screen.findByText('Dexcom did not answer in time.')).toBeTruthy();
    expect(await screen.findByText(/^Tries again at \d\d:\d\d\.$/)).toBeTruthy();
    press('Copy the technical cause');
    press('Refresh');
    await waitFor(() => expect(callsOf(bridge, 'refresh')).toHaveLength(1));
    expect(callsOf(bridge, 'copyText')).toEqual([['ETIMEDOUT 1.2.3.4']]);
  });

  it('says how late readings usually come, and where that is known from', async () => {
    const bridge = bridgeOf(fakeReadings(12));
    await open(bridge);
    expect(screen.getByText(/usually reach Steadyline 1 h after they are measured, as Dexcom says/)).toBeTruthy();
    bridge.push({ delay: { learnedMs: 42 * 60_000, samples: 50 } });
    await screen.findByText(/42 min after they are measured, as the last 50 of this account did\./);
  });

  it('names no next try where one is still under way', async () => {
    const connection = {
      kind: 'offline',
      failure: 'archive-slow',
      retryAt: null,
      cause: 'history file: slow',
    } as const;
    await open(bridgeOf([], { connection }));
    expect(await screen.findByText(FAILURE_TEXT['archive-slow'].sentence)).toBeTruthy();
    expect(screen.queryByText(/^Tries again/)).toBeNull();
  });

  it('says calmly what is missing while readings come in', async () => {
    const missing = [{ of: 'alert', older: false, failure: 'not-found' }] as const;
    await open(bridgeOf(fakeReadings(12), { connection: { kind: 'online', lastPollAt: FAKE_NOW, missing } }));
    expect(await screen.findByText(/^Readings come in\. Alerts do not: /)).toBeTruthy();
    expect(screen.getByText(/^Nothing to do: /)).toBeTruthy();
    expect(screen.getByText(/^Last asked at /)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Refresh' })).toBeTruthy();
    expect(screen.queryByText('Connected.')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Sign in' })).toBeNull();
  });

  it('signs in again with what the keychain holds when the sign-in expired', async () => {
    const bridge = bridgeOf(fakeReadings(12), { account: DEXCOM_ACCOUNT, connection: { kind: 'sign-in-expired' } });
    await open(bridge);
    await screen.findByRole('button', { name: 'Sign in' });
    press('Sign in');
    await waitFor(() => expect(callsOf(bridge, 'startSignIn')).toHaveLength(1));
    expect(callsOf(bridge, 'startSignIn')[0]).toMatchObject([{ region: 'us', clientId: '', clientSecret: '' }]);
  });

  it.each([
    ['no-keychain', true],
    ['bad-form', false],
  ] as const)('leads to the form where that is refused: %s, said there: %s', async (refusal, isSaid) => {
    const bridge = bridgeOf(fakeReadings(12), { account: DEXCOM_ACCOUNT, connection: { kind: 'sign-in-expired' } });
    bridge.answers.startSignIn = fail(refusal);
    const { app } = await open(bridge);
    await screen.findByRole('button', { name: 'Sign in' });
    press('Sign in');
    expect(await screen.findByLabelText('Client id')).toBeTruthy();
    expect(screen.queryByText(REFUSAL_TEXT[refusal].sentence) !== null).toBe(isSaid);
    press('Back');
    await waitFor(() => expect(screen.queryByLabelText('Client id')).toBeNull());
    app.view.signInOpen.value = true;
    expect(await screen.findByLabelText('Client id')).toBeTruthy();
    expect(screen.queryByText(REFUSAL_TEXT[refusal].sentence)).toBeNull();
  });

  it('leads to the form, filled in but for the developer app, after a sign-out', async () => {
    const account = { ...DEXCOM_ACCOUNT, region: 'japan', signedIn: false } as const;
    await open(bridgeOf(fakeReadings(12), { account, connection: { kind: 'signed-out' } }));
    await screen.findByRole('button', { name: 'Sign in' });
    press('Sign in');
    expect(await screen.findByLabelText('Client id')).toBeTruthy();
    expect(screen.getByLabelText<HTMLSelectElement>('Where your Dexcom account belongs').value).toBe('japan');
  });

  it('says how far the first fetch has come, and lets it rest and go on', async () => {
    const readings = fakeReadings(12);
    const { history } = fakeSnapshot(readings);
    const filling = { reachedAt: Date.UTC(2024, 2, 9), share: 0.617, paused: false };
    const bridge = bridgeOf(readings, { history: { ...history, filling } });
    await open(bridge);
    expect(await screen.findByText('March 2024, 61 %')).toBeTruthy();
    press('Pause fetching the history');
    expect(await screen.findByText(/rests at/)).toBeTruthy();
    press('Resume fetching the history');
    expect(await screen.findByText(/^Newest first/)).toBeTruthy();
    expect(callsOf(bridge, 'pauseFill')).toEqual([[true], [false]]);
  });

  it('shows that it is asking while a refresh is under way', async () => {
    const bridge = bridgeOf(fakeReadings(12));
    await open({ ...bridge, refresh: () => new Promise(() => {}) });
    press('Refresh');
    expect(await screen.findByRole('button', { name: 'Asking…' })).toBeTruthy();
  });

  it('says when a request did not get through', async () => {
    const bridge = bridgeOf(fakeReadings(12));
    await open({ ...bridge, refresh: () => Promise.reject(new Error('gone')) });
    press('Refresh');
    expect(await screen.findByText('That did not work.')).toBeTruthy();
  });
});

describe('whose data this is', () => {
  it.each([
    ['It is the same person', 'same'],
    ['It is someone else', 'other'],
  ])('%s', async (button, answer) => {
    const bridge = bridgeOf(fakeReadings(12), { connection: { kind: 'asking-person' } });
    await open(bridge);
    expect(await screen.findByRole('heading', { name: 'Whose data is this?' })).toBeTruthy();
    expect(document.querySelector('.hero')).toBeNull();
    expect(screen.queryAllByText(/another user id/)).toHaveLength(1);
    press(button);
    expect(callsOf(bridge, 'answerPerson')).toEqual([[answer]]);
  });
});

describe('the chart', () => {
  it('is walked reading by reading, and each is said', async () => {
    await open(bridgeOf(fakeReadings(288, 62, () => 142)));
    const chart = await screen.findByRole('application');
    fireEvent.keyDown(chart, { key: 'ArrowLeft' });
    const said = () => screen.getAllByRole('status').map(({ textContent }) => textContent);
    await waitFor(() => expect(said()).toContain('142 mg/dL, in range, steady, at 05:58, 1 h 2 min ago'));
    fireEvent.keyDown(chart, { key: 'ArrowLeft' });
    await waitFor(() => expect(said()).toContain('142 mg/dL, in range, at 05:53, 1 h 7 min ago'));
  });

  it('has a table with the same readings and its gaps', async () => {
    await open(bridgeOf(fakeReadings(36).filter((_, i) => i < 10 || i > 15)));
    await screen.findByRole('application');
    press('Show as table');
    expect(await screen.findByText(/^No readings between/)).toBeTruthy();
    expect(screen.getAllByRole('rowheader')).toHaveLength(30);
  });

  it('says what it covers when part of it is missing', async () => {
    await open(bridgeOf(fakeReadings(12)));
    expect(await screen.findByText(/12 of 36 readings, nothing in the first 2 h 5 min/)).toBeTruthy();
  });

  it('shows times on this computer’s clock where the person’s is not known, and says so', async () => {
    const readings = fakeReadings(36).map(({ at, mgDl }) => ({ at, mgDl }));
    await open(bridgeOf(readings));
    expect(
      await screen.findByText(/36 of 36 readings\. Times as on this computer: the device did not say/),
    ).toBeTruthy();
    expect(screen.getByText(/^14 Nov, 07:58 to 10:58/)).toBeTruthy();
  });

  it('shows more hours from the buttons and from the keyboard', async () => {
    const bridge = bridgeOf(fakeReadings(288));
    await open(bridge);
    fireEvent.click(await screen.findByLabelText('12 h'));
    expect(await screen.findByText(/144 of 144 readings/)).toBeTruthy();
    fireEvent.keyDown(document.body, { key: '-' });
    expect(await screen.findByText(/288 of 288 readings/)).toBeTruthy();
  });

  it('says what to do when there is nothing to draw', async () => {
    await open(bridgeOf([]));
    expect(await screen.findByText('There are no readings to draw.')).toBeTruthy();
  });

  it('says what happened when the history could not be read, and tries again', async () => {
    const bridge = bridgeOf(fakeReadings(36));
    bridge.answers.readingsFail = true;
    await open(bridge);
    expect(await screen.findByText('The history on this computer could not be read.')).toBeTruthy();
    bridge.answers.readingsFail = false;
    press('Try again');
    expect(await screen.findByRole('application')).toBeTruthy();
  });

  it('draws new readings as soon as the archive has them', async () => {
    const bridge = bridgeOf(fakeReadings(11, 67));
    await open(bridge);
    expect(await screen.findByText(/11 of 36 readings/)).toBeTruthy();
    bridge.setReadings(fakeReadings(12, 62));
    expect(await screen.findByText(/12 of 36 readings/)).toBeTruthy();
  });
});

describe('around it', () => {
  it('always says that demo values are not the person’s own, and leads out', async () => {
    const bridge = createFakeBridge(fakeSnapshot(fakeReadings(12)), fakeReadings(12));
    await open(bridge);
    fireEvent.keyDown(document.body, { key: '0' });
    await screen.findByRole('heading', { name: 'Settings' });
    expect(screen.getByText('Demo: these are not your values.')).toBeTruthy();
    press('Leave the demo');
    expect(await screen.findByRole('button', { name: 'Start the demo' })).toBeTruthy();
  });

  it('keeps a note until it is dismissed', async () => {
    const bridge = bridgeOf(fakeReadings(12), { notes: ['settings-reset', 'no-tray-host'] });
    await open(bridge);
    const dismiss = `Dismiss: ${NOTE_TEXT['settings-reset'].sentence}`;
    await screen.findByRole('button', { name: dismiss });
    press(dismiss);
    expect(callsOf(bridge, 'dismissNote')).toEqual([['settings-reset']]);
    await waitFor(() => expect(screen.getAllByRole('button', { name: /^Dismiss/ })).toHaveLength(1));
  });

  it('shows every key under the question mark', async () => {
    await open(bridgeOf(fakeReadings(12)));
    fireEvent.keyDown(document.body, { key: '?' });
    expect(await screen.findByText('In a chart: one reading back or on')).toBeTruthy();
  });
});
