import { Menu, screen, Tray } from 'electron';
import type { TrayAction, TrayIcon, TrayModel } from '../../core/tray';
import { anchorOf } from './anchor';
import { createHeldMenu } from './held-menu';
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
  const showTitle = ({ title }: TrayModel): void => {
    if (IS_MAC) ifNew('title', title, () => tray.setTitle(title, { fontType: 'monospacedDigit' }));
  };
  const held = createHeldMenu(() => performance.now());
  let said: TrayModel | null = null;
  /** With a tooltip Electron sends a Linux panel the whole menu anew. */
  const showWords = (model: TrayModel): void => {
    if (said && held.holds(said, model)) return;
    said = model;
    const { tooltip, menu } = model;
    ifNew('tooltip', tooltip, () => tray.setToolTip(fitTooltip(process.platform, tooltip)));
    ifNew('menu', JSON.stringify(menu), () => {
      held.closed();
      tray.setContextMenu(buildMenu(menu));
    });
  };
  const buildMenu = (items: TrayModel['menu']): Menu => {
    const menu = Menu.buildFromTemplate(menuTemplate(items, choose));
    onOpened(menu, held.opened);
    menu.on('menu-will-close', held.closed);
    return menu;
  };
  const choose = (action: TrayAction): void => {
    held.closed();
    onAction(action);
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
      showTitle(model);
      showWords(model);
    },
    stop: () => {
      stopLooking();
      tray.destroy();
    },
  };
}

/** A Linux panel says only that something opens from a menu, not that it opens itself. */
function onOpened(menu: Menu, listener: () => void): void {
  menu.on('menu-will-show', listener);
  for (const { submenu } of menu.items) if (submenu) onOpened(submenu, listener);
}
