import type { MenuItemConstructorOptions } from 'electron';

/** The window's menu: what a keyboard expects everywhere (edit, zoom, close, quit). On Linux and Windows Alt shows it. */
export function appMenuTemplate(platform: string): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin';
  const file: MenuItemConstructorOptions = { label: 'File', submenu: [{ role: 'close' }, { role: 'quit' }] };
  const view: MenuItemConstructorOptions = {
    label: 'View',
    submenu: [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }, { role: 'togglefullscreen' }],
  };
  return [isMac ? { role: 'appMenu' } : file, { role: 'editMenu' }, view, { role: 'windowMenu' }];
}
