const MINUTE_MS = 60_000;
/** Short enough that no zone changes its offset twice within one. */
const BLOCK_MS = 14 * 24 * 60 * MINUTE_MS;

/** Minutes ahead of UTC at an instant (epoch ms). */
type ZoneOffset = (at: number) => number;
type Block = { readonly before: number; readonly after: number; readonly changeAt: number };

const known = new Map<string, ZoneOffset>();

/** How many minutes a wall clock in a zone (IANA) is ahead of UTC; remembered, because `Intl` is slow. */
export function offsetOfZone(zone: string): ZoneOffset {
  const offsetAt = known.get(zone) ?? rememberBlocks(createAsk(zone));
  known.set(zone, offsetAt);
  return offsetAt;
}

/** Whether this computer knows a zone of that name. */
export function isZone(name: string): boolean {
  try {
    offsetOfZone(name);
    return true;
  } catch {
    return false;
  }
}

function rememberBlocks(ask: ZoneOffset): ZoneOffset {
  const blocks = new Map<number, Block>();
  let [last, block]: [number, Block] = [Number.NaN, { before: 0, after: 0, changeAt: 0 }];
  return (at) => {
    const index = Math.floor(at / BLOCK_MS);
    if (index !== last) {
      block = blocks.get(index) ?? makeBlock(ask, index * BLOCK_MS);
      blocks.set(index, block);
      last = index;
    }
    return at < block.changeAt ? block.before : block.after;
  };
}

/** A block with the first minute that has another offset than its start, if one has. */
function makeBlock(ask: ZoneOffset, fromAt: number): Block {
  const [before, after] = [ask(fromAt), ask(fromAt + BLOCK_MS)];
  let [low, high] = [fromAt, fromAt + BLOCK_MS];
  while (before !== after && high - low > MINUTE_MS) {
    const middle = low + Math.floor((high - low) / 2 / MINUTE_MS) * MINUTE_MS;
    if (ask(middle) === before) low = middle;
    else high = middle;
  }
  return { before, after, changeAt: high };
}

function createAsk(zone: string): ZoneOffset {
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
    const parts: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(at)) parts[type] = Number(value);
    const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
    return Math.round((Date.UTC(year, month - 1, day, hour, minute, second) - at) / MINUTE_MS);
  };
}
