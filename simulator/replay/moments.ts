import { offsetOfZone } from '../../core/zone';
import { DAY_MS, MINUTE_MS } from '../units';
import type { Moment } from './recording';

const TIME = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d))?(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?$/;

function givenOffset(zone: string): number {
  if (zone === 'Z') return 0;
  const digits = zone.slice(1).replace(':', '');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return zone.startsWith('-') ? -minutes : minutes;
}

/** In the hour that a clock repeats, the order of the rows tells which of the two is meant. */
function inZone(zone: string, wallAt: number, afterAt: number): Moment {
  const offsetAt = offsetOfZone(zone);
  const dayBefore = offsetAt(wallAt - DAY_MS);
  const dayAfter = offsetAt(wallAt + DAY_MS);
  const earlier = wallAt - dayBefore * MINUTE_MS;
  const later = wallAt - dayAfter * MINUTE_MS;
  const isEarlier = offsetAt(earlier) === dayBefore && (earlier > afterAt || later < earlier);
  return isEarlier ? { at: earlier, offsetMinutes: dayBefore } : { at: later, offsetMinutes: dayAfter };
}

/** Reads a row's time; one without an offset is a wall clock in `zone`, later than `afterAt` (epoch ms) where that decides. */
export function parseMoment(text: string, zone: string, afterAt: number): Moment | undefined {
  const match = TIME.exec(text.trim());
  if (match === null) return undefined;
  const [y = 0, mo = 0, d = 0, h = 0, mi = 0, s = 0] = match.slice(1, 7).map((part) => Number(part ?? 0));
  const wallAt = Date.UTC(y, mo - 1, d, h, mi, s);
  const back = new Date(wallAt);
  if (back.getUTCMonth() !== mo - 1 || back.getUTCDate() !== d || h > 23 || mi > 59 || s > 59) return undefined;
  const written = match[7];
  if (written === undefined) return inZone(zone, wallAt, afterAt);
  const offsetMinutes = givenOffset(written);
  return { at: wallAt - offsetMinutes * MINUTE_MS, offsetMinutes };
}
