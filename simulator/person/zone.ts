import { DAY_MS, MINUTE_MS } from '../units';

/** Short enough that no zone changes its offset twice within one. */
const BLOCK_MS = 14 * DAY_MS;

interface Block {
  readonly beforeMinutes: number;
  readonly afterMinutes: number;
  readonly changeAt: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();
const zones = new Map<string, Map<number, Block>>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, made);
  return made;
}

function askIntl(zone: string, at: number): number {
  const parts: Record<string, number> = {};
  for (const part of formatOf(zone).formatToParts(at)) parts[part.type] = Number(part.value);
  const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Math.round((Date.UTC(year, month - 1, day, hour, minute, second) - at) / MINUTE_MS);
}

function findChange(zone: string, from: number, to: number, before: number): number {
  let low = from;
  let high = to;
  while (high - low > MINUTE_MS) {
    const middle = Math.floor((low + high) / 2 / MINUTE_MS) * MINUTE_MS;
    if (askIntl(zone, middle) === before) low = middle;
    else high = middle;
  }
  return high;
}

function makeBlock(zone: string, index: number): Block {
  const from = index * BLOCK_MS;
  const beforeMinutes = askIntl(zone, from);
  const afterMinutes = askIntl(zone, from + BLOCK_MS);
  const changeAt =
    beforeMinutes === afterMinutes ? from + BLOCK_MS : findChange(zone, from, from + BLOCK_MS, beforeMinutes);
  return { beforeMinutes, afterMinutes, changeAt };
}

function blockOf(zone: string, index: number): Block {
  const blocks = zones.get(zone) ?? new Map<number, Block>();
  zones.set(zone, blocks);
  const block = blocks.get(index) ?? makeBlock(zone, index);
  blocks.set(index, block);
  return block;
}

/** Minutes that a wall clock in an IANA zone is ahead of UTC at an instant; remembered, because Intl is slow. */
export function offsetMinutesAt(zone: string, at: number): number {
  const block = blockOf(zone, Math.floor(at / BLOCK_MS));
  return at < block.changeAt ? block.beforeMinutes : block.afterMinutes;
}

/** The instant (epoch ms) at which a wall clock in a zone shows a time, given as if it were UTC; in the hour that repeats, the second. */
export function instantOf(zone: string, wallMs: number): number {
  const guess = wallMs - offsetMinutesAt(zone, wallMs) * MINUTE_MS;
  return wallMs - offsetMinutesAt(zone, guess) * MINUTE_MS;
}

/** Whether this machine knows a zone name, so that a mistyped one is refused before anything is built on it. */
export function isZone(zone: string): boolean {
  try {
    formatOf(zone);
    return true;
  } catch {
    return false;
  }
}
