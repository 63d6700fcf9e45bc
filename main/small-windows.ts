import { effect } from '@preact/signals-core';
import { followShortcut } from './desktop/shortcut';
import { guarded } from './problems';
import type { SettingsStore } from './settings/settings-store';
import { addWidgetPlace } from './settings/stored';
import type { AppState } from './state';
import { createGlanceWindow, type GlanceWindow } from './window/glance-window';
import { createWidgetWindow, type WidgetWindow } from './window/widget-window';

/** The windows beside that of the history. */
export type SmallWindows = {
  readonly glance: GlanceWindow;
  readonly widget: Pick<WidgetWindow, 'focus'>;
  stop(): void;
};

/** The glance, which its keys open too, and the widget, which is there while the settings want it. */
export function createSmallWindows(state: AppState, store: SettingsStore): SmallWindows {
  const glance = createGlanceWindow({ keepFromCapture: () => state.settings.value.keepFromCapture });
  const hideWidget = (): void => {
    const { settings } = store.get();
    void store.update({ settings: { ...settings, widget: { ...settings.widget, shown: false } } });
  };
  const widget = createWidgetWindow({
    lastPlace: (screens) => store.get().widgetPlaces[screens] ?? null,
    onPlace: (screens, place) =>
      void store.update({ widgetPlaces: addWidgetPlace(store.get().widgetPlaces, screens, place) }),
    onClose: hideWidget,
  });
  const undo = [
    effect(guarded('window', () => widget.follow(state.settings.value))),
    effect(
      guarded('window', () => {
        if (state.privacy.value.kind !== 'shown') glance.forget();
      }),
    ),
    followShortcut(state, () => glance.toggle(null)),
    glance.stop,
    widget.stop,
  ];
  return { glance, widget, stop: () => undo.forEach((undoOne) => void undoOne()) };
}
