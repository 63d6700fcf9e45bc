import type { Account, DemoPerson } from './account';
import { isCalm } from './calm';
import { type Connection, describeConnection } from './connection';
import type { Glance } from './glance';
import type { RuleName } from './notices/rules';
import type { Place } from './place';
import type { PrivacyChoice } from './privacy';
import { type Trend, trendArrow, trendWords } from './trend';
import type { GlucoseUnit } from './units';
import { describeFreshness, formatAge, formatAgo, formatChange, formatGlucose } from './words';
import { ZONE_WORDS, type Zone } from './zones';

/** What is drawn into the tray icon: a value, or a sign for why there is none. */
export type TrayIcon =
  | {
      readonly kind: 'value';
      readonly text: string;
      readonly trend: Trend;
      readonly zone: Zone;
      readonly late: boolean;
    }
  | { readonly kind: 'sign'; readonly sign: TraySign };

export type TraySign = 'none' | 'offline' | 'signed-out' | 'keychain' | 'connecting';

/** What a menu entry, or a click on the tray, does. */
export type TrayAction =
  | { readonly kind: 'refresh' }
  | { readonly kind: 'open'; readonly place: Place }
  /** The small window with the latest value, at the tray where its place (px of the screen) is known. */
  | { readonly kind: 'glance'; readonly near: Anchor | null }
  | { readonly kind: 'widget'; readonly shown: boolean }
  | { readonly kind: 'privacy'; readonly choice: PrivacyChoice }
  | { readonly kind: 'snooze'; readonly rule: RuleName; readonly forMs: number }
  | { readonly kind: 'unsnooze'; readonly rule: RuleName }
  | { readonly kind: 'demo-person'; readonly person: DemoPerson }
  | { readonly kind: 'quit' };

/** Where a tray item lies on the screens, in px that do not depend on the scale; without a size a point. */
export type Anchor = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

export type TrayMenuItem =
  | { readonly kind: 'text'; readonly label: string }
  | { readonly kind: 'action'; readonly label: string; readonly action: TrayAction }
  | { readonly kind: 'check'; readonly label: string; readonly checked: boolean; readonly action: TrayAction }
  | { readonly kind: 'menu'; readonly label: string; readonly items: readonly TrayMenuItem[] }
  | { readonly kind: 'separator' };

/** Everything the tray shows: `title` is for macOS, the drawn icon for Linux and Windows. */
export type TrayModel = {
  readonly icon: TrayIcon;
  readonly title: string;
  readonly tooltip: string;
  readonly menu: readonly TrayMenuItem[];
};

export type TrayInput = {
  readonly glance: Glance;
  readonly account: Account;
  readonly connection: Connection;
  readonly unit: GlucoseUnit;
  readonly locale: string;
};

/** The tray's whole face from the state: pure, the same on every platform. */
export function deriveTray(input: TrayInput): TrayModel {
  const lines = describeLines(input);
  return {
    icon: deriveIcon(input),
    title: deriveTitle(input),
    tooltip: lines.join('\n'),
    menu: deriveMenu(input, lines),
  };
}

function deriveIcon({ glance, account, connection, unit, locale }: TrayInput): TrayIcon {
  if (glance.kind === 'value' && isShown(account, connection)) {
    const { glucose, trend, zone, freshness } = glance;
    const text = formatGlucose(glucose, unit, locale);
    return { kind: 'value', text, trend, zone, late: freshness.kind === 'late' };
  }
  return { kind: 'sign', sign: deriveSign(connection) };
}

/** No value is shown to whom it may not belong. */
const isShown = (account: Account, connection: Connection): boolean =>
  account.kind !== 'none' && connection.kind !== 'signed-out' && connection.kind !== 'asking-person';

function deriveSign(connection: Connection): TraySign {
  switch (connection.kind) {
    case 'signed-out':
    case 'sign-in-expired':
    case 'asking-person':
      return 'signed-out';
    case 'keychain':
      return 'keychain';
    case 'offline':
      return 'offline';
    case 'connecting':
      return 'connecting';
    case 'online':
      return 'none';
  }
}

function deriveTitle(input: TrayInput): string {
  const { glance, unit, locale } = input;
  if (deriveIcon(input).kind === 'sign' || glance.kind === 'none') return '';
  const value = `${formatGlucose(glance.glucose, unit, locale)}${trendArrow(glance.trend)}`;
  return `${value} ${formatAge(glance.ageMs)}`;
}

function describeLines(input: TrayInput): string[] {
  const { account, connection, glance, locale } = input;
  if (account.kind === 'none' || connection.kind === 'signed-out') return ['Steadyline: signed out'];
  if (connection.kind === 'asking-person') return ['Steadyline: whose data is this?'];
  const lines = [describeValue(input), describeFreshness(glance, locale)];
  if (account.kind === 'demo') lines.push('Demo: these are not your values.');
  if (!isCalm(connection)) lines.push(describeConnection(connection).sentence);
  return lines;
}

function describeValue({ glance, unit, locale }: TrayInput): string {
  if (glance.kind === 'none') return 'No recent reading';
  const value = `${formatGlucose(glance.glucose, unit, locale)}${glance.glucose.kind === 'value' ? ` ${unit}` : ''}`;
  const change = formatChange(glance.changeMgDl, unit, locale);
  const details = [ZONE_WORDS[glance.zone], trendWords(glance.trend), change && `${change} in 5 min`];
  const arrow = trendArrow(glance.trend);
  return `${value}${arrow ? ` ${arrow}` : ''}, ${formatAgo(glance.ageMs)} (${details.filter(Boolean).join(', ')})`;
}

function deriveMenu({ account, connection }: TrayInput, lines: readonly string[]): TrayMenuItem[] {
  const signedOut = account.kind === 'none' || connection.kind === 'signed-out';
  const head: TrayMenuItem[] = lines.map((label) => ({ kind: 'text', label }));
  const choose = (label: string, action: TrayAction): TrayMenuItem => ({ kind: 'action', label, action });
  const open: TrayAction = { kind: 'open', place: { kind: 'now' } };
  return [
    ...head,
    { kind: 'separator' },
    signedOut ? choose('Sign in or try the demo', open) : choose('Refresh', { kind: 'refresh' }),
    choose('Open Steadyline', open),
    { kind: 'separator' },
    choose('Quit Steadyline', { kind: 'quit' }),
  ];
}
