// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_NOTICE_SETTINGS } from '../../core/notices/default-rules';
import type { Notice } from '../../core/notices/notice';
import type { NoticeSettings, RuleName } from '../../core/notices/rules';
import { RULE_WORDS } from '../../core/notices/words';
import { DEFAULT_SETTINGS, type Settings } from '../../core/settings';
import type { Snapshot } from '../../core/snapshot';
import {
  createFakeBridge,
  FAKE_NOW,
  type FakeBridge,
  type FakeReading,
  fakeReadings,
  fakeSnapshot,
} from '../support/fake-bridge';
import { PHONE, RULE, SCHEDULE } from '../support/fake-devices';
import { callsOf, open } from './support';

afterEach(cleanup);

const AGREED: NoticeSettings = { ...DEFAULT_NOTICE_SETTINGS, consentedAt: FAKE_NOW - 1000 };
const withRule = (name: RuleName, part: object): NoticeSettings => ({
  ...AGREED,
  rules: { ...AGREED.rules, [name]: { ...AGREED.rules[name], ...part } },
});
const settingsOf = (notices: NoticeSettings, part: Partial<Settings> = {}): Settings => ({
  ...DEFAULT_SETTINGS,
  ...part,
  notices,
});
/** A day with three lows of an hour each, at 62 mg/dL. */
const lowsOfADay = (): FakeReading[] => fakeReadings(288, 62, (i) => (i % 96 < 12 ? 62 : 130));

type Begin = {
  readonly notices?: NoticeSettings;
  readonly settings?: Partial<Settings>;
  readonly part?: Partial<Snapshot>;
};

async function openNotices(
  { notices = AGREED, settings = {}, part = {} }: Begin = {},
  prepare?: (bridge: FakeBridge) => void,
) {
  const readings = lowsOfADay();
  const bridge = createFakeBridge(
    fakeSnapshot(readings, { settings: settingsOf(notices, settings), ...part }),
    readings,
  );
  prepare?.(bridge);
  await open(bridge);
  await goToNotices();
  return bridge;
}

async function goToNotices(): Promise<void> {
  fireEvent.click(screen.getByRole('button', { name: 'Notices' }));
  await screen.findByRole('heading', { name: 'Rules' });
}

async function leaveAndReturn(): Promise<void> {
  fireEvent.click(screen.getByRole('button', { name: 'Now' }));
  await waitFor(() => expect(screen.queryByRole('heading', { name: 'Rules' })).toBeNull());
  await goToNotices();
}

const press = (name: string | RegExp): boolean => fireEvent.click(screen.getByRole('button', { name }));
const lastSaved = (bridge: FakeBridge): NoticeSettings | undefined =>
  (callsOf(bridge, 'saveSettings').at(-1)?.[0] as Settings | undefined)?.notices;
const switchOf = (name: RuleName): HTMLInputElement =>
  screen.getByRole<HTMLInputElement>('checkbox', {
    name: new RegExp(`^${RULE_WORDS[name]} ?(Below|Above|Falling|Rising|No reading|Any|Of your)`),
  });

/** Opens what lies behind a rule; the platform does that by a click on its summary. */
async function openRule(name: RuleName): Promise<HTMLElement> {
  const details = screen.getByText(`: ${RULE_WORDS[name]}`).closest('details');
  if (!details) throw new Error('the rule has nothing to open');
  details.open = true;
  fireEvent(details, new Event('toggle'));
  await within(details).findByRole('button', { name: 'Save' });
  return details;
}
const type = (within_: HTMLElement, label: string | RegExp, value: string): boolean =>
  fireEvent.input(within(within_).getByLabelText(label), { target: { value } });

describe('before notices were agreed to', () => {
  const asNew = { notices: DEFAULT_NOTICE_SETTINGS };

  it('says that the phone stays the alarm, and no rule can be switched on', async () => {
    await openNotices(asNew);
    expect(screen.getByText(/they are your alarm/)).toBeTruthy();
    expect(screen.getAllByRole<HTMLInputElement>('checkbox').filter(({ disabled }) => disabled)).toHaveLength(9);
  });

  it('agreeing is kept with its time, and leads to the rules', async () => {
    const bridge = await openNotices(asNew);
    press(/use notices/);
    await waitFor(() => expect(switchOf('low').disabled).toBe(false));
    expect(lastSaved(bridge)).toEqual({ ...DEFAULT_NOTICE_SETTINGS, consentedAt: FAKE_NOW });
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Rules' }));
  });

  it('begins with the values of the person’s own phone', async () => {
    const bridge = await openNotices(asNew, ({ answers }) => {
      answers.devices = [PHONE];
    });
    expect(switchOf('high').closest('label')?.textContent).toContain('Above 250 mg/dL');
    press(/use notices/);
    await waitFor(() =>
      expect(lastSaved(bridge)?.rules.high).toMatchObject({ thresholdMgDl: 250, repeatMs: 2 * 3_600_000 }),
    );
  });

  it('a rule can be tried all the same', async () => {
    await openNotices(asNew);
    const low = await openRule('low');
    expect(await within(low).findByText('In 30 days, if it were on: 3 notices, 3 of 3 episodes told of.')).toBeTruthy();
  });

  it('can be taken back, and every rule stays as it was set', async () => {
    const bridge = await openNotices({ notices: withRule('low', { on: true, thresholdMgDl: 75 }) });
    press('Stop all notices');
    await screen.findByRole('heading', { name: 'Your phone stays the alarm' });
    expect(lastSaved(bridge)).toEqual({ ...withRule('low', { on: true, thresholdMgDl: 75 }), consentedAt: null });
    expect(switchOf('low').checked).toBe(false);
  });
});

describe('a rule', () => {
  it('is switched on and off at once', async () => {
    const bridge = await openNotices();
    fireEvent.click(switchOf('low'));
    await waitFor(() => expect(switchOf('low').checked).toBe(true));
    expect(lastSaved(bridge)).toEqual(withRule('low', { on: true }));
    fireEvent.click(switchOf('low'));
    await waitFor(() => expect(switchOf('low').checked).toBe(false));
    expect(lastSaved(bridge)).toEqual(AGREED);
  });

  it.each([
    ['mg/dL', 'Below (mg/dL)', '75', 75],
    ['mmol/L', 'Below (mmol/L)', '4,2', 76],
    ['mmol/L', 'Below (mmol/L)', '4.2', 76],
  ] as const)('takes a threshold in %s: %s %s', async (unit, label, typed, stored) => {
    const bridge = await openNotices({ settings: { unit }, part: { locale: 'de-DE' } });
    const low = await openRule('low');
    type(low, label, typed);
    fireEvent.click(within(low).getByRole('button', { name: 'Save' }));
    expect(await within(low).findByText('Saved.')).toBeTruthy();
    expect(lastSaved(bridge)).toEqual(withRule('low', { thresholdMgDl: stored }));
  });

  it('says what is wrong at each field, keeps what was typed, leads to it and saves nothing', async () => {
    const bridge = await openNotices();
    const low = await openRule('low');
    type(low, 'Below (mg/dL)', 'seventy');
    type(low, 'Again after (min)', '2');
    fireEvent.click(within(low).getByRole('button', { name: 'Save' }));
    expect(await within(low).findByText('Enter a number in mg/dL.')).toBeTruthy();
    expect(within(low).getByText('Enter a value from 5 min to 1440 min.')).toBeTruthy();
    expect(within(low).getByText(/^Not saved/)).toBeTruthy();
    const field = within(low).getByLabelText<HTMLInputElement>('Below (mg/dL)');
    expect(field.value).toBe('seventy');
    await waitFor(() => expect(document.activeElement).toBe(field));
    expect(callsOf(bridge, 'saveSettings')).toEqual([]);
  });

  it('switching it on while its form has changes keeps these in the form', async () => {
    const bridge = await openNotices();
    const low = await openRule('low');
    type(low, 'Below (mg/dL)', '80');
    fireEvent.click(switchOf('low'));
    await waitFor(() => expect(switchOf('low').checked).toBe(true));
    expect(lastSaved(bridge)).toEqual(withRule('low', { on: true }));
    expect(within(low).getByLabelText<HTMLInputElement>('Below (mg/dL)').value).toBe('80');
    fireEvent.click(within(low).getByRole('button', { name: 'Undo changes' }));
    await waitFor(() => expect(within(low).getByLabelText<HTMLInputElement>('Below (mg/dL)').value).toBe('70'));
  });

  it('closed and opened again, its form is as it was left', async () => {
    await openNotices();
    const low = await openRule('low');
    type(low, 'Below (mg/dL)', '8x');
    (low as HTMLDetailsElement).open = false;
    fireEvent(low, new Event('toggle'));
    await waitFor(() => expect(within(low).queryByText('Tried on your history')).toBeNull());
    expect(screen.getByText('Changes in its form are not saved.')).toBeTruthy();
    await openRule('low');
    expect(within(low).getByLabelText<HTMLInputElement>('Below (mg/dL)').value).toBe('8x');
    expect(await within(low).findByText('Tried on your history')).toBeTruthy();
  });

  it('left and come back to, its form is open and as it was left, until it is saved or undone', async () => {
    await openNotices();
    type(await openRule('high'), 'Above (mg/dL)', '1');
    type(screen.getByText(': High').closest('li') as HTMLElement, 'Above (mg/dL)', '180');
    type(await openRule('low'), 'Below (mg/dL)', '8x');
    await leaveAndReturn();
    expect(screen.queryByLabelText('Above (mg/dL)')).toBeNull(); // nothing of it was changed
    const typed = screen.getByLabelText<HTMLInputElement>('Below (mg/dL)');
    expect(typed.value).toBe('8x');
    expect(typed.closest('details')?.open).toBe(true);
    press('Undo changes');
    await leaveAndReturn();
    expect(screen.queryByLabelText('Below (mg/dL)')).toBeNull();
  });

  it('has the keyboard near where it was when a button of it is gone', async () => {
    await openNotices();
    const low = await openRule('low');
    type(low, 'Below (mg/dL)', '80');
    const undo = await within(low).findByRole('button', { name: 'Undo changes' });
    undo.focus();
    fireEvent.click(undo);
    await waitFor(() => expect(undo.isConnected).toBe(false));
    const near = within(low).getByRole('button', { name: 'Save' }).parentElement;
    await waitFor(() => expect(document.activeElement).toBe(near));
    within(low).getByRole('button', { name: 'Save' }).focus();
    expect(near?.hasAttribute('tabindex')).toBe(false);
  });

  it.each([
    ['low', 'Below (mg/dL)', '180', 'This is not below High (180 mg/dL).'],
    ['urgent-low', 'Below (mg/dL)', '75', 'This is not below Low (70 mg/dL).'],
    ['high-for-long', 'Above (mg/dL)', '60', 'This is not above Low (70 mg/dL).'],
    ['urgent-high', 'Above (mg/dL)', '170', 'This is not above High (180 mg/dL).'],
  ] as const)('%s says where it crosses another: %s %s', async (name, label, typed, sentence) => {
    await openNotices();
    const rule = await openRule(name);
    expect(within(rule).queryByText(/^This is not/)).toBeNull();
    type(rule, label, typed);
    expect(await within(rule).findByText(`${sentence} Both rules look at the same readings then.`)).toBeTruthy();
  });

  it('says that a field that cannot be read is not what is tried', async () => {
    await openNotices();
    const low = await openRule('low');
    type(low, 'Below (mg/dL)', '8x');
    expect(await within(low).findByText(/in its place, what was set before is tried/)).toBeTruthy();
  });

  it('what was typed in one unit is not read in another', async () => {
    const bridge = await openNotices();
    type(await openRule('low'), 'Below (mg/dL)', '80');
    await bridge.saveSettings({ ...settingsOf(AGREED), unit: 'mmol/L' });
    const low = await openRule('low');
    await waitFor(() => expect(within(low).getByLabelText<HTMLInputElement>('Below (mmol/L)').value).toBe('3.9'));
  });

  it('is in force in some hours of some days, across midnight', async () => {
    const bridge = await openNotices();
    const low = await openRule('low');
    fireEvent.click(within(low).getByLabelText('Only in these hours'));
    expect(await within(low).findByText('Ends on the day after.')).toBeTruthy();
    fireEvent.click(within(low).getByLabelText('Saturday'));
    fireEvent.click(within(low).getByLabelText('Sunday'));
    type(low, 'From', '23:30');
    fireEvent.click(within(low).getByRole('button', { name: 'Save' }));
    const schedule = [{ days: [1, 2, 3, 4, 5], startMinutes: 23 * 60 + 30, endMinutes: 7 * 60 }];
    await waitFor(() => expect(lastSaved(bridge)).toEqual(withRule('low', { schedule })));
  });

  it('says what hours lack', async () => {
    const bridge = await openNotices({
      notices: withRule('low', { schedule: [{ days: [1], startMinutes: 0, endMinutes: 60 }] }),
    });
    const low = await openRule('low');
    fireEvent.click(within(low).getByLabelText('Monday'));
    type(low, 'To', '');
    fireEvent.click(within(low).getByRole('button', { name: 'Save' }));
    expect(await within(low).findByText('Choose at least one day.')).toBeTruthy();
    expect(within(low).getByText('Enter a time.')).toBeTruthy();
    expect(callsOf(bridge, 'saveSettings')).toEqual([]);
  });

  it('is told in its own manner', async () => {
    const bridge = await openNotices();
    const high = await openRule('high');
    for (const [label, value] of [
      ['Shown', 'tray'],
      ['Sound', 'silent'],
      ['In quiet hours', 'as-usual'],
    ] as const) {
      fireEvent.change(within(high).getByLabelText(label), { target: { value } });
    }
    fireEvent.click(within(high).getByRole('button', { name: 'Save' }));
    const manner = { delivery: 'tray', sound: 'silent', inQuietHours: 'as-usual' };
    await waitFor(() => expect(lastSaved(bridge)).toEqual(withRule('high', manner)));
  });

  it('tells of some of the phone’s alerts only', async () => {
    const bridge = await openNotices();
    const phone = await openRule('phone-alerted');
    fireEvent.click(within(phone).getByLabelText('Only these'));
    fireEvent.click(await within(phone).findByLabelText('Urgent low soon'));
    fireEvent.click(within(phone).getByLabelText('Low'));
    fireEvent.click(within(phone).getByRole('button', { name: 'Save' }));
    const alerts = ['urgentLow', 'fixedLow', 'urgentLowSoon'];
    await waitFor(() => expect(lastSaved(bridge)).toEqual(withRule('phone-alerted', { alerts })));
  });

  it('says where its value comes from, and takes that of the phone', async () => {
    const bridge = await openNotices({}, ({ answers }) => {
      answers.devices = [PHONE];
    });
    const high = await openRule('high');
    expect(within(high).getByText(/^Your own value\. Your device has: above 250 mg\/dL/)).toBeTruthy();
    fireEvent.click(within(high).getByRole('button', { name: 'Take the value of my device' }));
    expect(await within(high).findByText('From your iPhone: High, Default schedule.')).toBeTruthy();
    expect(callsOf(bridge, 'saveSettings')).toEqual([]);
    fireEvent.click(within(high).getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(lastSaved(bridge)?.rules.high).toMatchObject({ thresholdMgDl: 250, on: false }));
  });

  it('takes all the values of the phone at once, and stays on', async () => {
    const bridge = await openNotices({ notices: withRule('high', { on: true, sound: 'silent' }) }, ({ answers }) => {
      answers.devices = [{ ...PHONE, versions: [{ seenAt: 0, schedules: [{ ...SCHEDULE, rules: [RULE] }] }] }];
    });
    press('Take the values of my devices');
    await waitFor(() =>
      expect(lastSaved(bridge)?.rules.high).toMatchObject({ thresholdMgDl: 250, on: true, sound: 'silent' }),
    );
    expect(screen.queryByText(/^Your devices have other values/)).toBeNull();
  });

  it('shows a test notice, and says where the system shows none', async () => {
    const bridge = await openNotices();
    await openRule('low');
    press('Show a test notice: Low');
    expect(await screen.findByText(/^The system was asked to show it/)).toBeTruthy();
    bridge.answers.testNotice = false;
    press('Show a test notice: Low');
    expect(await screen.findByText(/^This system shows no notifications/)).toBeTruthy();
    expect(callsOf(bridge, 'testNotice')).toEqual([['low'], ['low']]);
  });
});

describe('snoozing', () => {
  it('rests one rule, says until when, and is undone', async () => {
    const bridge = await openNotices({ notices: withRule('low', { on: true }) });
    const low = await openRule('low');
    fireEvent.change(within(low).getByLabelText('Snooze for'), { target: { value: String(30 * 60_000) } });
    fireEvent.click(within(low).getByLabelText('Only until this one is over'));
    press('Snooze: Low');
    expect(callsOf(bridge, 'snooze')).toEqual([['low', 30 * 60_000, false]]);
    expect(await screen.findByText(/^Snoozed until \d\d:30\.$/)).toBeTruthy();
    press('End the snooze: Low');
    await waitFor(() => expect(screen.queryByText(/^Snoozed until/)).toBeNull());
    expect(callsOf(bridge, 'unsnooze')).toEqual([['low']]);
  });

  it('is not offered for a rule that is off', async () => {
    await openNotices();
    const low = await openRule('low');
    expect(within(low).queryByLabelText('Snooze for')).toBeNull();
  });
});

describe('trying a rule', () => {
  it('puts the form beside what is set, as it is typed', async () => {
    await openNotices({ notices: withRule('low', { on: true }) });
    const low = await openRule('low');
    expect(await within(low).findByText('In 30 days, as it is set: 3 notices, 3 of 3 episodes told of.')).toBeTruthy();
    type(low, 'Below (mg/dL)', '60');
    const both =
      'In 30 days, as it is set: 3 notices, 3 of 3 episodes told of; as in the form: no notices, 0 of 3 episodes told of.';
    const said = await within(low).findByText(both);
    expect(said.getAttribute('role')).toBe('status');
    const cells = (name: string): string[] => {
      const row = within(low).getByRole('rowheader', { name }).closest('tr');
      return [...(row?.querySelectorAll('td') ?? [])].map(({ textContent }) => textContent);
    };
    expect(cells('Notices')).toEqual(['3', '0']);
    expect(cells('About, in a week')).toEqual(['0.7', '0']);
    expect(cells('Episodes missed')).toEqual(['0', '3']);
  });

  it('asks for the days that were chosen', async () => {
    const bridge = await openNotices();
    const low = await openRule('low');
    fireEvent.click(within(low).getByLabelText('90 days'));
    expect(await within(low).findByText(/^In 90 days/)).toBeTruthy();
    const toAt = FAKE_NOW - 62 * 60_000 + 1;
    expect(callsOf(bridge, 'getReadings')).toContainEqual([{ fromAt: toAt - 90 * 86_400_000, toAt }]);
  });

  it('has each hour of the day in a table too', async () => {
    await openNotices();
    const low = await openRule('low');
    await within(low).findByText(/^In 30 days/);
    const rows = [...low.querySelectorAll('.hours-table tbody tr')];
    expect(rows).toHaveLength(24);
    expect(rows.reduce((sum, row) => sum + Number(row.querySelector('td')?.textContent), 0)).toBe(3);
  });

  it('says where there is nothing to try it on', async () => {
    await openNotices();
    const phone = await openRule('phone-alerted');
    expect(await within(phone).findByText('Your phone or receiver reported no alerts in these days.')).toBeTruthy();
  });

  it('says where the history cannot be read, and asks again', async () => {
    const bridge = await openNotices();
    bridge.answers.readingsFail = true;
    const low = await openRule('low');
    expect(await within(low).findByText('The history on this computer could not be read.')).toBeTruthy();
    bridge.answers.readingsFail = false;
    fireEvent.click(within(low).getByRole('button', { name: 'Try again' }));
    expect(await within(low).findByText(/^In 30 days/)).toBeTruthy();
  });
});

describe('what counts for all rules', () => {
  it('quiet hours are kept', async () => {
    const bridge = await openNotices();
    fireEvent.click(screen.getByLabelText('In these hours'));
    press('Save quiet hours');
    const quietHours = [{ days: [0, 1, 2, 3, 4, 5, 6], startMinutes: 22 * 60, endMinutes: 7 * 60 }];
    await waitFor(() => expect(lastSaved(bridge)).toEqual({ ...AGREED, quietHours }));
    fireEvent.click(screen.getByLabelText('None'));
    press('Save quiet hours');
    await waitFor(() => expect(lastSaved(bridge)).toEqual(AGREED));
  });

  it('quiet hours that were not saved are as they were left', async () => {
    await openNotices();
    fireEvent.click(screen.getByLabelText('In these hours'));
    await leaveAndReturn();
    expect(screen.getByLabelText<HTMLInputElement>('In these hours').checked).toBe(true);
  });

  it('values are not in notices until the person wants them there', async () => {
    const bridge = await openNotices();
    const field = screen.getByLabelText<HTMLInputElement>('Show values in notices');
    expect(field.checked).toBe(false);
    fireEvent.click(field);
    await waitFor(() => expect(lastSaved(bridge)).toEqual({ ...AGREED, showValues: true }));
  });

  it('devices that cannot be asked leave the usual values, and that is said', async () => {
    await openNotices({}, ({ answers }) => {
      answers.recordsFail = true;
    });
    expect(screen.getByText(/^What your devices have set could not be read/)).toBeTruthy();
    expect(within(await openRule('low')).getByText('A usual value.')).toBeTruthy();
  });
});

describe('what was told', () => {
  const notice: Notice = {
    kind: 'due',
    about: { rule: 'low', code: 58, sinceAt: FAKE_NOW - 70 * 60_000 },
    at: FAKE_NOW - 70 * 60_000,
    offsetMinutes: 0,
    reportedAt: FAKE_NOW - 6 * 60_000,
    isAgain: false,
    delivery: 'notification',
    sound: 'sound',
  };

  it('is listed with when it was, what came too late marked as past, and opens on the chart', async () => {
    const past: Notice = {
      ...notice,
      kind: 'past',
      about: { rule: 'high', code: 261, sinceAt: 0 },
      at: FAKE_NOW - 9 * 3_600_000,
    };
    const bridge = await openNotices({ part: { notices: { told: [notice, past], snoozes: [], phone: null } } });
    expect(screen.getByText('At 10:50 you were 58 mg/dL (reported 11:54).')).toBeTruthy();
    const item = screen.getByText(/At 03:00 you were 261 mg\/dL/).closest('li');
    expect(item?.textContent).toContain('past');
    fireEvent.click(screen.getAllByRole('button', { name: /^Show on the chart/ })[0] ?? document.body);
    expect(callsOf(bridge, 'openWindow')).toEqual([[{ kind: 'moment', at: notice.at }]]);
  });

  it('has all its times on one clock, that of the notice', async () => {
    const elsewhere: Notice = { ...notice, offsetMinutes: 13 * 60 };
    await openNotices({ part: { notices: { told: [elsewhere], snoozes: [], phone: null } } });
    expect(screen.getByText('At 23:50 you were 58 mg/dL (reported 00:54).')).toBeTruthy();
    expect(screen.getByText('Told on 15 Nov at 00:54. Times as on your phone, UTC+13:00.')).toBeTruthy();
  });

  it('is empty at first', async () => {
    await openNotices();
    expect(screen.getByText(/^Nothing yet/)).toBeTruthy();
  });
});
