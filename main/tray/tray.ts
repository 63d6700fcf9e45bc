import { Menu, type NativeImage, nativeImage, Tray } from 'electron';
import type { TrayAction, TrayIcon, TrayModel } from '../../core/tray';
import { drawMacTemplate } from './mac-template';
import { menuTemplate } from './menu-template';
import { encodePng } from './png';
import { FIRST_SCALE_FACTORS, TRAY_SCALE_FACTORS, trayBasePx, trayIconScales } from './scales';

/** The tray item on screen. */
export type TrayView = { render(model: TrayModel): void; stop(): void };

/** Shows a tray item; each part of a new model is sent to the desktop only where it differs from what is shown. */
export function createTray(first: TrayModel, onAction: (action: TrayAction) => void): TrayView {
  const isMac = process.platform === 'darwin';
  const image = isMac ? macImage() : iconImage(first.icon, FIRST_SCALE_FACTORS);
  const tray = new Tray(image);
  tray.on('click', () => {
    if (!isMac) onAction({ kind: 'open', place: { kind: 'now' } });
  });
  const shown = new Map<string, string>();
  const ifNew = (part: string, value: string, show: () => void): void => {
    if (shown.get(part) === value) return;
    show();
    shown.set(part, value);
  };
  const renderWords = ({ title, tooltip, menu }: TrayModel): void => {
    if (isMac) ifNew('title', title, () => tray.setTitle(title, { fontType: 'monospacedDigit' }));
    ifNew('tooltip', tooltip, () => tray.setToolTip(tooltip));
    ifNew('menu', JSON.stringify(menu), () =>
      tray.setContextMenu(Menu.buildFromTemplate(menuTemplate(menu, onAction))),
    );
  };
  const renderIcon = ({ icon }: TrayModel): void => {
    if (isMac) return;
    ifNew('icon', JSON.stringify(icon), () => tray.setImage(iconImage(icon, TRAY_SCALE_FACTORS)));
  };
  renderWords(first);
  return {
    render: (model) => {
      renderIcon(model);
      renderWords(model);
    },
    stop: () => tray.destroy(),
  };
}

/** One picture with a drawing for every scale, readable on any panel. */
function iconImage(icon: TrayIcon, scaleFactors: readonly number[]): NativeImage {
  const image = nativeImage.createEmpty();
  for (const { scaleFactor, bitmap } of trayIconScales(icon, 'unknown', trayBasePx(process.platform), scaleFactors)) {
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
