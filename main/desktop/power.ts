import { powerMonitor } from 'electron';
import { isMetered, isRunningDown, POWER_SUPPLIES } from './linux-power';

/** Watches whether power or network should be used sparingly. */
export type Power = { stop(): void };

/** As often as there is usually something to ask for. */
const LOOK_EVERY_MS = 5 * 60_000;
/** Starting has better things to do. */
const FIRST_LOOK_MS = 10_000;

/**
 * Watches the battery and, on Linux, whether the network is metered; the other systems tell Electron only the first.
 * Says when that changes; at first there is plenty.
 */
export function createPower(onChange: (sparing: boolean) => void): Power {
  let sparing = false;
  const look = async (): Promise<void> => {
    const next = await shouldSpare();
    if (sparing === next) return;
    sparing = next;
    onChange(sparing);
  };
  const lookNow = (): void => void look();
  const timer = setInterval(lookNow, LOOK_EVERY_MS);
  powerMonitor.on('on-ac', lookNow);
  powerMonitor.on('on-battery', lookNow);
  const first = setTimeout(lookNow, FIRST_LOOK_MS);
  return {
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
