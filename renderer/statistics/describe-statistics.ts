import { HIGH_CODE, LOW_CODE } from '../../core/glucose';
import type { Preset } from '../../core/statistics/presets';
import { describeNotEnough } from '../../core/statistics/sufficiency';
import type { Summary } from '../../core/statistics/summary';
import { ZONE_WORDS } from '../../core/zones';
import type { Figure } from './derive-figures';
import { formatCount, type Reader } from './format-figure';
import { deriveZoneRows } from './zone-rows';

type Shown = {
  readonly summary: Summary;
  readonly figures: readonly Figure[];
  readonly preset: Preset;
  readonly reader: Reader;
};

/** How many readings are outside of what a sensor measures, and what they count as; empty where none is. */
export function describeClipped({ clipped: { low, high } }: Summary, locale: string): string {
  const counted = (count: number, word: string, where: string, as: number): readonly string[] =>
    count === 0
      ? []
      : [`${formatCount(count, locale)} ${word} ${where} what the sensor measures: counted as ${as} mg/dL.`];
  return [...counted(low, 'LOW', 'below', LOW_CODE), ...counted(high, 'HIGH', 'above', HIGH_CODE)].join(' ');
}

/** The statistics as text, a line each, for a letter or a table. */
export function describeStatistics({ summary, figures, preset, reader }: Shown): string {
  const { zones } = summary;
  const times =
    zones.kind === 'value'
      ? deriveZoneRows(zones.value, preset, reader).map(({ zone, of, bounds, percent, goal }) =>
          line(zone ? `${ZONE_WORDS[zone]} (${bounds} ${reader.unit})` : `all ${of}`, percent, goal && `goal ${goal}`),
        )
      : [line('time in ranges', describeNotEnough(zones), '')];
  return [
    `Ranges for ${preset.words} (${preset.source})`,
    ...times,
    ...figures.map(({ label, text, note }) => line(label, text, note ?? '')),
    ...[describeClipped(summary, reader.locale)].filter(Boolean),
  ].join('\n');
}

const line = (label: string, text: string, note: string): string => [label, text, note].filter(Boolean).join('\t');
