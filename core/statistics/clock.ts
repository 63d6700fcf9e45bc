import { NO_OFFSET } from '../history';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** Whose wall clock days and hours are of: the person's as it was then, or that of one zone (IANA). */
export type Clock = { readonly kind: 'lived' } | { readonly kind: 'home'; readonly zone: string };

export const LIVED: Clock = { kind: 'lived' };

/** Whether the computer knows a zone of that name. */
export function isZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}

/** How many minutes a clock is ahead of UTC at an instant (epoch ms), given the record's own offset. */
export type OffsetAt = (at: number, recordOffset: number) => number;

/** What was asked of the few zones that a person chooses. */
const zones = new Map<string, (at: number) => number>();

/** Reads a clock. As lived, a record without an offset is on UTC, as the archive has it. */
export function createOffsetAt(clock: Clock): OffsetAt {
  if (clock.kind === 'lived') return (_, recordOffset) => (recordOffset === NO_OFFSET ? 0 : recordOffset);
  const offsetAt = zones.get(clock.zone) ?? createZoneOffset(clock.zone);
  zones.set(clock.zone, offsetAt);
  return offsetAt;
}

/** The instant written as that clock shows it, as if it were UTC. */
export const localOf = (at: number, offsetMinutes: number): number => at + offsetMinutes * MINUTE_MS;

/** Asks `Intl` once a day and, on a day on which the clock changes, until the minute of it is found; the rest is memory. */
function createZoneOffset(zone: string): (at: number) => number {
  const ask = createAsk(zone);
  const starts = new Map<number, number>();
  const changes = new Map<number, number>();
  const atDay = (day: number): number => {
    const known = starts.get(day);
    if (known !== undefined) return known;
    const offset = ask(day * DAY_MS);
    starts.set(day, offset);
    return offset;
  };
  const changeIn = (day: number, before: number): number => {
    const known = changes.get(day);
    if (known !== undefined) return known;
    const changeAt = findChange(ask, day * DAY_MS, before);
    changes.set(day, changeAt);
    return changeAt;
  };
  let [today, before, after] = [Number.NaN, 0, 0];
  return (at) => {
    const day = Math.floor(at / DAY_MS);
    if (day !== today) [today, before, after] = [day, atDay(day), atDay(day + 1)];
    return before === after || at < changeIn(day, before) ? before : after;
  };
}

/** No zone changes twice within a day: the first minute of it with another offset than at its start. */
function findChange(ask: (at: number) => number, dayAt: number, before: number): number {
  let [low, high] = [0, 24 * 60];
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (ask(dayAt + middle * MINUTE_MS) === before) low = middle;
    else high = middle;
  }
  return dayAt + high * MINUTE_MS;
}

function createAsk(zone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (at) => {
    const parts = format.formatToParts(at);
    const part = (type: Intl.DateTimeFormatPartTypes): number =>
      Number(parts.find((one) => one.type === type)?.value ?? 0);
    const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
    return Math.round((local - Math.floor(at / 1000) * 1000) / MINUTE_MS);
  };
}
