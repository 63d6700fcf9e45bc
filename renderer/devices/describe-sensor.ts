import { describeName } from '../../core/events';
import type { DeviceHistory, WornSensor } from '../../core/history';
import type { OffsetAt } from '../../core/period';
import type { StartSign } from '../../core/statistics/sensor-starts';
import { formatAge } from '../../core/words';
import { formatMoment } from '../chart/format-span';
import { formatRows } from '../parts/table-box';

const HOUR_MS = 3_600_000;

type Named = Pick<DeviceHistory, 'transmitterId' | 'transmitterGeneration' | 'transmitterVariant'>;

/** A sensor by its generation and the begin of its id, which is only there to tell it from others. */
export function nameSensor({ transmitterGeneration, transmitterVariant, transmitterId }: Named): string {
  const names = [
    transmitterGeneration === null ? null : describeName('transmitterGeneration', transmitterGeneration),
    transmitterVariant === null ? null : describeName('transmitterGenerationVariant', transmitterVariant),
  ];
  const name = [...new Set(names.filter((one) => one !== null))].join(', ') || 'not said';
  return transmitterId ? `${name} (${transmitterId.slice(0, 6)})` : name;
}

/** What a start was inferred from. */
export const SIGN_WORDS: Record<StartSign, string> = {
  'new-transmitter': 'another transmitter',
  'ticks-restarted': 'the transmitter’s count, which began anew',
};

/** How long nothing was measured before a start, or that this is not a warm-up's length. */
export const describeWarmUp = ({ warmUp }: Pick<WornSensor, 'warmUp'>): string =>
  warmUp === null ? '' : `${formatAge(warmUp.toAt - warmUp.fromAt)} without readings`;

/** How long a sensor measured: "9 d 21 h", "5 h". */
export function formatWorn(ms: number): string {
  const hours = Math.floor(ms / HOUR_MS);
  const [days, rest] = [Math.floor(hours / 24), hours % 24];
  return [days > 0 ? `${days} d` : '', rest > 0 || days === 0 ? `${rest} h` : ''].filter(Boolean).join(' ');
}

/** Of which sensor the newest reading is, and how old that was then. */
export function describeNewest(sensor: WornSensor, locale: string, offsetAt: OffsetAt): string {
  const { firstAt, lastAt, why } = sensor;
  const began = formatMoment(firstAt, locale, offsetAt);
  if (why === null) return `${nameSensor(sensor)}. When it began is not known: not after ${began}.`;
  return `${nameSensor(sensor)}, ${formatWorn(lastAt - firstAt)} old at the newest reading; its first was on ${began} (inferred).`;
}

/** A sensor as the cells of a row, without its start. */
export const sensorCells = (sensor: WornSensor): readonly string[] => [
  nameSensor(sensor),
  sensor.why === null
    ? `${formatWorn(sensor.lastAt - sensor.firstAt)} or longer`
    : formatWorn(sensor.lastAt - sensor.firstAt),
  describeWarmUp(sensor) || (sensor.why === null ? '' : 'no gap of that length'),
  sensor.why === null ? 'not known when it began' : SIGN_WORDS[sensor.why],
];

/** Sensors as a text of columns, newest first. */
export const sensorsAsText = (sensors: readonly WornSensor[], locale: string, offsetAt: OffsetAt): string =>
  formatRows([
    SENSOR_COLUMNS,
    ...[...sensors].reverse().map((sensor) => [startOf(sensor, locale, offsetAt), ...sensorCells(sensor)]),
  ]);

export const SENSOR_COLUMNS = ['First reading', 'Sensor', 'Measured for', 'Warm-up', 'Inferred from'] as const;

const startOf = ({ firstAt, why }: WornSensor, locale: string, offsetAt: OffsetAt): string =>
  why === null ? `before ${formatMoment(firstAt, locale, offsetAt)}` : formatMoment(firstAt, locale, offsetAt);
