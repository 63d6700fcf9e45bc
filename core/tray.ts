import type { DemoPerson } from './account';
import type { RuleName } from './notices/rules';
import type { Place } from './place';
import type { PrivacyChoice } from './privacy';
import type { Trend } from './trend';
import type { Zone } from './zones';

/** What is drawn into the tray icon: a value, or a sign where there is none or none is wanted. */
export type TrayIcon =
  | {
      readonly kind: 'value';
      readonly text: string;
      readonly trend: Trend;
      readonly zone: Zone;
      readonly late: boolean;
    }
  | { readonly kind: 'sign'; readonly sign: TraySign };

/** Why there is no value; `hidden` and the app's own two stand where there is one that is not to be seen. */
export type TraySign = 'none' | 'offline' | 'signed-out' | 'keychain' | 'connecting' | 'hidden' | 'app' | 'app-late';

/** What a menu entry, or a click on the tray, does. */
export type TrayAction =
  | { readonly kind: 'refresh' }
  | { readonly kind: 'open'; readonly place: Place }
  /** The small window with the latest value, at the tray where its place (px of the screen) is known. */
  | { readonly kind: 'glance'; readonly near: Anchor | null }
  /** The pointer has come to the tray: a click may follow. */
  | { readonly kind: 'approach' }
  | { readonly kind: 'widget'; readonly shown: boolean }
  | { readonly kind: 'privacy'; readonly choice: PrivacyChoice }
  | { readonly kind: 'snooze'; readonly rule: RuleName; readonly forMs: number }
  | { readonly kind: 'unsnooze'; readonly rule: RuleName }
  | { readonly kind: 'demo-person'; readonly person: DemoPerson }
  | { readonly kind: 'leave-demo' }
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
