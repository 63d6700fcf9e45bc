import type { Preset } from '../../core/statistics/presets';
import { describeNotEnough } from '../../core/statistics/sufficiency';
import type { Summary } from '../../core/statistics/summary';
import { ZONE_WORDS } from '../../core/zones';
import type { Figure } from './derive-figures';
import type { Reader } from './format-figure';
import { deriveZoneRows } from './zone-rows';

type Shown = {
  readonly summary: Summary;
  readonly figures: readonly Figure[];
  readonly preset: Preset;
  readonly reader: Reader;
  readonly madeOf: string;
};

/** The statistics as text, a line each, for a letter or a table. */
export function describeStatistics({ summary, figures, preset, reader, madeOf }: Shown): string {
  const { zones } = summary;
  const times =
    zones.kind === 'value'
      ? deriveZoneRows(zones.value, preset, reader).map(({ zone, of, bounds, percent, goal }) =>
          line(zone ? `${ZONE_WORDS[zone]} (${bounds} ${reader.unit})` : `all ${of}`, percent, goal && `goal ${goal}`),
        )
      : [line('time in ranges', describeNotEnough(zones), '')];
  return [
    `Glucose statistics: ${madeOf}`,
    `Ranges for ${preset.words} (${preset.source})`,
    ...times,
    ...figures.map(({ label, text, note }) => line(label, text, note ?? '')),
    'For information only, not for treatment decisions.',
  ].join('\n');
}

const line = (label: string, text: string, note: string): string => [label, text, note].filter(Boolean).join('\t');
