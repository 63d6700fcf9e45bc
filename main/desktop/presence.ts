import { app, BrowserWindow } from 'electron';

/** Tells when a window of the app is turned to, and when the last one is left. */
export type Presence = {
  /** Whether a person is in front of one of the windows, as far as can be known: it has the keyboard. */
  isLooking(): boolean;
  stop(): void;
};

/** Follows the windows, whatever they are. `onChange` is told when one is turned to and when it is left. */
export function followPresence(onChange: (how: 'came' | 'left') => void): Presence {
  const came = (): void => onChange('came');
  const left = (): void => onChange('left');
  app.on('browser-window-focus', came);
  app.on('browser-window-blur', left);
  return {
    isLooking: () => BrowserWindow.getFocusedWindow() !== null,
    stop: () => {
      app.removeListener('browser-window-focus', came);
      app.removeListener('browser-window-blur', left);
    },
  };
}
