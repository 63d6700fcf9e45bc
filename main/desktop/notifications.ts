import { app, Notification, shell } from 'electron';

/** A notification to be shown. `onSnooze` becomes a button where the system has them. */
export type ToShow = {
  readonly title: string;
  readonly body: string;
  readonly silent: boolean;
  readonly onOpen: () => void;
  readonly onSnooze: (() => void) | null;
};

/** The notifications of the system. */
export type SystemNotifications = {
  isSupported(): boolean;
  /** Shows one; returns how to take it away. Whoever has that keeps it alive: one that is collected cannot be clicked. */
  show(notification: ToShow): { close(): void };
};

/** Electron's buttons work in an order of their own on other systems, or not at all. */
const HAS_BUTTONS = process.platform === 'darwin';

/** Electron says nothing of sound to a Linux desktop, and most play none then. */
const NEEDS_BEEP = process.platform === 'linux';

/** Under this name Windows knows the app that its installer put there; it shows no notification of a stranger. */
const APP_ID = 'io.steadyline.Steadyline';
if (process.platform === 'win32') app.setAppUserModelId(APP_ID);

/** The notifications of this computer's system. */
export const systemNotifications: SystemNotifications = {
  isSupported: () => Notification.isSupported(),
  show: ({ title, body, silent, onOpen, onSnooze }) => {
    const buttons =
      HAS_BUTTONS && onSnooze
        ? [
            { text: 'Open', act: onOpen },
            { text: SNOOZE_TEXT, act: onSnooze },
          ]
        : [];
    const actions = buttons.map(({ text }) => ({ type: 'button' as const, text }));
    const shown = new Notification({ title, body, silent, actions });
    shown.on('click', onOpen);
    shown.on('action', (_event, index) => buttons[index]?.act());
    shown.show();
    if (NEEDS_BEEP && !silent) shell.beep();
    return shown;
  },
};

const SNOOZE_TEXT = 'Snooze for 1 hour';
