import { useSignal } from '@preact/signals';
import { useMemo, useRef } from 'preact/hooks';
import type { DayGroup } from '../../core/statistics/pattern';
import { PRESETS } from '../../core/statistics/presets';
import { deriveProfile } from '../../core/statistics/profile';
import { describeNotEnough } from '../../core/statistics/sufficiency';
import { readChartTheme } from '../chart/theme';
import { figureOf } from '../copy/figure';
import { ChartActions } from '../pattern/chart-actions';
import { lacksOf } from '../pattern/load-pattern';
import { ProfileChart } from '../pattern/profile-chart';
import { createProfileModel, type ProfileModel } from '../pattern/profile-model';
import { describeProfile, ProfileTables } from '../pattern/profile-table';
import { GROUP_WORDS } from '../period/day-group-choice';
import { useApp } from '../state/app';
import type { Comparison, Side } from './load-compare';

type OverlayProps = {
  readonly comparison: Comparison;
  readonly group: DayGroup;
  readonly here: string;
  readonly there: string;
  readonly text: () => string;
};

/** The two periods by the time of day, one over the other. */
export function Overlay({ comparison, group, here, there, text }: OverlayProps) {
  const { snapshot } = useApp();
  const { unit } = snapshot.value.settings;
  const asTable = useSignal(false);
  const canvas = useRef<HTMLCanvasElement>(null);
  const model = useOverlayModel(comparison, group);
  const lack = lacksOf(comparison.here.pattern, group);
  if (!model) return <p class="chart-empty">A daily pattern of this period: {lack ? describeNotEnough(lack) : ''}.</p>;
  const days = group === 'all' ? '' : `${GROUP_WORDS[group]} alone. `;
  const title = `${days}This period: ${here}. The other: ${there}. In ${unit}`;
  return (
    <>
      {asTable.value ? <ProfileTables model={model} /> : <ProfileChart model={model} canvas={canvas} />}
      <ChartActions
        asTable={asTable}
        title={title}
        text={() => [text(), describeProfile(model)].join('\n\n')}
        figure={() => figureOf(canvas.current)}
      />
      <p class="quiet small">
        This period: thick line its median, bands the middle half and nine tenths of readings.{' '}
        {model.other
          ? 'The other: dashed, thick its median, thin the ends of its middle half.'
          : 'The other period has not enough data to be drawn.'}
      </p>
    </>
  );
}

/** Null where this period has too little for a curve; the other is left out where it has. */
function useOverlayModel({ here, there }: Comparison, group: DayGroup): ProfileModel | null {
  const { snapshot, theme } = useApp();
  const { settings, locale } = snapshot.value;
  const { unit, preset } = settings;
  return useMemo(() => {
    if (lacksOf(here.pattern, group)) return null;
    const layer = (name: string, { pattern }: Side) => ({ name, profile: deriveProfile(pattern.times[group]) });
    const other = lacksOf(there.pattern, group) ? null : layer('The other', there);
    const { thresholds } = PRESETS[preset];
    const shown = { main: layer('This period', here), other, traces: [], thresholds, unit, locale };
    return createProfileModel({ ...shown, theme: readChartTheme() });
  }, [here, there, group, unit, locale, preset, theme.value]);
}
