import { type BrowserWindow, screen } from 'electron';
import type { Settings, WidgetSize } from '../../core/settings';
import { createPageWindow } from './page-window';
import { nameScreens, type Point, placeWidget, type Size } from './place';
import { SMALL_WINDOW } from './small-window';

export type WidgetWindowOptions = {
  /** Where it was on a set of screens. */
  readonly lastPlace: (screens: string) => Point | null;
  readonly onPlace: (screens: string, place: Point) => void;
  /** The person closed it. */
  readonly onClose: () => void;
};

export type WidgetWindow = {
  /** Shows it as the settings say, or not at all. */
  follow(settings: Pick<Settings, 'widget' | 'keepFromCapture'>): void;
  /** Gives it the keyboard, as soon as it is there. */
  focus(): void;
  stop(): void;
};

const SIZES: Record<WidgetSize, Size> = {
  small: { width: 184, height: 60 },
  medium: { width: 208, height: 96 },
  large: { width: 288, height: 144 },
};

/** Its place is told this long after it came to rest (ms). */
const RESTS_MS = 400;
/** How far an arrow key moves it, and with Shift (px). */
const STEP = 8;
const FINE_STEP = 1;
const DIRECTIONS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** The small window that stays above the others, where the person put it on each set of screens. */
export function createWidgetWindow(options: WidgetWindowOptions): WidgetWindow {
  let window: BrowserWindow | null = null;
  let size: WidgetSize = 'medium';
  let rest: NodeJS.Timeout | undefined;
  let isAwaited = false;

  const put = (at: Point | null): void => window?.setBounds(placeWidget(SIZES[size], at, areas()));
  const putBack = (): void => put(options.lastPlace(screenSet()));
  const tellPlace = (): void => {
    if (!window) return;
    const { x, y } = window.getBounds();
    options.onPlace(screenSet(), { x, y });
  };
  const open = (isSeeThrough: boolean): BrowserWindow => {
    const opened = buildWindow(isSeeThrough, placeWidget(SIZES[size], options.lastPlace(screenSet()), areas()));
    opened.once('ready-to-show', () => {
      if (isAwaited) opened.show();
      else opened.showInactive();
      isAwaited = false;
      opened.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true });
    });
    opened.on('move', () => {
      clearTimeout(rest);
      rest = setTimeout(tellPlace, RESTS_MS);
    });
    opened.webContents.on('before-input-event', (event, { type, key, shift }) => {
      const direction = DIRECTIONS[key];
      if (type !== 'keyDown') return;
      if (key === 'Escape') opened.blur();
      if (!direction) return;
      event.preventDefault();
      const step = shift ? FINE_STEP : STEP;
      const { x, y } = opened.getBounds();
      put({ x: x + direction.x * step, y: y + direction.y * step });
    });
    opened.on('close', options.onClose);
    opened.on('closed', () => {
      window = null;
      clearTimeout(rest);
    });
    return opened;
  };
  const close = (): void => window?.destroy();
  const onScreens = (): void => putBack();
  const events = ['display-added', 'display-removed', 'display-metrics-changed'] as const;
  for (const event of events) screen.on(event as 'display-added', onScreens);

  let wasSeeThrough = false;
  return {
    follow: ({ widget: wanted, keepFromCapture }) => {
      const isSeeThrough = wanted.opacityPercent < 100;
      if (!wanted.shown || isSeeThrough !== wasSeeThrough) close(); // a window is see-through from its start or never
      wasSeeThrough = isSeeThrough;
      if (!wanted.shown) return;
      const hasNewSize = wanted.size !== size;
      size = wanted.size;
      if (window && hasNewSize) putBack();
      window ??= open(isSeeThrough);
      window.setIgnoreMouseEvents(wanted.clickThrough);
      window.setContentProtection(keepFromCapture);
    },
    focus: () => {
      isAwaited = window === null;
      window?.focus();
    },
    stop: () => {
      for (const event of events) screen.removeListener(event as 'display-added', onScreens);
      close();
    },
  };
}

const buildWindow = (isSeeThrough: boolean, bounds: Point & Size): BrowserWindow =>
  createPageWindow('widget', {
    ...bounds,
    ...SMALL_WINDOW,
    ...(isSeeThrough ? { transparent: true, backgroundColor: '#00000000' } : {}),
  });

const areas = () => [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map(({ workArea }) => workArea);
const screenSet = (): string => nameScreens(screen.getAllDisplays().map(({ bounds }) => bounds));
