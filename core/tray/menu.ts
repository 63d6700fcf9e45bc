import { DEMO_PERSON_WORDS, type DemoPerson, REGION_WORDS } from '../account';
import { describeNext } from '../delay-words';
import type { TrayAction, TrayMenuItem } from '../tray';
import { describeAlerts } from './alert-lines';
import { isSignedOut, isTheirs, type TrayInput } from './input';
import { privacyItems } from './privacy-items';
import { snoozeItems } from './snooze-items';

const SEPARATOR: TrayMenuItem = { kind: 'separator' };
const OPEN: TrayAction = { kind: 'open', place: { kind: 'now' } };
const SETTINGS: TrayAction = { kind: 'open', place: { kind: 'settings' } };

const choose = (label: string, action: TrayAction): TrayMenuItem => ({ kind: 'action', label, action });
const say = (label: string): TrayMenuItem => ({ kind: 'text', label });

/** The menu, the same on every platform: what is, what can be done about it, where to look closer. */
export function deriveMenu(input: TrayInput, lines: readonly string[]): TrayMenuItem[] {
  const ways = [choose('Open Steadyline', OPEN), choose('Settings', SETTINGS)];
  const end = [SEPARATOR, choose('Quit Steadyline', { kind: 'quit' })];
  const head = [...lines, ...describeMore(input)].map(say);
  if (isSignedOut(input)) return [...head, SEPARATOR, choose('Sign in or try the demo', OPEN), ...ways, ...end];
  return [
    ...head,
    SEPARATOR,
    choose('Refresh', { kind: 'refresh' }),
    choose('Show the latest value', { kind: 'glance', near: null }),
    widgetItem(input),
    ...snoozeItems(input),
    ...privacyItems(input),
    personItem(input),
    SEPARATOR,
    ...ways,
    ...end,
  ];
}

function describeMore(input: TrayInput): string[] {
  if (!isTheirs(input)) return [];
  return [describeNext(input), ...describeAlerts(input)].filter((line) => line !== '');
}

function widgetItem({ settings: { widget } }: TrayInput): TrayMenuItem {
  return {
    kind: 'check',
    label: 'Mini widget',
    checked: widget.shown,
    action: { kind: 'widget', shown: !widget.shown },
  };
}

/** Whose data it is. There is one account of one's own, and it is there again when the people of the demo are left. */
function personItem({ account }: TrayInput): TrayMenuItem {
  switch (account.kind) {
    case 'demo':
      return {
        kind: 'menu',
        label: `Demo: ${DEMO_PERSON_WORDS[account.person]}`,
        items: [
          ...PEOPLE.map(personCheck(account.person)),
          SEPARATOR,
          choose('Leave the demo', { kind: 'leave-demo' }),
        ],
      };
    case 'dexcom':
      return say(`Your Dexcom account (${REGION_WORDS[account.region]})`);
    case 'none':
      return say('Nobody is signed in');
  }
}

const PEOPLE = Object.keys(DEMO_PERSON_WORDS) as readonly DemoPerson[];

const personCheck =
  (chosen: DemoPerson) =>
  (person: DemoPerson): TrayMenuItem => ({
    kind: 'check',
    label: DEMO_PERSON_WORDS[person],
    checked: person === chosen,
    action: { kind: 'demo-person', person },
  });
