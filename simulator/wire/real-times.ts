import type { Recorded } from '../person/person';
import { MINUTE_MS } from '../units';
import { drawOf } from './odds';
import { formatOffset, formatWall } from './time';

const FRACTIONS = ['.0', '.000', '.0000000', '.000000000'] as const;

interface Shape {
  readonly wall: (at: number) => string;
  readonly zone: (minutes: number) => string;
  /** Seconds written in the offset, and added to the wall clock so that the instant stays true. */
  readonly offsetSeconds: number;
}

const USUAL: Shape = { wall: formatWall, zone: formatOffset, offsetSeconds: 0 };

function withSeconds(minutes: number): string {
  const seconds = minutes * 60 + 2;
  const size = Math.abs(seconds);
  return (
    formatOffset(Math.trunc(seconds / 60)).replace(/^./, seconds < 0 ? '-' : '+') +
    `:${`${size % 60}`.padStart(2, '0')}`
  );
}

/** Offsets of whole hours may lose their minutes; others cannot. */
function hoursOnly(minutes: number): string {
  const text = formatOffset(minutes);
  return text.endsWith(':00') ? text.slice(0, 3) : text;
}

/** Shapes of time that clients of the real service had to learn; none of them changes the instant. */
function shapeOf(record: Recorded): Shape {
  const draw = drawOf(record, 1);
  const number = draw % 256;
  const isOnMinute = record.at % MINUTE_MS === 0;
  if (isOnMinute && number % 4 === 0) return { ...USUAL, wall: (at) => formatWall(at).slice(0, 16) };
  if (number === 1) return { ...USUAL, wall: (at) => formatWall(at).replace('T', ' ') };
  if (number === 2) return { ...USUAL, zone: (minutes) => formatOffset(minutes).replace(':', '') };
  if (number === 3) return { ...USUAL, zone: hoursOnly };
  if (number === 5) return { ...USUAL, zone: withSeconds, offsetSeconds: 2 };
  if (number < 32 && record.at % 1000 === 0) {
    return { ...USUAL, wall: (at) => formatWall(at) + (FRACTIONS[(draw >>> 8) % FRACTIONS.length] ?? '') };
  }
  return USUAL;
}

function timesAt(record: Recorded, at: number): { systemTime: string; displayTime: string } {
  const shape = shapeOf(record);
  if (!record.device.writesOffset) {
    return { systemTime: shape.wall(at), displayTime: shape.wall(at + record.offsetMinutes * MINUTE_MS) };
  }
  const utc = drawOf(record, 2) % 8 === 0 ? '+00:00' : 'Z';
  const wallAt = at + record.offsetMinutes * MINUTE_MS + shape.offsetSeconds * 1000;
  return { systemTime: shape.wall(at) + utc, displayTime: shape.wall(wallAt) + shape.zone(record.offsetMinutes) };
}

/** Both times of a record, in one of the shapes seen in production. */
export function realTimes(record: Recorded): { systemTime: string; displayTime: string } {
  return timesAt(record, record.at);
}

/** When an event was entered, in the same two clocks. */
export function realRecordedTimes(record: Recorded, recordedAt: number) {
  const zone = record.device.writesOffset ? formatOffset(record.offsetMinutes) : '';
  const utc = record.device.writesOffset ? 'Z' : '';
  return {
    recordedSystemTime: formatWall(recordedAt) + utc,
    recordedDisplayTime: formatWall(recordedAt + record.offsetMinutes * MINUTE_MS) + zone,
  };
}
