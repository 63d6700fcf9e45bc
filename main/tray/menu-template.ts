import type { MenuItemConstructorOptions } from 'electron';
import type { TrayAction, TrayMenuItem } from '../../core/tray';

/** The tray's menu for Electron: lines of text cannot be chosen, actions call `onAction`. */
export function menuTemplate(
  items: readonly TrayMenuItem[],
  onAction: (action: TrayAction) => void,
): MenuItemConstructorOptions[] {
  return items.map((item) => entryOf(item, onAction));
}

function entryOf(item: TrayMenuItem, onAction: (action: TrayAction) => void): MenuItemConstructorOptions {
  switch (item.kind) {
    case 'text':
      return { label: item.label, enabled: false };
    case 'separator':
      return { type: 'separator' };
    case 'action':
      return { label: item.label, click: () => onAction(item.action) };
    case 'check':
      return { label: item.label, type: 'checkbox', checked: item.checked, click: () => onAction(item.action) };
    case 'menu':
      return { label: item.label, submenu: menuTemplate(item.items, onAction) };
  }
}
