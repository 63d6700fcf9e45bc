import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../units';
import type { Sensor } from './person';
import type { PersonProfile } from './profile';
import { hash32, share } from './random';

/** Wear time of a G6 or G7 sensor. */
export const SESSION_DAYS = 10;
/** The 15-day sensor's. */
const LONG_SESSION_DAYS = 15;
/** Interval between readings. */
export const STEP_MS = 5 * MINUTE_MS;
/** From insertion to the first reading: G6 two hours, G7 half an hour. */
const WARM_UP_MS = { g6: 2 * HOUR_MS, g7: 30 * MINUTE_MS } as const;
/** Sensors that fail hours before their time. */
const EARLY_FAILURE_SHARE = 0.07;

const SENSOR = 0x5e5;
/** Letters of printed transmitter ids: none that is mistaken for a digit. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** One worn sensor: readings lie at `firstReadingAt + k * STEP_MS` before `endAt`. */
export interface SensorSession {
  readonly index: number;
  readonly sensor: Sensor;
  readonly firstReadingAt: number;
  readonly endAt: number;
  /** Whether the sensor gave up before its time; the phone then says "no readings". */
  readonly failedEarly: boolean;
}

function sessionMs(profile: PersonProfile): number {
  return (profile.variant === 'g715day' ? LONG_SESSION_DAYS : SESSION_DAYS) * DAY_MS;
}

function insertedAt(profile: PersonProfile, index: number): number {
  const nominal = profile.sessionsFromAt + index * sessionMs(profile);
  if (index === 0) return nominal;
  return nominal + Math.round((share(profile.seed, SENSOR, index) - 0.5) * 8 * 3600) * SECOND_MS;
}

function transmitterIdOf(profile: PersonProfile, index: number): string {
  // A G6 transmitter lasts nine sensors (90 days); a G7 is one piece.
  const unit = profile.generation === 'g6' ? Math.floor(index / 9) : index;
  let id = '8';
  for (let place = 0; place < 5; place += 1) {
    id += ALPHABET.charAt(hash32(profile.seed, SENSOR + 1, unit, place) % ALPHABET.length);
  }
  return id;
}

/** The phase of a session on the clock: any second, on the minute for some, as with real sensors. */
function phaseMs(profile: PersonProfile, index: number): number {
  const seconds = hash32(profile.seed, SENSOR + 2, index) % 300;
  return (hash32(profile.seed, SENSOR + 3, index) % 5 === 0 ? seconds - (seconds % 60) : seconds) * SECOND_MS;
}

function toWholeMinuteUp(at: number): number {
  return Math.ceil(at / MINUTE_MS) * MINUTE_MS;
}

/** The session with a number, counted from the profile's first. */
export function sessionOf(profile: PersonProfile, index: number): SensorSession {
  const activatedAt = insertedAt(profile, index);
  const nextAt = insertedAt(profile, index + 1);
  const failedEarly = share(profile.seed, SENSOR + 4, index) < EARLY_FAILURE_SHARE;
  const pauseMs = failedEarly ? (5 + 14 * share(profile.seed, SENSOR + 5, index)) * HOUR_MS : 4 * MINUTE_MS;
  return {
    index,
    sensor: {
      transmitterId: transmitterIdOf(profile, index),
      generation: profile.generation,
      variant: profile.variant,
      activatedAt,
    },
    firstReadingAt: toWholeMinuteUp(activatedAt + WARM_UP_MS[profile.generation]) + phaseMs(profile, index),
    endAt: nextAt - Math.round(pauseMs / SECOND_MS) * SECOND_MS,
    failedEarly,
  };
}

/** The number of the session worn at an instant (the one before it, while the next warms up). */
export function sessionIndexAt(profile: PersonProfile, at: number): number {
  const near = Math.floor((at - profile.sessionsFromAt) / sessionMs(profile));
  if (insertedAt(profile, near + 1) <= at) return near + 1;
  return insertedAt(profile, near) <= at ? near : near - 1;
}
