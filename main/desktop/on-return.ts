import { net, powerMonitor } from 'electron';

/** How often it is looked whether the network is there; no question goes out for that. */
const LOOK_EVERY_MS = 10_000;

/** Calls `listener` when the computer wakes and when its network comes back. Returns its undo. */
export function onReturn(listener: (of: 'computer' | 'network') => void): () => void {
  const woke = (): void => listener('computer');
  let wasOnline = net.isOnline();
  const look = (): void => {
    const isOnline = net.isOnline();
    if (isOnline && !wasOnline) listener('network');
    wasOnline = isOnline;
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  powerMonitor.on('resume', woke);
  return () => {
    clearInterval(timer);
    powerMonitor.removeListener('resume', woke);
  };
}
