import { type BrowserWindow, screen } from 'electron';
import type { Anchor } from '../../core/tray';
import { createPageWindow } from './page-window';
import { placeGlance } from './place';
import { SMALL_WINDOW } from './small-window';

export type GlanceWindowOptions = {
  /** Whether it is left out of pictures and recordings of the screen, where the system can. */
  readonly keepFromCapture: () => boolean;
};

export type GlanceWindow = {
  /** Opens it at a tray item, at a point or where it finds room; closes it where it is open. */
  toggle(near: Anchor | null): void;
  /** Makes it, unseen, because it may be opened in a moment. */
  prepare(): void;
  close(): void;
  /** Its page has been drawn and is so high (px). */
  fit(heightPx: number): void;
  stop(): void;
  /** Lets go of it where nobody sees it: what it shows must not come up again. */
  forget(): void;
};

const WIDTH = 320;
/** About as high as most, until the page says how high it is. */
const USUAL_HEIGHT = 470;
/** Opened again within this time it is there at once; then its memory is given back (ms). */
const KEPT_MS = 60_000;
/** The click on the tray that took the focus away, and so closed it, is not one to open it again (ms). */
const SAME_CLICK_MS = 250;

/**
 * The small window with the latest value: made when first asked for, hidden when left, gone a minute later. It is shown
 * before its page has loaded: that the screen makes room for it meanwhile brings the value sooner.
 */
export function createGlanceWindow(options: GlanceWindowOptions): GlanceWindow {
  let window: BrowserWindow | null = null;
  let near: Anchor | null = null;
  let height = USUAL_HEIGHT;
  let wanted = false;
  let leftAt = Number.NEGATIVE_INFINITY;
  let release: NodeJS.Timeout | undefined;

  const place = (): void => {
    window?.setBounds(placeGlance({ width: WIDTH, height }, near, screens()));
  };
  const appear = (): void => {
    wanted = true;
    clearTimeout(release);
    window ??= open();
    place();
    window.setContentProtection(options.keepFromCapture());
    window.show();
    window.focus();
  };
  const keepForAWhile = (): void => {
    clearTimeout(release);
    release = setTimeout(() => window?.destroy(), KEPT_MS);
  };
  const hide = (): void => {
    wanted = false;
    window?.hide();
    keepForAWhile();
  };
  const open = (): BrowserWindow => {
    const opened = buildWindow();
    opened.webContents.on('before-input-event', (_event, input) => {
      if (input.type === 'keyDown' && input.key === 'Escape') hide();
    });
    opened.on('blur', () => {
      if (!opened.isVisible()) return;
      leftAt = performance.now();
      hide();
    });
    opened.on('close', (event) => {
      event.preventDefault();
      hide();
    });
    opened.on('closed', () => {
      clearTimeout(release);
      window = null;
      wanted = false;
    });
    return opened;
  };
  return {
    toggle: (at) => {
      if (wanted) return hide();
      if (performance.now() - leftAt < SAME_CLICK_MS) return;
      near = at;
      appear();
    },
    prepare: () => {
      if (wanted) return;
      window ??= open();
      keepForAWhile();
    },
    close: () => {
      if (wanted) hide();
    },
    fit: (heightPx) => {
      height = heightPx;
      if (wanted) place();
    },
    forget: () => {
      if (!wanted) window?.destroy();
    },
    stop: () => window?.destroy(),
  };
}

const buildWindow = (): BrowserWindow =>
  createPageWindow('glance', {
    width: WIDTH,
    height: USUAL_HEIGHT,
    ...SMALL_WINDOW,
    webPreferences: {
      backgroundThrottling: false, // a hidden one goes on drawing, so that no older picture comes up first
    },
  });

/** The screen with the pointer first. */
const screens = () => [screen.getDisplayNearestPoint(screen.getCursorScreenPoint()), ...screen.getAllDisplays()];
