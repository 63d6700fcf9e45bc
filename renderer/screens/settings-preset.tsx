import type { Settings } from '../../core/settings';
import { PRESETS, type PresetName } from '../../core/statistics/presets';
import { DEFAULT_THRESHOLDS, type Thresholds } from '../../core/zones';
import { formatTarget } from '../days/describe-day';
import { Button } from '../parts/button';
import { RadioField } from '../parts/field';
import { WhenShown } from '../parts/when-shown';
import { useApp } from '../state/app';

const LABELS: Record<PresetName, string> = {
  standard: 'Standard',
  older: 'Older or at high risk',
  pregnancy: 'Pregnancy',
};
const HINTS = {
  standard: PRESETS.standard.words,
  older: PRESETS.older.words,
  pregnancy: PRESETS.pregnancy.words,
};

type PresetProps = { readonly settings: Settings; readonly onSave: (part: Partial<Settings>) => void };

/** Whose ranges and goals statistics have; the person's own thresholds are theirs, and may be made the same. */
export function PresetField({ settings, onSave }: PresetProps) {
  const { locale } = useApp().snapshot.value;
  const { preset, thresholds, unit } = settings;
  const wanted = withBoundsOf(preset, thresholds);
  const isSame = (Object.keys(wanted) as (keyof Thresholds)[]).every((key) => wanted[key] === thresholds[key]);
  const target = (bounds: Thresholds): string => formatTarget(bounds, { unit, locale });
  return (
    <>
      <RadioField
        label="Ranges and goals of statistics"
        options={LABELS}
        hints={HINTS}
        value={preset}
        onChange={(next) => onSave({ preset: next })}
      />
      {!isSame && (
        <WhenShown>
          <div class="stack-tight">
            <p class="quiet">
              Now, the tray and the timeline go by your own thresholds, with {target(thresholds)} in range; statistics
              go by {target(wanted)}.
            </p>
            <div class="row">
              <Button onClick={() => onSave({ thresholds: wanted })}>Make my thresholds those of statistics</Button>
            </div>
          </div>
        </WhenShown>
      )}
    </>
  );
}

/** The bounds of a preset; where it has none above the target, the person's own stays. */
function withBoundsOf(preset: PresetName, own: Thresholds): Thresholds {
  const { thresholds } = PRESETS[preset];
  if (Number.isFinite(thresholds.veryHighMgDl)) return thresholds;
  const isAbove = own.veryHighMgDl > thresholds.highMgDl;
  return { ...thresholds, veryHighMgDl: isAbove ? own.veryHighMgDl : DEFAULT_THRESHOLDS.veryHighMgDl };
}
