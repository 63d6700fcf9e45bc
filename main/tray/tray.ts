import { Menu, type NativeImage, nativeImage, nativeTheme, screen, Tray } from 'electron';
import type { TrayAction, TrayIcon, TrayModel } from '../../core/tray';
import { anchorOf } from './anchor';
import { drawMacTemplate } from './mac-template';
import { menuTemplate } from './menu-template';
import { panelOf } from './panel';
import { encodePng } from './png';
import { FIRST_SCALE_FACTORS, type ScaledBitmap, TRAY_SCALE_FACTORS, trayBasePx, trayIconScales } from './scales';

/** The tray item on screen. */
export type TrayView = { render(model: TrayModel): void; stop(): void };

const IS_MAC = process.platform === 'darwin';
const MAC_SIDE_PX = 18;

/** Shows a tray item; each part of a new model is sent to the desktop only where it differs from what is shown. */
export function createTray(first: TrayModel, onAction: (action: TrayAction) => void): TrayView {
  const tray = new Tray(imageOf(first.icon, FIRST_SCALE_FACTORS));
  const shown = new Map<string, string>();
  const ifNew = (part: string, value: string, show: () => void): void => {
    if (shown.get(part) === value) return;
    show();
    shown.set(part, value);
  };
  const renderWords = ({ title, tooltip, menu }: TrayModel): void => {
    if (IS_MAC) ifNew('title', title, () => tray.setTitle(title, { fontType: 'monospacedDigit' }));
    ifNew('tooltip', tooltip, () => tray.setToolTip(tooltip));
    ifNew('menu', JSON.stringify(menu), () =>
      tray.setContextMenu(Menu.buildFromTemplate(menuTemplate(menu, onAction))),
    );
  };
  const renderIcon = ({ icon }: TrayModel): void =>
    ifNew('icon', JSON.stringify([icon, panelHere()]), () => tray.setImage(imageOf(icon, TRAY_SCALE_FACTORS)));
  let last = first;
  const recolour = (): void => renderIcon(last);
  tray.on('click', (_event, bounds) => {
    if (!IS_MAC) onAction({ kind: 'glance', near: anchorOf(bounds, screen.getCursorScreenPoint()) });
  });
  nativeTheme.on('updated', recolour);
  renderWords(first);
  return {
    render: (model) => {
      last = model;
      renderIcon(model);
      renderWords(model);
    },
    stop: () => {
      nativeTheme.removeListener('updated', recolour);
      tray.destroy();
    },
  };
}

/** An older Electron does not know the panel's colour. */
const panelHere = () =>
  panelOf(process.platform, nativeTheme.shouldUseDarkColorsForSystemIntegratedUI as boolean | undefined);

/** One picture with a drawing for every scale. */
function imageOf(icon: TrayIcon, scaleFactors: readonly number[]): NativeImage {
  const image = nativeImage.createEmpty();
  for (const { scaleFactor, bitmap } of IS_MAC ? macScales(icon) : panelScales(icon, scaleFactors)) {
    const buffer = Buffer.from(encodePng(bitmap));
    image.addRepresentation({ scaleFactor, width: bitmap.width, height: bitmap.height, buffer });
  }
  image.setTemplateImage(IS_MAC);
  return image;
}

const panelScales = (icon: TrayIcon, scaleFactors: readonly number[]): ScaledBitmap[] =>
  trayIconScales(icon, panelHere(), trayBasePx(process.platform), scaleFactors);

const macScales = (icon: TrayIcon): ScaledBitmap[] =>
  [1, 2, 3].map((scaleFactor) => ({ scaleFactor, bitmap: drawMacTemplate(MAC_SIDE_PX * scaleFactor, icon) }));
