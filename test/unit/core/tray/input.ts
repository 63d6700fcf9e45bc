import type { Account } from '../../../../core/account';
import type { Connection } from '../../../../core/connection';
import { NOTHING_LEARNED } from '../../../../core/delay';
import type { Glance } from '../../../../core/glance';
import { EMPTY_BOARD } from '../../../../core/notices/board';
import type { RuleName } from '../../../../core/notices/rules';
import { DEFAULT_SETTINGS, type Settings } from '../../../../core/settings';
import type { TrayMenuItem, TrayModel } from '../../../../core/tray';
import { deriveTray } from '../../../../core/tray/derive-tray';
import type { TrayInput } from '../../../../core/tray/input';

export const MINUTE = 60_000;
/** A time of one day on the clock of this computer, whatever its zone. */
export const clock = (hour: number, minute = 0): number => new Date(2026, 4, 1, hour, minute).getTime();
export const AT = clock(12);
export const NOW = AT + 62 * MINUTE;
export const DEXCOM: Account = {
  kind: 'dexcom',
  id: 'aabbccddeeff',
  region: 'us',
  origin: 'https://api.invalid',
  oauthVersion: 'v3',
  eventsVersion: 'v3',
  redirect: 'scheme',
  signedIn: true,
};
export const DEMO: Account = { kind: 'demo', id: 'demo-steady', person: 'steady' };
export const VALUE: Extract<Glance, { kind: 'value' }> = {
  kind: 'value',
  glucose: { kind: 'value', mgDl: 104 },
  zone: 'target',
  trend: 'fortyFiveDown',
  at: AT,
  offsetMinutes: null,
  ageMs: 62 * MINUTE,
  changeMgDl: -4,
  freshness: { kind: 'as-expected' },
  spared: false,
};
export const LATE: Glance = { ...VALUE, ageMs: 200 * MINUTE, freshness: { kind: 'late', overdueMs: 125 * MINUTE } };
export const NONE: Glance = { kind: 'none', lastAt: null };
export const ONLINE = { kind: 'online', lastPollAt: 0, missing: [] } as const satisfies Connection;
export const OFFLINE: Connection = { kind: 'offline', failure: 'no-network', retryAt: 0, cause: 'net::ERR' };
export const KEYCHAIN: Connection = { kind: 'keychain', problem: 'locked' };

export const inputOf = (input: Partial<TrayInput> = {}): TrayInput => ({
  glance: VALUE,
  account: DEXCOM,
  connection: ONLINE,
  filling: null,
  delay: NOTHING_LEARNED,
  settings: DEFAULT_SETTINGS,
  privacy: { kind: 'shown' },
  board: EMPTY_BOARD,
  locale: 'en-GB',
  now: NOW,
  ...input,
});
export const trayOf = (input: Partial<TrayInput> = {}): TrayModel => deriveTray(inputOf(input));
export const withSettings = (settings: Partial<Settings>): Pick<TrayInput, 'settings'> => ({
  settings: { ...DEFAULT_SETTINGS, ...settings },
});

/** Settings in which these rules are on, and agreed to. */
export function withRulesOn(...names: readonly RuleName[]): Pick<TrayInput, 'settings'> {
  const { notices } = DEFAULT_SETTINGS;
  const on = Object.fromEntries(names.map((name) => [name, { ...notices.rules[name], on: true }]));
  return withSettings({ notices: { ...notices, consentedAt: AT, rules: { ...notices.rules, ...on } } });
}

/** All entries of a menu, those of its submenus after the entry that opens them. */
export const flat = (items: readonly TrayMenuItem[]): TrayMenuItem[] =>
  items.flatMap((item) => (item.kind === 'menu' ? [item, ...flat(item.items)] : [item]));

export const labelsIn = (items: readonly TrayMenuItem[]): string[] =>
  items.map((item) => (item.kind === 'separator' ? '-' : item.label));
export const labels = (model: TrayModel): string[] => labelsIn(model.menu);
export const actions = (model: TrayModel): string[] =>
  flat(model.menu).flatMap((item) => ('action' in item ? [item.action.kind] : []));

/** The entries below the one whose label begins so. */
export function submenu(model: TrayModel, beginning: string): readonly TrayMenuItem[] {
  const found = flat(model.menu).find((item) => item.kind === 'menu' && item.label.startsWith(beginning));
  if (found?.kind !== 'menu') throw new Error(`no submenu "${beginning}"`);
  return found.items;
}
