import { signal } from '@preact/signals';

/** Whether the window is laid out for paper: in light, as wide as a page, all of it unfolded. */
export const printing = signal(false);

/** A printed line is finer than one on a screen: so many pixels of a canvas in one of the page. */
const PAPER_RATIO = 3;

/** How many pixels of a canvas are one of the page. */
export const pixelRatio = (): number =>
  printing.peek() ? Math.max(PAPER_RATIO, devicePixelRatio) : window.devicePixelRatio || 1;

/** Prints what is shown; the code for that is read when it is wanted. */
export const printShown = async (): Promise<void> => (await import('./print-page')).printPage();
