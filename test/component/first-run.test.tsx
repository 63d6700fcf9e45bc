// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { fail } from '../../core/result';
import type { Snapshot } from '../../core/snapshot';
import { createFakeBridge, DEXCOM_ACCOUNT, FAKE_NOW, type FakeBridge, fakeSnapshot } from '../support/fake-bridge';
import { callsOf, open } from './support';

afterEach(cleanup);

const fresh = (part: Partial<Snapshot> = {}): FakeBridge =>
  createFakeBridge(fakeSnapshot([], { account: { kind: 'none' }, connection: { kind: 'signed-out' }, ...part }));

const field = (label: string): HTMLInputElement => screen.getByLabelText<HTMLInputElement>(label);
const press = (name: string): boolean => fireEvent.click(screen.getByRole('button', { name }));

async function openForm(bridge: FakeBridge): Promise<void> {
  await open(bridge);
  fireEvent.click(await screen.findByRole('button', { name: 'Use my Dexcom account' }));
  await screen.findByLabelText('Client id');
}

function fill(id: string, secret: string): void {
  fireEvent.input(field('Client id'), { target: { value: id } });
  fireEvent.input(field('Client secret'), { target: { value: secret } });
}

describe('first run', () => {
  it('says what this is not and what is stored where', async () => {
    await open(fresh());
    expect(await screen.findByText(/not for treatment decisions, not an alarm\. Not affiliated/)).toBeTruthy();
    expect(screen.getByText(/lies in the keychain of this computer/)).toBeTruthy();
    expect(screen.getByText(/The file is not encrypted/)).toBeTruthy();
    expect(screen.getByText(/delay of about one hour/)).toBeTruthy();
  });

  it('starts the demo of the chosen person', async () => {
    const bridge = fresh();
    await open(bridge);
    fireEvent.change(await screen.findByLabelText('Person'), { target: { value: 'pregnancy' } });
    press('Start the demo');
    expect(callsOf(bridge, 'startDemo')).toEqual([['pregnancy']]);
  });

  it('offers no real account on the older runtime', async () => {
    await open(fresh({ runtime: { kind: 'fallback', version: '22.3.25' } }));
    expect(await screen.findByText('This older runtime is for trying Steadyline only.')).toBeTruthy();
    press('Use the sandbox');
    const regions = await screen.findByLabelText<HTMLSelectElement>('Where your Dexcom account belongs');
    expect([...regions.options].map(({ value }) => value)).toEqual(['sandbox', 'custom']);
  });
});

describe('the sign-in form', () => {
  it('says per field what is missing and sends nothing', async () => {
    const bridge = fresh();
    await openForm(bridge);
    press('Sign in with the browser');
    expect(await screen.findByText('Enter the client id of your developer app.')).toBeTruthy();
    expect(screen.getByText('Enter the client secret of your developer app.')).toBeTruthy();
    await waitFor(() => expect(document.activeElement).toBe(field('Client id')));
    expect(callsOf(bridge, 'startSignIn')).toEqual([]);
  });

  it('keeps everything typed when the sign-in is refused, and says why', async () => {
    const bridge = fresh();
    bridge.answers.startSignIn = fail('client-refused');
    await openForm(bridge);
    fill('my-id', 'my-secret');
    press('Sign in with the browser');
    expect(await screen.findByText('Dexcom did not accept the client id or client secret.')).toBeTruthy();
    expect([field('Client id').value, field('Client secret').value]).toEqual(['my-id', 'my-secret']);
  });

  it('keeps what was typed while the browser is open and after a cancel', async () => {
    const bridge = fresh();
    await openForm(bridge);
    fill('my-id', 'my-secret');
    press('Sign in with the browser');
    bridge.push({ signIn: waitingSince(0) });
    fireEvent.click(await screen.findByRole('button', { name: 'Cancel the sign-in' }));
    expect((await screen.findByLabelText<HTMLInputElement>('Client id')).value).toBe('my-id');
  });

  it('forgets the secret when one goes back, and keeps the rest', async () => {
    const bridge = fresh();
    await openForm(bridge);
    fill('my-id', 'my-secret');
    press('Back');
    fireEvent.click(await screen.findByRole('button', { name: 'Use my Dexcom account' }));
    await screen.findByLabelText('Client id');
    expect([field('Client id').value, field('Client secret').value]).toEqual(['my-id', '']);
  });

  it('checks another address and takes http only on this computer', async () => {
    const bridge = fresh();
    await openForm(bridge);
    fireEvent.change(field('Where your Dexcom account belongs'), { target: { value: 'custom' } });
    fireEvent.input(await screen.findByLabelText('Address'), { target: { value: 'http://example.org' } });
    fill('id', 'secret');
    press('Sign in with the browser');
    expect(await screen.findByText(/Enter one that starts with https/)).toBeTruthy();
    fireEvent.input(field('Address'), { target: { value: 'http://127.0.0.1:8080' } });
    press('Sign in with the browser');
    expect(callsOf(bridge, 'startSignIn')).toHaveLength(1);
  });

  it('shows and hides the secret', async () => {
    await openForm(fresh());
    expect(field('Client secret').type).toBe('password');
    press('Show the client secret');
    await waitFor(() => expect(field('Client secret').type).toBe('text'));
  });

  it('copies the exact redirect URI and says so', async () => {
    const bridge = fresh();
    await openForm(bridge);
    press('Copy the redirect URI');
    expect(await screen.findByText('Copied')).toBeTruthy();
    expect(callsOf(bridge, 'copyText')).toEqual([['steadyline://oauth/callback']]);
  });

  it('closes and forgets once the sign-in worked', async () => {
    const bridge = fresh();
    const { app } = await open(bridge);
    app.view.signInOpen.value = true;
    app.view.draft.value = { ...app.view.draft.value, clientSecret: 'my-secret' };
    bridge.push({ signIn: { kind: 'finishing' } });
    bridge.push({ signIn: { kind: 'idle' }, account: DEXCOM_ACCOUNT, connection: { kind: 'connecting' } });
    expect(await screen.findByText('Asking Dexcom for new readings.')).toBeTruthy();
    expect(app.view.draft.value.clientSecret).toBe('');
  });
});

const waitingSince = (ms: number) =>
  ({
    kind: 'waiting',
    startedAt: FAKE_NOW - ms,
    loginUrl: 'https://api.dexcom.com/v3/oauth2/login?x=1',
    redirectUri: 'steadyline://oauth/callback',
    region: 'us',
  }) as const;

describe('waiting for the browser', () => {
  it('shows the login address, opens it again, and gives the checklist after two minutes', async () => {
    const bridge = fresh({ signIn: waitingSince(30_000) });
    await open(bridge);
    expect(await screen.findByText('https://api.dexcom.com/v3/oauth2/login?x=1')).toBeTruthy();
    press('Open it again');
    expect(callsOf(bridge, 'openPage')).toEqual([['login']]);
    expect(screen.queryByText('steadyline://oauth/callback')).toBeNull();
    bridge.push({ now: FAKE_NOW + 120_000 });
    expect(await screen.findByText('steadyline://oauth/callback')).toBeTruthy();
  });
});
