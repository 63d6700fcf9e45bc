import { app } from 'electron';

/** The name under which Linux desktops know the app; package.json's `desktopName` is the same. */
export const DESKTOP_NAME = 'io.steadyline.Steadyline.desktop';

/** A desktop entry that starts `command`. Source: freedesktop.org Desktop Entry Specification. */
export function desktopEntry(command: readonly string[], lines: readonly string[]): string {
  const exec = command.map((part) => (part === LINK_FIELD ? part : quote(part))).join(' ');
  return `${['[Desktop Entry]', 'Type=Application', 'Name=Steadyline', `Exec=${exec}`, ...lines].join('\n')}\n`;
}

/** Where a desktop puts the link that is opened. */
export const LINK_FIELD = '%u';

/** How this app was started: the program or its AppImage, and in development the app's folder. */
export function launchCommand(): string[] {
  const folder = process.defaultApp ? [app.getAppPath()] : [];
  const sandbox = process.argv.includes('--no-sandbox') ? ['--no-sandbox'] : [];
  return [process.env.APPIMAGE ?? process.execPath, ...sandbox, ...folder];
}

const quote = (part: string): string => `"${part.replace(/(["`$\\])/g, '\\$1').replaceAll('%', '%%')}"`;
