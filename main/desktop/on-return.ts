import { net, powerMonitor } from 'electron';
import { steadyMs } from '../steady';
import { createSleepWatch } from './sleep-watch';

/** How often it is looked whether the network is there and the computer has slept; no question goes out for that. */
const LOOK_EVERY_MS = 10_000;

/** Calls `listener` when the computer wakes and when its network comes back. Returns its undo. */
export function onReturn(listener: (of: 'computer' | 'network') => void): () => void {
  const sleep = createSleepWatch(LOOK_EVERY_MS, steadyMs);
  const woke = (): void => {
    sleep.hasSlept(); // it is known
    listener('computer');
  };
  let wasOnline = net.isOnline();
  const look = (): void => {
    const isOnline = net.isOnline();
    if (sleep.hasSlept()) listener('computer');
    else if (isOnline && !wasOnline) listener('network');
    wasOnline = isOnline;
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  powerMonitor.on('resume', woke);
  return () => {
    clearInterval(timer);
    powerMonitor.removeListener('resume', woke);
  };
}
