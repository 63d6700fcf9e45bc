import { offsetOfZone } from '../../core/zone';
import { DAY_MS } from '../units';
import type { PersonProfile } from './profile';
import { hash32, share } from './random';
import { instantOf } from './zone';

/** Where people go: east, west and one half-hour zone. */
const DESTINATIONS = ['Europe/Lisbon', 'Asia/Tokyo', 'America/Denver', 'Asia/Kolkata', 'Australia/Sydney'] as const;

/** Purpose of the draws in this file, so that they do not repeat those of another. */
const TRAVEL = 0x7a1;

function tripZone(profile: PersonProfile, year: number, trip: number, dayOfYear: number): string | null {
  const firstDay = (trip === 0 ? 200 : 40) + Math.floor(share(profile.seed, TRAVEL, year, trip) * 110);
  const days = 6 + Math.floor(share(profile.seed, TRAVEL + 1, year, trip) * 8);
  if (dayOfYear < firstDay || dayOfYear >= firstDay + days) return null;
  return DESTINATIONS[hash32(profile.seed, TRAVEL + 2, year, trip) % DESTINATIONS.length] ?? profile.homeZone;
}

function findZone(profile: PersonProfile, day: number): string {
  const year = new Date(day * DAY_MS).getUTCFullYear();
  const dayOfYear = day - Math.floor(Date.UTC(year, 0, 1) / DAY_MS);
  for (let trip = 0; trip < profile.tripsPerYear; trip += 1) {
    const zone = tripZone(profile, year, trip, dayOfYear);
    if (zone !== null) return zone;
  }
  return profile.homeZone;
}

const zonesOf = new WeakMap<PersonProfile, Map<number, string>>();

/** The zone a person lives in at an instant: home, or where a trip has taken them; trips begin and end at 00:00 UTC. */
export function zoneAt(profile: PersonProfile, at: number): string {
  const zones = zonesOf.get(profile) ?? new Map<number, string>();
  const day = Math.floor(at / DAY_MS);
  const known = zones.get(day);
  if (known !== undefined) return known;
  const zone = findZone(profile, day);
  zonesOf.set(profile, zones.set(day, zone));
  return zone;
}

/** Minutes the person's phone shows ahead of UTC, trips and summer time included. */
export function phoneOffsetMinutesAt(profile: PersonProfile, at: number): number {
  return offsetOfZone(zoneAt(profile, at))(at);
}

/** The instant of a local time of a calendar day (days since 1970-01-01), as the person lives it. */
export function localInstant(profile: PersonProfile, day: number, minuteOfDay: number): number {
  const wallMs = day * DAY_MS + Math.round(minuteOfDay) * 60_000;
  return instantOf(zoneAt(profile, day * DAY_MS + DAY_MS / 2), wallMs);
}
