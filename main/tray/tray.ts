import { Menu, screen, Tray } from 'electron';
import type { TrayAction, TrayModel } from '../../core/tray';
import { anchorOf } from './anchor';
import { menuTemplate } from './menu-template';
import { pictureKey, pictureOf } from './picture';
import { firstSurroundings, onSurroundings, surroundingsNow } from './surroundings';
import { fitTooltip } from './tooltip';

/** The tray item on screen. */
export type TrayView = { render(model: TrayModel): void; stop(): void };

const IS_MAC = process.platform === 'darwin';

/** Shows a tray item; each part of a new model is sent to the desktop only where it differs from what is shown. */
export function createTray(first: TrayModel, onAction: (action: TrayAction) => void): TrayView {
  let [model, surroundings] = [first, firstSurroundings()];
  const tray = new Tray(pictureOf(first.icon, surroundings));
  const shown = new Map([['icon', pictureKey(first.icon, surroundings)]]);
  const ifNew = (part: string, value: string, show: () => void): void => {
    if (shown.get(part) === value) return;
    show();
    shown.set(part, value);
  };
  const render = (): void => {
    const { icon, title, tooltip, menu } = model;
    ifNew('icon', pictureKey(icon, surroundings), () => tray.setImage(pictureOf(icon, surroundings)));
    if (IS_MAC) ifNew('title', title, () => tray.setTitle(title, { fontType: 'monospacedDigit' }));
    ifNew('tooltip', tooltip, () => tray.setToolTip(fitTooltip(process.platform, tooltip)));
    ifNew('menu', JSON.stringify(menu), () =>
      tray.setContextMenu(Menu.buildFromTemplate(menuTemplate(menu, onAction))),
    );
  };
  const look = (): void => {
    if (tray.isDestroyed()) return;
    surroundings = surroundingsNow();
    render();
  };
  tray.on('click', (_event, bounds) => {
    if (!IS_MAC) onAction({ kind: 'glance', near: anchorOf(bounds, screen.getCursorScreenPoint()) });
  });
  tray.on('mouse-enter', () => onAction({ kind: 'approach' })); // told on macOS and Windows
  const stopLooking = onSurroundings(look);
  render();
  setImmediate(look); // once there is something to see
  return {
    render: (next) => {
      model = next;
      render();
    },
    stop: () => {
      stopLooking();
      tray.destroy();
    },
  };
}
