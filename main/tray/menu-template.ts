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
      return { label: labelOf(item), enabled: false };
    case 'separator':
      return { type: 'separator' };
    case 'action':
      return { label: labelOf(item), click: () => onAction(item.action) };
    case 'check':
      return { label: labelOf(item), type: 'checkbox', checked: item.checked, click: () => onAction(item.action) };
    case 'menu':
      return { label: labelOf(item), submenu: menuTemplate(item.items, onAction) };
  }
}

/** A single & would mark a letter to press. */
const labelOf = ({ label }: { readonly label: string }): string => label.replaceAll('&', '&&');
