import { describeName } from '../../core/events';
import type { DeviceHistory } from '../../core/history';

/** A sensor by its generation and the begin of its id, which is only there to tell it from others. */
export function nameSensor(device: DeviceHistory): string {
  const { transmitterGeneration, transmitterVariant, transmitterId } = device;
  const names = [
    transmitterGeneration === null ? null : describeName('transmitterGeneration', transmitterGeneration),
    transmitterVariant === null ? null : describeName('transmitterGenerationVariant', transmitterVariant),
  ];
  const name = [...new Set(names.filter((one) => one !== null))].join(', ') || 'not said';
  return transmitterId ? `${name} (${transmitterId.slice(0, 6)})` : name;
}
