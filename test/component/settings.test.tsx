// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { STEP_NAMES, type Step } from '../../core/connection-test';
import { DELETE_FAILURE_TEXT, type DeleteStep } from '../../core/deleted';
import { fail, ok } from '../../core/result';
import { DEFAULT_SETTINGS, type Settings } from '../../core/settings';
import { DEFAULT_THRESHOLDS } from '../../core/zones';
import { deriveTheme } from '../../renderer/state/theme';
import { createFakeBridge, DEXCOM_ACCOUNT, type FakeBridge, fakeSnapshot } from '../support/fake-bridge';
import { callsOf, open } from './support';

afterEach(cleanup);

async function openSettings(
  settings: Settings = DEFAULT_SETTINGS,
  locale = 'de-DE',
  changed: Partial<FakeBridge> = {},
): Promise<FakeBridge> {
  const bridge = { ...createFakeBridge(fakeSnapshot([], { account: DEXCOM_ACCOUNT, settings, locale })), ...changed };
  const { app } = await open(bridge);
  app.view.screen.value = 'settings';
  await screen.findByRole('heading', { name: 'Settings' });
  return bridge;
}

const press = (name: string): boolean => fireEvent.click(screen.getByRole('button', { name }));
const type = (label: string, value: string): boolean =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } });
const MMOL: Settings = { ...DEFAULT_SETTINGS, unit: 'mmol/L' };

describe('thresholds', () => {
  it.each(['4,2', '4.2'])('takes %s in mmol/L', async (typed) => {
    const bridge = await openSettings(MMOL);
    type('Low below (mmol/L)', typed);
    press('Save thresholds');
    expect(callsOf(bridge, 'saveSettings')).toEqual([
      [{ ...MMOL, thresholds: { ...DEFAULT_THRESHOLDS, lowMgDl: 76 } }],
    ]);
    expect(await screen.findByText('Saved.')).toBeTruthy();
  });

  it('that were typed and not saved are there again after values were hidden', async () => {
    await openSettings();
    type('High above (mg/dL)', '190');
    press('Hide values');
    await screen.findByText('Thresholds are not shown while values are hidden.');
    press('Show values');
    expect((await screen.findByLabelText<HTMLInputElement>('High above (mg/dL)')).value).toBe('190');
  });

  it('shows them in the writing of the locale', async () => {
    await openSettings(MMOL);
    expect(screen.getByLabelText<HTMLInputElement>('High above (mmol/L)').value).toBe('10,0');
  });

  it('that could not be saved are not called saved', async () => {
    await openSettings(DEFAULT_SETTINGS, 'de-DE', { saveSettings: () => Promise.reject(new Error('Main is busy.')) });
    type('High above (mg/dL)', '190');
    press('Save thresholds');
    expect(await screen.findByText('Main is busy.')).toBeTruthy();
    expect(screen.queryByText('Saved.')).toBeNull();
    expect(screen.getByLabelText<HTMLInputElement>('High above (mg/dL)').value).toBe('190');
  });

  it('says where they do not rise, keeps what was typed and saves nothing', async () => {
    const bridge = await openSettings();
    type('High above (mg/dL)', '60');
    press('Save thresholds');
    expect(await screen.findByText('Enter a value above the one before it (70 mg/dL).')).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>('High above (mg/dL)').value).toBe('60');
    expect(callsOf(bridge, 'saveSettings')).toEqual([]);
  });

  it.each([
    ['seventy', /Enter a number in mg\/dL/],
    ['30', /from 40 mg\/dL to 400 mg\/dL/],
  ])('says what is wrong with %s', async (typed, sentence) => {
    await openSettings();
    type('Very low below (mg/dL)', typed);
    press('Save thresholds');
    expect(await screen.findByText(sentence)).toBeTruthy();
  });

  it('keeps every stored bound when the unit changes there and back and is saved', async () => {
    const odd: Settings = {
      ...DEFAULT_SETTINGS,
      thresholds: { veryLowMgDl: 55, lowMgDl: 71, highMgDl: 181, veryHighMgDl: 251 },
    };
    const bridge = await openSettings(odd);
    fireEvent.click(screen.getByLabelText('mmol/L'));
    await screen.findByLabelText('Low below (mmol/L)');
    press('Save thresholds');
    expect(callsOf(bridge, 'saveSettings').at(-1)).toEqual([{ ...odd, unit: 'mmol/L' }]);
  });
});

describe('the account', () => {
  it.each([
    ['Keep my history on this computer', 'Sign out', true],
    ['Delete my history from this computer', 'Sign out and delete', false],
  ])('signs out: %s', async (choice, button, keepHistory) => {
    const bridge = await openSettings();
    press('Sign out');
    fireEvent.click(await screen.findByLabelText(new RegExp(choice)));
    const dialog = screen.getByRole('dialog');
    await waitFor(() => expect(dialog.textContent).toContain(button));
    const buttons = [...dialog.querySelectorAll('button')];
    buttons.find(({ textContent }) => textContent === button)?.click();
    expect(callsOf(bridge, 'signOut')).toEqual([[{ keepHistory }]]);
  });

  it('says where to take back the access at Dexcom', async () => {
    const bridge = await openSettings();
    press('Sign out');
    fireEvent.click(await screen.findByRole('button', { name: 'Open the Dexcom page for that' }));
    expect(callsOf(bridge, 'openPage')).toEqual([['manage-access']]);
  });

  it.each([
    ['keychain', 'Saved in the keychain.'],
    ['memory', 'The keychain did not take it, so it is kept until Steadyline ends.'],
  ] as const)('says that a new client secret is in the %s', async (kept, sentence) => {
    const bridge = await openSettings();
    bridge.answers.replaceSecret = ok(kept);
    type('Client secret', 'newer');
    press('Save the new secret');
    expect(await screen.findByText(sentence)).toBeTruthy();
  });

  it('keeps a new client secret that was not accepted, and says why', async () => {
    const bridge = await openSettings();
    bridge.answers.replaceSecret = fail('client-refused');
    type('Client secret', 'newer');
    press('Save the new secret');
    expect(await screen.findByText(/did not accept the client id or client secret/)).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>('Client secret').value).toBe('newer');
  });
});

const STEPS = STEP_NAMES.map((name): Step => ({ name, state: 'waiting', detail: null, problem: null }));
const stepsWith = (...states: ReadonlyArray<Partial<Step>>): readonly Step[] =>
  STEPS.map((step, i) => ({ ...step, ...states[i] }));

describe('the connection test', () => {
  it('is begun by its button, and rests while it runs', async () => {
    const bridge = await openSettings();
    press('Test the connection');
    expect(callsOf(bridge, 'testConnection')).toHaveLength(1);
    bridge.push({ connectionTest: { running: true, steps: stepsWith({ state: 'ok' }, { state: 'running' }) } });
    expect(await screen.findByText('Asking: Dexcom answers.')).toBeTruthy();
    const busy = screen.getByRole<HTMLButtonElement>('button', { name: 'Testing…' });
    expect([busy.getAttribute('aria-disabled'), busy.disabled]).toEqual(['true', false]); // so it keeps the focus
    fireEvent.click(busy);
    expect(callsOf(bridge, 'testConnection')).toHaveLength(1);
    expect(screen.getByText('The address is found').textContent).toContain('(works)');
  });

  it('says which step failed, what happened and what to do', async () => {
    const bridge = await openSettings();
    const problem = { sentence: 'The clock is off.', remedy: 'Set the clock of this computer.' };
    const steps = stepsWith({ state: 'ok' }, { state: 'ok' }, { state: 'ok' }, { state: 'failed', problem });
    bridge.push({ connectionTest: { running: false, steps } });
    expect(await screen.findByText('One step failed: The clock of this computer is right.')).toBeTruthy();
    expect(screen.getByText('The clock is off.').closest('li')?.textContent).toContain('Set the clock');
  });

  it('says that everything works, with what each step found', async () => {
    const bridge = await openSettings();
    const steps = STEPS.map((step): Step => ({ ...step, state: 'ok', detail: `${step.name} found` }));
    bridge.push({ connectionTest: { running: false, steps } });
    expect(await screen.findByText('Everything works.')).toBeTruthy();
    expect(screen.getByText('egvs found')).toBeTruthy();
  });

  it('chooses where entries come from', async () => {
    const bridge = await openSettings();
    fireEvent.click(screen.getByLabelText(/^Version 2/));
    expect(callsOf(bridge, 'setEventsVersion')).toEqual([['v2']]);
  });
});

describe('the history on disk', () => {
  it('says how much it takes, and where it lies', async () => {
    const bridge = await openSettings();
    expect(await screen.findByText(/^21,4 MB, with/)).toBeTruthy();
    expect(screen.getByText('/home/me/.config/Steadyline/archives')).toBeTruthy();
    press('Show the history file');
    expect(callsOf(bridge, 'showHistory')).toEqual([[]]);
  });

  it('is asked for anew when the history has grown', async () => {
    const bridge = await openSettings();
    await screen.findByText(/^21,4 MB/);
    bridge.answers.historyPlace = { folder: '/elsewhere', bytes: 30_000_000 };
    bridge.push({ history: { ...bridge.snapshot().history, version: 99 } });
    expect(await screen.findByText(/^30 MB/, undefined, { timeout: 3000 })).toBeTruthy();
  });
});

describe('deleting all data', () => {
  const confirm = async (): Promise<void> => {
    press('Delete all data of this account');
    fireEvent.click(await screen.findByRole('button', { name: 'Delete everything' }));
  };

  it('says nothing of the keychain where nothing was in it', async () => {
    const bridge = await openSettings();
    bridge.answers.deleteData = ok({ files: 1, bytes: 1e6, secrets: 0, settings: true, otherHistories: 0 });
    press('Delete all data of this account');
    fireEvent.click(await screen.findByRole('button', { name: 'Delete everything' }));
    expect(await screen.findByText('Removed: 1 file (1 MB) and the account in the settings.')).toBeTruthy();
  });

  it('names what goes, asks, and says afterwards what was removed', async () => {
    const bridge = await openSettings();
    press('Delete all data of this account');
    const dialog = await screen.findByRole('dialog');
    for (const part of ['0 readings', 'client secret in the keychain', 'Your unit, thresholds and theme stay']) {
      await waitFor(() => expect(dialog.textContent).toContain(part));
    }
    expect(callsOf(bridge, 'deleteData')).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'Delete everything' }));
    const said = await screen.findByText(/^Removed: 3 files \(12,4 MB\), 2 keychain entries and the account/);
    expect(said).toBeTruthy();
    press('Dismiss');
    await waitFor(() => expect(screen.queryByText(/^Removed/)).toBeNull());
  });

  it.each(Object.keys(DELETE_FAILURE_TEXT) as DeleteStep[])(
    'says that %s failed and can be asked again',
    async (step) => {
      const bridge = await openSettings();
      bridge.answers.deleteData = fail(step);
      await confirm();
      expect(await screen.findByText(DELETE_FAILURE_TEXT[step].sentence)).toBeTruthy();
      fireEvent.click(screen.getByRole('button', { name: 'Delete everything' }));
      await waitFor(() => expect(callsOf(bridge, 'deleteData')).toHaveLength(2));
    },
  );

  it('does nothing where it is not confirmed', async () => {
    const bridge = await openSettings();
    press('Delete all data of this account');
    fireEvent.click(await screen.findByRole('button', { name: 'Cancel' }));
    expect(callsOf(bridge, 'deleteData')).toEqual([]);
  });
});

describe('the look', () => {
  it.each([
    ['system', { dark: true, moreContrast: false }, 'dark'],
    ['system', { dark: false, moreContrast: true }, 'contrast'],
    ['contrast', { dark: true, moreContrast: false }, 'contrast-dark'],
    ['light', { dark: true, moreContrast: true }, 'light'],
  ] as const)('%s with %o is %s', (chosen, system, shown) => {
    expect(deriveTheme(chosen, system)).toBe(shown);
  });

  it('is set on the page as soon as it is chosen', async () => {
    const bridge = await openSettings();
    fireEvent.click(screen.getByLabelText('Dark'));
    expect(callsOf(bridge, 'saveSettings')).toEqual([[{ ...DEFAULT_SETTINGS, theme: 'dark' }]]);
    await waitFor(() => expect(document.documentElement.dataset.theme).toBe('dark'));
  });
});

describe('tray, glance and widget', () => {
  it.each([
    ['Value, arrow and age', 'value-arrow-age', 'sign'],
    ['Value and arrow', 'value-arrow', 'sign'],
    ['Value only', 'value', 'sign'],
    ['No value, only the sign of Steadyline', 'sign', 'value'],
  ] as const)('the tray shows: %s', async (label, trayContents, before) => {
    const settings: Settings = { ...DEFAULT_SETTINGS, trayContents: before };
    const bridge = await openSettings(settings);
    fireEvent.click(screen.getByRole('radio', { name: new RegExp(`^${label}`) }));
    expect(callsOf(bridge, 'saveSettings')).toEqual([[{ ...settings, trayContents }]]);
  });

  it('the example of the tray is in the unit and writing of the person, and not there while values are hidden', async () => {
    const bridge = await openSettings(MMOL);
    expect(screen.getByText('Such as “6,2 ↗”.')).toBeTruthy();
    bridge.push({ privacy: { kind: 'hidden' } });
    await waitFor(() => expect(screen.queryByText(/6,2/)).toBeNull());
  });

  it('statistics use the ranges and goals of the chosen preset', async () => {
    const bridge = await openSettings();
    fireEvent.click(screen.getByRole('radio', { name: /^Pregnancy/ }));
    expect(callsOf(bridge, 'saveSettings')).toEqual([[{ ...DEFAULT_SETTINGS, preset: 'pregnancy' }]]);
  });

  it('says where the own thresholds are others than those of statistics, and makes them the same when asked', async () => {
    const bridge = await openSettings({ ...MMOL, thresholds: { ...DEFAULT_THRESHOLDS, veryHighMgDl: 240 } });
    expect(screen.getByText(/go by your own thresholds, with 3,9 to 10,0 mmol\/L in range/)).toBeTruthy();
    fireEvent.click(screen.getByRole('radio', { name: /^Pregnancy/ }));
    await screen.findByText(/statistics go by 3,5 to 7,8 mmol\/L\.$/);
    press('Make my thresholds those of statistics');
    const thresholds = { veryLowMgDl: 54, lowMgDl: 63, highMgDl: 140, veryHighMgDl: 240 };
    expect(callsOf(bridge, 'saveSettings').at(-1)).toEqual([{ ...MMOL, preset: 'pregnancy', thresholds }]);
    await waitFor(() => expect(screen.queryByText(/go by your own thresholds/)).toBeNull());
    expect(screen.getByLabelText<HTMLInputElement>('High above (mmol/L)').value).toBe('7,8');
    bridge.push({ privacy: { kind: 'hidden' }, settings: MMOL });
    await waitFor(() => expect(screen.queryByLabelText('High above (mmol/L)')).toBeNull());
    expect(screen.queryByText(/go by your own thresholds/)).toBeNull();
  });

  it.each([
    [/^Open the glance from anywhere with Ctrl \+ Alt \+ G/, { glanceShortcut: true }],
    [/^Show the widget/, { widget: { ...DEFAULT_SETTINGS.widget, shown: true } }],
    [/^Let clicks through/, { widget: { ...DEFAULT_SETTINGS.widget, clickThrough: true } }],
    [/^Keep glance and widget out/, { keepFromCapture: true }],
  ])('%s', async (name, part) => {
    const bridge = await openSettings();
    const field = screen.getByRole<HTMLInputElement>('checkbox', { name });
    fireEvent.click(field);
    expect(callsOf(bridge, 'saveSettings')).toEqual([[{ ...DEFAULT_SETTINGS, ...part }]]);
    await waitFor(() => expect(field.checked).toBe(true));
  });

  it('the widget has a size and an opacity', async () => {
    const bridge = await openSettings();
    fireEvent.click(screen.getByLabelText('Large'));
    fireEvent.change(screen.getByLabelText(/^Opacity of the widget/), { target: { value: '60' } });
    expect(await screen.findByLabelText('Opacity of the widget: 60 %')).toBeTruthy();
    expect(bridge.snapshot().settings.widget).toEqual({
      ...DEFAULT_SETTINGS.widget,
      size: 'large',
      opacityPercent: 60,
    });
  });
});

describe('privacy', () => {
  it('hides values until they are shown again', async () => {
    const bridge = await openSettings();
    press('Hide values now');
    expect(await screen.findByText('Values are hidden until you show them again.')).toBeTruthy();
    press('Show values again');
    expect(await screen.findByText('Values are shown.')).toBeTruthy();
    expect(callsOf(bridge, 'setPrivacy')).toEqual([[{ kind: 'hidden' }], [{ kind: 'shown' }]]);
  });

  it('hides them while presenting, and says until when', async () => {
    const bridge = await openSettings();
    fireEvent.change(screen.getByLabelText('While presenting, hide for'), { target: { value: String(30 * 60_000) } });
    press('Start presenting');
    expect(await screen.findByText(/^Presenting: values are hidden until \d\d:30, then they come back/)).toBeTruthy();
    expect(callsOf(bridge, 'setPrivacy')).toEqual([[{ kind: 'presenting', forMs: 30 * 60_000 }]]);
  });
});
