import type { App } from './app';
import { placeOf } from './place-of';

/** Copies the link that leads to what is shown now, and says so. */
export function copyLink({ bridge, view, run }: App): void {
  const copy = async (): Promise<void> => {
    await bridge.copyLink(placeOf(view));
    view.told.value = 'The link to this view was copied.';
  };
  run(copy());
}
