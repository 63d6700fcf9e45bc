import { nativeTheme, screen } from 'electron';
import type { Panel } from './colours';
import { panelOf } from './panel';

/** What a tray icon is drawn for: the panel's colour, and the scales of the screens. */
export type Surroundings = { readonly panel: Panel; readonly scales: readonly number[] };

/** What is taken before the screens were asked. */
export const firstSurroundings = (): Surroundings => ({ panel: panelHere(), scales: [1] });

export const surroundingsNow = (): Surroundings => ({
  panel: panelHere(),
  scales: screen.getAllDisplays().map(({ scaleFactor }) => scaleFactor),
});

/** An older Electron does not know the panel's colour. */
const panelHere = (): Panel =>
  panelOf(process.platform, nativeTheme.shouldUseDarkColorsForSystemIntegratedUI as boolean | undefined);

/** Calls `listener` when they may have changed. Returns its undo. */
export function onSurroundings(listener: () => void): () => void {
  nativeTheme.on('updated', listener);
  screen.on('display-added', listener).on('display-removed', listener).on('display-metrics-changed', listener);
  return () => {
    nativeTheme.removeListener('updated', listener);
    screen.removeListener('display-added', listener);
    screen.removeListener('display-removed', listener);
    screen.removeListener('display-metrics-changed', listener);
  };
}
