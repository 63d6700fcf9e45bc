import type { App } from './app';

/** Hides values everywhere, or shows them again. */
export function togglePrivacy({ bridge, snapshot, run }: App): void {
  const isShown = snapshot.value.privacy.kind === 'shown';
  run(bridge.setPrivacy({ kind: isShown ? 'hidden' : 'shown' }));
}
