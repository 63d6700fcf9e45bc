import type { App } from './app';
import { placeOf } from './place-of';

/** Copies the link that leads to what is shown now, and says so. */
export async function copyLink({ bridge, view }: App): Promise<void> {
  await bridge.copyLink(placeOf(view));
  view.told.value = 'The link to this view was copied.';
}
