import { type Session, type SessionOptions, startSession } from './session';
import { startXvfb, type Xvfb, type XvfbOptions } from './xvfb';

export interface Desktop extends Session {
  readonly display: Xvfb;
}

export type DesktopOptions = Omit<SessionOptions, 'display'> & { readonly screen?: XvfbOptions };

/** Starts a whole headless desktop for one program; tests share one display and take a session each instead. */
export async function startDesktop({ screen, ...options }: DesktopOptions = {}): Promise<Desktop> {
  const display = await startXvfb(screen);
  const session = await startSession({ ...options, display }).catch(async (error: unknown) => {
    await display.stop();
    throw error;
  });
  const stop = async (): Promise<void> => {
    try {
      await session.stop();
    } finally {
      await display.stop();
    }
  };
  return { ...session, display, stop };
}
