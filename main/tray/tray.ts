import { Menu, type NativeImage, nativeImage, Tray } from 'electron';
import type { TrayAction, TrayIcon, TrayModel } from '../../core/tray';
import { drawMacTemplate } from './mac-template';
import { menuTemplate } from './menu-template';
import { encodePng } from './png';
import { trayBasePx, trayIconScales } from './scales';

/** The tray item on screen. */
export type TrayView = { render(model: TrayModel): void; stop(): void };

/** Shows a tray item; each part of a new model is sent to the desktop only where it differs from what is shown. */
export function createTray(first: TrayModel, onAction: (action: TrayAction) => void): TrayView {
  const isMac = process.platform === 'darwin';
  const image = isMac ? macImage() : iconImage(first.icon);
  const tray = new Tray(image);
  tray.on('click', () => {
    if (!isMac) onAction('open');
  });
  let shown: { icon: string; title: string; tooltip: string; menu: string } = {
    icon: '',
    title: '',
    tooltip: '',
    menu: '',
  };
  const render = (model: TrayModel): void => {
    const next = {
      icon: JSON.stringify(model.icon),
      title: model.title,
      tooltip: model.tooltip,
      menu: JSON.stringify(model.menu),
    };
    if (isMac && next.title !== shown.title) tray.setTitle(model.title, { fontType: 'monospacedDigit' });
    if (!isMac && shown.icon !== '' && next.icon !== shown.icon) tray.setImage(iconImage(model.icon));
    if (next.tooltip !== shown.tooltip) tray.setToolTip(model.tooltip);
    if (next.menu !== shown.menu) tray.setContextMenu(Menu.buildFromTemplate(menuTemplate(model.menu, onAction)));
    shown = next;
  };
  render(first);
  return { render, stop: () => tray.destroy() };
}

/** One picture with a drawing for every scale, readable on any panel. */
function iconImage(icon: TrayIcon): NativeImage {
  const image = nativeImage.createEmpty();
  for (const { scaleFactor, bitmap } of trayIconScales(icon, 'unknown', trayBasePx(process.platform))) {
    const buffer = Buffer.from(encodePng(bitmap));
    image.addRepresentation({ scaleFactor, width: bitmap.width, height: bitmap.height, buffer });
  }
  return image;
}

function macImage(): NativeImage {
  const image = nativeImage.createEmpty();
  for (const scaleFactor of [1, 2, 3]) {
    const bitmap = drawMacTemplate(18 * scaleFactor);
    const buffer = Buffer.from(encodePng(bitmap));
    image.addRepresentation({ scaleFactor, width: bitmap.width, height: bitmap.height, buffer });
  }
  image.setTemplateImage(true);
  return image;
}
