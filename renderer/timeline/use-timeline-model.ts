import { type ReadonlySignal, useComputed } from '@preact/signals';
import { PIN_HIGH_MG_DL, PIN_LOW_MG_DL } from '../chart/derive-chart';
import { readChartTheme } from '../chart/theme';
import { useApp } from '../state/app';
import { deriveAlertLevels } from './alert-levels';
import { MARKS_WITHIN_MS } from './mark-tiles';
import { LEVELS_UP_TO_MS, type TimelineModel } from './model';
import { spanOf } from './range';
import type { Timeline } from './store';

const DAY_MS = 24 * 3_600_000;

/** What is drawn, as a signal: a drawing that moves follows it without its view being rendered with every frame. */
export function useTimelineModel(timeline: Timeline): ReadonlySignal<TimelineModel> {
  const { snapshot, theme } = useApp();
  // By whole days, so that they are not derived anew with every frame of a move.
  const daysSeen = useComputed(() => {
    const { fromAt, toAt } = timeline.range.value;
    return toAt - fromAt > LEVELS_UP_TO_MS ? '' : `${Math.floor(fromAt / DAY_MS)} ${Math.ceil(toAt / DAY_MS)}`;
  });
  const levels = useComputed(() => {
    const [from, to] = daysSeen.value.split(' ').map(Number);
    if (from === undefined || to === undefined) return [];
    const days = { fromAt: from * DAY_MS, toAt: to * DAY_MS };
    return deriveAlertLevels(timeline.devices.value, days, timeline.livedOffsetAt.value);
  });
  const look = useComputed(() => {
    void theme.value;
    return readChartTheme();
  });
  return useComputed((): TimelineModel => {
    const { settings, locale, history } = snapshot.value;
    const range = timeline.range.value;
    return {
      range,
      points: timeline.points.value,
      marks: timeline.marks.value,
      hasMarks: spanOf(range) <= MARKS_WITHIN_MS,
      yMin: PIN_LOW_MG_DL - 1,
      yMax: PIN_HIGH_MG_DL + 1,
      levels: levels.value,
      offsetAt: timeline.offsetAt.value,
      reportedToAt: history.lastAt,
      tail: 'Not reported yet',
      thresholds: settings.thresholds,
      unit: settings.unit,
      locale,
      theme: look.value,
    };
  });
}
