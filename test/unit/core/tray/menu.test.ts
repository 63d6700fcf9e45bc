import { expect, test } from 'vitest';
import { EMPTY_BOARD, type NoticeBoard } from '../../../../core/notices/board';
import type { Notice } from '../../../../core/notices/notice';
import type { TrayMenuItem } from '../../../../core/tray';
import {
  AT,
  actions,
  clock,
  DEMO,
  flat,
  LATE,
  labels,
  labelsIn,
  MINUTE,
  NONE,
  NOW,
  submenu,
  trayOf,
  VALUE,
  withRulesOn,
  withSettings,
} from './input';

const HOUR = 60 * MINUTE;
const chosen = (items: readonly TrayMenuItem[], label: string) => {
  const found = flat(items).find((item) => 'action' in item && item.label === label);
  return found && 'action' in found ? found.action : undefined;
};
const NOTICE: Notice = {
  kind: 'due',
  about: { rule: 'low', code: 66, sinceAt: AT },
  at: AT,
  offsetMinutes: null,
  reportedAt: NOW,
  isAgain: false,
  delivery: 'tray',
  sound: 'silent',
};

test('the whole of it, from what is to where to look closer', () => {
  const model = trayOf(withRulesOn('low'));
  expect(labels(model)).toEqual([
    '104 mg/dL ↘, 1 h 2 min ago (in range, falling slowly, −4 in 5 min)',
    'As expected: Dexcom passes readings on with a delay.',
    'The next one is expected at about 13:05.',
    'No notice in the last 24 hours',
    '-',
    'Refresh',
    'Show the latest value',
    'Mini widget',
    'Snooze',
    'Hide values',
    'Presenting',
    'Your Dexcom account (United States)',
    '-',
    'Open Steadyline',
    'Settings',
    '-',
    'Quit Steadyline',
  ]);
});

test('the next reading is due once its time has passed, and not spoken of when late or none', () => {
  expect(labels(trayOf({ glance: { ...VALUE, ageMs: 65 * MINUTE } }))).toContain('The next one is due.');
  for (const glance of [LATE, NONE]) expect(labels(trayOf({ glance })).join()).not.toContain('next one');
});

test('what is learned of the delay moves when the next one is expected', () => {
  const delay = { learnedMs: 70 * MINUTE, samples: 50 };
  expect(labels(trayOf({ delay }))).toContain('The next one is expected at about 13:15.');
});

test("the phone's last alert and our last notice are said with their times, without values", () => {
  const board: NoticeBoard = {
    ...EMPTY_BOARD,
    told: [NOTICE],
    phone: { at: AT - 20 * MINUTE, offsetMinutes: null, name: 'urgentLow', state: 'activeAlarming' },
  };
  const said = labels(trayOf({ board }));
  expect(said).toContain('Your phone: Urgent low, alerted at 11:40');
  expect(said).toContain('Notice: Low at 12:00');
  expect(said.join()).not.toContain('66');
  const nextDay = labels(trayOf({ board, now: AT + 24 * HOUR }));
  expect(nextDay).toContain('Notice: Low at 12:00 on 1 May');
  const dayLater = labels(trayOf({ board, now: NOW + 24 * HOUR, ...withRulesOn('low') }));
  expect(dayLater.join()).not.toMatch(/Your phone:|Notice:/);
  expect(dayLater).toContain('No notice in the last 24 hours');
});

test('each rule that is on can be snoozed by itself; one that rests says until when and can be ended', () => {
  const board = { ...EMPTY_BOARD, snoozes: [{ rule: 'high', untilAt: clock(14, 30) }] as const };
  const model = trayOf({ ...withRulesOn('low', 'high'), board });
  const snooze = submenu(model, 'Snooze');
  expect(labelsIn(snooze)).toEqual(['Low', 'High: snoozed until 14:30. End now']);
  expect(labelsIn(submenu(model, 'Low'))).toEqual([
    'For 15 min',
    'For 30 min',
    'For 1 h',
    'For 2 h',
    'For 4 h',
    'For 8 h',
  ]);
  expect(chosen(submenu(model, 'Low'), 'For 1 h')).toEqual({ kind: 'snooze', rule: 'low', forMs: HOUR });
  expect(chosen(snooze, 'High: snoozed until 14:30. End now')).toEqual({ kind: 'unsnooze', rule: 'high' });
  const over = trayOf({ ...withRulesOn('low', 'high'), board, now: clock(14, 30) });
  expect(labelsIn(submenu(over, 'Snooze'))).toEqual(['Low', 'High']);
});

test('where no rule is on nothing can be snoozed', () => {
  expect(labels(trayOf())).not.toContain('Snooze');
  const { notices } = withRulesOn('low').settings;
  const unagreed = withSettings({ notices: { ...notices, consentedAt: null } });
  expect(labels(trayOf(unagreed))).not.toContain('Snooze');
});

test('values are hidden and shown again, or for as long as something is presented', () => {
  const shown = trayOf();
  expect(chosen(shown.menu, 'Hide values')).toEqual({ kind: 'privacy', choice: { kind: 'hidden' } });
  const forMs = 30 * MINUTE;
  expect(chosen(submenu(shown, 'Presenting'), 'For 30 min')).toEqual({
    kind: 'privacy',
    choice: { kind: 'presenting', forMs },
  });
  const hidden = trayOf({ privacy: { kind: 'hidden' } });
  expect(chosen(hidden.menu, 'Show values')).toEqual({ kind: 'privacy', choice: { kind: 'shown' } });
  const presenting = trayOf({ privacy: { kind: 'presenting', untilAt: clock(14, 30) } });
  expect(labels(presenting)).toContain('Presenting until 14:30');
  expect(chosen(submenu(presenting, 'Presenting'), 'End now')).toEqual({ kind: 'privacy', choice: { kind: 'shown' } });
});

test('the people of the demo can be changed for each other, and left', () => {
  const people = submenu(trayOf({ account: DEMO }), 'Demo: Steady adult');
  expect(labelsIn(people).slice(-2)).toEqual(['-', 'Leave the demo']);
  expect(chosen(people, 'Leave the demo')).toEqual({ kind: 'leave-demo' });
  expect(people.slice(0, -2).map((item) => item.kind === 'check' && [item.label, item.checked])).toEqual([
    ['Steady adult', true],
    ['Very variable', false],
    ['Pregnancy', false],
    ['Newly started', false],
  ]);
  expect(chosen(people, 'Pregnancy')).toEqual({ kind: 'demo-person', person: 'pregnancy' });
});

test('the widget is checked where it is shown and choosing it turns that over', () => {
  const off = trayOf().menu.find((item) => item.kind === 'check');
  expect(off).toMatchObject({ checked: false, action: { kind: 'widget', shown: true } });
  const { widget } = withSettings({}).settings;
  const on = trayOf(withSettings({ widget: { ...widget, shown: true } })).menu.find((item) => item.kind === 'check');
  expect(on).toMatchObject({ checked: true, action: { kind: 'widget', shown: false } });
});

test('signed out, only what can be done is offered', () => {
  const model = trayOf({ connection: { kind: 'signed-out' }, ...withRulesOn('low') });
  expect(labels(model)).toEqual([
    'Steadyline: signed out',
    '-',
    'Sign in or try the demo',
    'Open Steadyline',
    'Settings',
    '-',
    'Quit Steadyline',
  ]);
  expect(actions(model)).toEqual(['open', 'open', 'open', 'quit']);
});
