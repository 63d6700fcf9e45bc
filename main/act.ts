import { assertNever } from '../core/assert-never';
import type { PrivacyChoice } from '../core/privacy';
import type { Settings } from '../core/settings';
import type { TrayAction } from '../core/tray';
import type { Accounts } from './account/accounts';
import type { Notices } from './notices/notices';
import type { SmallWindows } from './small-windows';
import type { AppState } from './state';
import type { HistoryWindow } from './window/history-window';

export type ActParts = Pick<SmallWindows, 'glance' | 'widget'> & {
  readonly state: AppState;
  readonly accounts: Accounts;
  readonly notices: Notices;
  readonly window: HistoryWindow;
  readonly setPrivacy: (choice: PrivacyChoice) => Promise<void>;
  readonly saveSettings: (settings: Settings) => Promise<void>;
  readonly quit: () => void;
};

/** Does what was chosen in the tray. */
export function act(action: TrayAction, { state, accounts, notices, window, glance, widget, ...does }: ActParts): void {
  const settings = state.settings.value;
  switch (action.kind) {
    case 'refresh':
      void accounts.refresh();
      break;
    case 'open':
      window.show(action.place);
      break;
    case 'glance':
      glance.toggle(action.near);
      break;
    case 'approach':
      glance.prepare();
      break;
    case 'widget':
      if (action.shown) widget.focus();
      void does.saveSettings({ ...settings, widget: { ...settings.widget, shown: action.shown } });
      break;
    case 'privacy':
      void does.setPrivacy(action.choice);
      break;
    case 'snooze':
      notices.snooze(action.rule, action.forMs, true);
      break;
    case 'unsnooze':
      notices.unsnooze(action.rule);
      break;
    case 'demo-person':
      void accounts.startDemo(action.person);
      break;
    case 'leave-demo':
      if (state.account.value.kind === 'demo') void accounts.signOut(false);
      break;
    case 'quit':
      does.quit();
      break;
    default:
      assertNever(action);
  }
}
