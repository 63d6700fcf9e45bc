import { describeName } from '../../core/events';
import type { DeviceHistory, WornSensor } from '../../core/history';
import type { StartSign } from '../../core/statistics/sensor-starts';
import { formatAge } from '../../core/words';

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
