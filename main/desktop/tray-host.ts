import { askBus } from './ask-bus';

/**
 * Whether this desktop shows tray items. Only Linux desktops may have none; where nobody can be asked it is taken
 * that there is none, so that the app never vanishes.
 */
async function hasTrayHost(): Promise<boolean> {
  if (process.platform !== 'linux') return true;
  const dbus = 'org.freedesktop.DBus';
  const question = { bus: 'session', to: dbus, path: '/', method: `${dbus}.NameHasOwner` } as const;
  const answer = await askBus({ ...question, texts: ['org.kde.StatusNotifierWatcher'] });
  return /\btrue\b/.test(answer ?? '');
}

/** A panel may come up after the programs that start with it. */
const TRIES = 3;
const BETWEEN_TRIES_MS = 2000;

/** The same, asked again for a few seconds before the answer is no. */
export async function findTrayHost(): Promise<boolean> {
  for (let tried = 1; !(await hasTrayHost()); tried++) {
    if (tried === TRIES) return false;
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_TRIES_MS));
  }
  return true;
}
