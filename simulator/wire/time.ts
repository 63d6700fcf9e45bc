import { DAY_MS, MINUTE_MS } from '../units';

const QUERY_TIME = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:?\d\d)?$/;

function offsetOf(zone: string | undefined): number {
  if (zone === undefined || zone === 'Z') return 0;
  const digits = zone.slice(1).replace(':', '');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return zone.startsWith('-') ? -minutes : minutes;
}

/** Reads a query time to epoch ms; without an offset it is UTC. Undefined for anything that is not a real instant. */
export function parseQueryTime(text: string | null): number | undefined {
  const match = text === null ? null : QUERY_TIME.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second = '0', fraction = '', zone] = match;
  const fractionMs = Math.floor(Number(`0.${fraction || '0'}`) * 1000);
  const numbers = [year, month, day, hour, minute, second].map(Number);
  const [y = 0, mo = 0, d = 0, h = 0, mi = 0, s = 0] = numbers;
  const at = Date.UTC(y, mo - 1, d, h, mi, s, fractionMs);
  const back = new Date(at);
  const isReal = back.getUTCMonth() === mo - 1 && back.getUTCDate() === d && h < 24 && mi < 60 && s < 60;
  return isReal ? at - offsetOf(zone) * MINUTE_MS : undefined;
}

const TWO_DIGITS: readonly string[] = Array.from({ length: 60 }, (_, value) => String(value).padStart(2, '0'));

function two(value: number): string {
  return TWO_DIGITS[value] ?? String(value);
}

/** Records come day by day; the date is made once for each. */
let lastDay = { day: 0, text: '1970-01-01T' };

/** A wall clock as text without offset: `2026-04-30T15:00:00`, with milliseconds when there are any. */
export function formatWall(at: number): string {
  const day = Math.floor(at / DAY_MS);
  if (day !== lastDay.day) lastDay = { day, text: new Date(at).toISOString().slice(0, 11) };
  const second = Math.floor((at - day * DAY_MS) / 1000);
  const ms = at - day * DAY_MS - second * 1000;
  const clock = `${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`;
  return lastDay.text + (ms === 0 ? clock : `${clock}.${String(Math.floor(ms)).padStart(3, '0')}`);
}

/** An offset as text: `-07:00`. */
export function formatOffset(minutes: number): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** `systemTime` as a device writes it: UTC, marked `Z` by phones and unmarked by receivers. */
export function formatSystemTime(at: number, writesOffset: boolean): string {
  return writesOffset ? `${formatWall(at)}Z` : formatWall(at);
}

/** `displayTime` as a device writes it: its wall clock, with the offset from phones and without from receivers. */
export function formatDisplayTime(at: number, offsetMinutes: number, writesOffset: boolean): string {
  const wall = formatWall(at + offsetMinutes * MINUTE_MS);
  return writesOffset ? wall + formatOffset(offsetMinutes) : wall;
}
