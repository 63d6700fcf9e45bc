import type { Device, Recorded, Sensor } from '../person/person';
import { hash32, seedOf } from '../person/random';
import { hashText, isOneIn } from './odds';
import type { WireObject } from './wire';

/** Data from before then has no variant. */
const VARIANTS_SINCE_AT = Date.UTC(2024, 6, 1);

function drawOfSensor(sensor: Sensor): number {
  return hash32(0x3d1, seedOf(sensor.transmitterId), Math.floor(sensor.activatedAt / 1000));
}

/** 64 hex digits, or nothing at all for a few. */
export function realTransmitterId(sensor: Sensor): string {
  return drawOfSensor(sensor) % 12 === 0 ? '' : hashText(sensor.transmitterId);
}

/** Mostly as documented; "g6 pro" and "g715day" have been met here too. */
export function realGeneration(sensor: Sensor): string {
  if (sensor.variant === 'g715day') return 'g715day';
  return sensor.generation === 'g6' && drawOfSensor(sensor) % 7 === 1 ? 'g6 pro' : sensor.generation;
}

/** The part of a record that names sensor and display. */
export function realWorn(worn: { readonly sensor: Sensor; readonly device: Device }): WireObject {
  return {
    transmitterId: realTransmitterId(worn.sensor),
    transmitterGeneration: realGeneration(worn.sensor),
    transmitterGenerationVariant: worn.sensor.variant,
    displayDevice: worn.device.displayDevice,
  };
}

/** The same for a record, which may be older than the variant or lack it. */
export function realWornOf(record: Recorded): WireObject {
  const { transmitterGenerationVariant, ...older } = realWorn(record);
  const isOlder = record.at < VARIANTS_SINCE_AT || isOneIn(record, 3, 32);
  return isOlder ? older : { ...older, transmitterGenerationVariant };
}
