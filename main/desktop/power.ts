import { powerMonitor } from 'electron';
import { isMetered, isRunningDown, POWER_SUPPLIES } from './linux-power';

/** Whether power or network should be used sparingly just now. */
export type Power = { isSparing(): boolean; stop(): void };

/** As often as there is usually something to ask for. */
const LOOK_EVERY_MS = 5 * 60_000;
/** Starting has better things to do. */
const FIRST_LOOK_MS = 10_000;

/**
 * Watches the battery and, on Linux, whether the network is metered; the other systems tell Electron only the first.
 * Calls `onPlenty` when there is no need to be sparing any more.
 */
export function createPower(onPlenty: () => void): Power {
  let sparing = false;
  const look = async (): Promise<void> => {
    const next = await shouldSpare();
    if (sparing && !next) onPlenty();
    sparing = next;
  };
  const lookNow = (): void => void look();
  const timer = setInterval(lookNow, LOOK_EVERY_MS);
  powerMonitor.on('on-ac', lookNow);
  powerMonitor.on('on-battery', lookNow);
  const first = setTimeout(lookNow, FIRST_LOOK_MS);
  return {
    isSparing: () => sparing,
    stop: () => {
      clearTimeout(first);
      clearInterval(timer);
      powerMonitor.removeListener('on-ac', lookNow);
      powerMonitor.removeListener('on-battery', lookNow);
    },
  };
}

/** Chromium does not watch the battery on Linux, so that the kernel is asked there. */
async function shouldSpare(): Promise<boolean> {
  if (process.platform !== 'linux') return powerMonitor.isOnBatteryPower();
  return (await isRunningDown(POWER_SUPPLIES)) || isMetered();
}
