import { Menu, screen, Tray } from 'electron';
import type { TrayAction, TrayIcon, TrayModel } from '../../core/tray';
import { anchorOf } from './anchor';
import { menuTemplate } from './menu-template';
import { pictureKey, pictureOf } from './picture';
import { firstSurroundings, onSurroundings, surroundingsNow } from './surroundings';
import { fitTooltip } from './tooltip';

/** The tray item on screen. */
export type TrayView = { render(model: TrayModel): void; stop(): void };

const IS_MAC = process.platform === 'darwin';

/**
 * Shows a tray item, first its picture alone; each part of a model is sent to the desktop only where it differs from what
 * is shown.
 */
export function createTray(first: TrayIcon, onAction: (action: TrayAction) => void): TrayView {
  let [icon, surroundings] = [first, firstSurroundings()];
  const tray = new Tray(pictureOf(icon, surroundings));
  const shown = new Map([['icon', pictureKey(icon, surroundings)]]);
  const ifNew = (part: string, value: string, show: () => void): void => {
    if (shown.get(part) === value) return;
    show();
    shown.set(part, value);
  };
  const showIcon = (): void =>
    ifNew('icon', pictureKey(icon, surroundings), () => tray.setImage(pictureOf(icon, surroundings)));
  const showWords = ({ title, tooltip, menu }: TrayModel): void => {
    if (IS_MAC) ifNew('title', title, () => tray.setTitle(title, { fontType: 'monospacedDigit' }));
    ifNew('tooltip', tooltip, () => tray.setToolTip(fitTooltip(process.platform, tooltip)));
    ifNew('menu', JSON.stringify(menu), () =>
      tray.setContextMenu(Menu.buildFromTemplate(menuTemplate(menu, onAction))),
    );
  };
  const look = (): void => {
    if (tray.isDestroyed()) return;
    surroundings = surroundingsNow();
    showIcon();
  };
  tray.on('click', (_event, bounds) => {
    if (!IS_MAC) onAction({ kind: 'glance', near: anchorOf(bounds, screen.getCursorScreenPoint()) });
  });
  tray.on('mouse-enter', () => onAction({ kind: 'approach' })); // told on macOS and Windows
  const stopLooking = onSurroundings(look);
  setImmediate(look); // once there is something to see
  return {
    render: (model) => {
      icon = model.icon;
      showIcon();
      showWords(model);
    },
    stop: () => {
      stopLooking();
      tray.destroy();
    },
  };
}
