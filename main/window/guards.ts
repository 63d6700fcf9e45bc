import { app, type IpcMainInvokeEvent, session } from 'electron';
import { PAGE_ORIGIN } from './page-path';

/** Where pages may come from: our own scheme, and in development the build server. */
export function isOwnPage(address: string): boolean {
  const development = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL;
  return address.startsWith(`${PAGE_ORIGIN}/`) || (development !== undefined && address.startsWith(development));
}

/** The main frame of one of our own pages, and nothing else, may ask. */
export function isTrusted(event: IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame === event.sender.mainFrame && isOwnPage(frame.url);
}

/** Refuses every navigation, new window, embedded page and permission, for every page there will ever be. */
export function guardPages(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-navigate', (event, address) => {
      if (!isOwnPage(address)) event.preventDefault();
    });
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.defaultSession.setPermissionCheckHandler(() => false);
}
