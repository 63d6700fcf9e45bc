import { powerMonitor } from 'electron';

/** Says when the screen is locked and when it is unlocked, where the system tells: macOS and Windows. Returns its undo. */
export function watchLock(onChange: (locked: boolean) => void): () => void {
  const lock = (): void => onChange(true);
  const unlock = (): void => onChange(false);
  const monitor: NodeJS.EventEmitter = powerMonitor;
  monitor.on('lock-screen', lock);
  monitor.on('unlock-screen', unlock);
  return () => {
    monitor.removeListener('lock-screen', lock);
    monitor.removeListener('unlock-screen', unlock);
  };
}
