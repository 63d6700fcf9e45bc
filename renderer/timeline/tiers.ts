import type { ReadingColumns, TimeRange } from '../../core/contract';
import type { EnvelopeColumns } from '../../core/history';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/**
 * How finely the history is asked for: tier 0 is readings, every other reduces spans of this length (ms) to their least,
 * greatest and mean. From two hours on, whole hours make up a span, which is what the archive has sums of.
 */
export const TIER_SPANS_MS: readonly number[] = [0, 0.25, 0.5, 1, 2, 4, 8, 16, 32, 64, 128, 256].map(
  (hours) => hours * HOUR_MS,
);
/** Readings are drawn until two of them share a pixel. */
export const READINGS_TO_MS_PER_PX = 10 * MINUTE_MS;
/** So many spans are asked for in one go: a third of a screen. */
export const SPANS_PER_TILE = 512;
const READINGS_TILE_MS = 4 * DAY_MS;
/** Tiles that are kept: some megabytes. */
const MOST_TILES = 160;

export type TileKey = { readonly tier: number; readonly index: number };
export type TileData =
  | { readonly kind: 'readings'; readonly columns: ReadingColumns }
  | { readonly kind: 'spans'; readonly columns: EnvelopeColumns };
/** An answer, and the version of the history it is of. */
export type Tile = TileKey & { readonly version: number; readonly data: TileData };
export type Tiles = ReadonlyMap<string, Tile>;

/** A part of what is drawn: some tiles of one tier, beside each other. */
export type Piece = { readonly tier: number; readonly tiles: readonly Tile[]; readonly range: TimeRange };

export const nameOf = ({ tier, index }: TileKey): string => `${tier} ${index}`;

/** The tier for so many milliseconds in a pixel: the finest whose spans are no narrower than that. */
export function tierFor(msPerPx: number): number {
  if (msPerPx <= READINGS_TO_MS_PER_PX) return 0;
  const found = TIER_SPANS_MS.findIndex((spanMs) => spanMs >= msPerPx);
  return found === -1 ? TIER_SPANS_MS.length - 1 : found;
}

const tileMs = (tier: number): number =>
  tier === 0 ? READINGS_TILE_MS : (TIER_SPANS_MS[tier] ?? HOUR_MS) * SPANS_PER_TILE;

/** What a tile holds: its start is inside, its end is not. */
export const rangeOfTile = ({ tier, index }: TileKey): TimeRange => ({
  fromAt: index * tileMs(tier),
  toAt: (index + 1) * tileMs(tier),
});

/** The tiles a range needs, oldest first. */
export function tilesOf(tier: number, { fromAt, toAt }: TimeRange): readonly TileKey[] {
  const first = Math.floor(fromAt / tileMs(tier));
  const last = Math.floor((toAt - 1) / tileMs(tier));
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => ({ tier, index: first + i }));
}

/** What a plan goes by: the same while a move leads to no other tile, as with most of its frames. */
export function keyOfPlan({ fromAt, toAt }: TimeRange, msPerPx: number): string {
  const tier = tierFor(msPerPx);
  const indexIn = (other: number, at: number): number => Math.floor(at / tileMs(other));
  const farther = Math.min(TIER_SPANS_MS.length - 1, tier + 1);
  const seen = `${indexIn(tier, fromAt)} ${indexIn(tier, toAt - 1)} ${indexIn(Math.max(0, tier - 1), (fromAt + toAt) / 2)}`;
  return `${tier} ${seen} ${indexIn(farther, fromAt)} ${indexIn(farther, toAt - 1)}`;
}

/** What to ask next, most wanted first: what is seen, what of it is outdated, then what is beside it and one zoom away. */
export function planTiles(tiles: Tiles, range: TimeRange, msPerPx: number, version: number, bounds: TimeRange) {
  const tier = tierFor(msPerPx);
  const seen = tilesOf(tier, range);
  const [first, last] = [seen[0]?.index ?? 0, seen.at(-1)?.index ?? 0];
  const middle = (range.fromAt + range.toAt) / 2;
  const nearer = tier === 0 ? [] : tilesOf(tier - 1, { fromAt: middle, toAt: middle + 1 });
  const farther = tier + 1 < TIER_SPANS_MS.length ? tilesOf(tier + 1, range) : [];
  const around = [{ tier, index: last + 1 }, { tier, index: first - 1 }, ...farther, ...nearer].filter((key) => {
    const { fromAt, toAt } = rangeOfTile(key);
    return fromAt <= bounds.toAt && toAt > bounds.fromAt;
  });
  const isMissing = (key: TileKey): boolean => !tiles.has(nameOf(key));
  const isOld = (key: TileKey): boolean => tiles.get(nameOf(key))?.version !== version;
  return {
    missing: seen.filter(isMissing),
    outdated: seen.filter((key) => !isMissing(key) && isOld(key)),
    ahead: around.filter(isMissing),
  };
}

/**
 * What to draw of a range now: its own tier where that is there, and until then what is nearest to it, so that nothing
 * vanishes while an answer is awaited.
 */
export function coverRange(tiles: Tiles, range: TimeRange, msPerPx: number): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const { key, part, found } of findParts(tiles, range, msPerPx)) {
    if (found) addPiece(pieces, found, tiles.has(nameOf(key)) ? rangeOfTile(key) : part);
  }
  return pieces;
}

/** Whether all of a range is there as finely as it is wanted. */
export const hasTiles = (tiles: Tiles, range: TimeRange, msPerPx: number): boolean =>
  tilesOf(tierFor(msPerPx), range).every((key) => tiles.has(nameOf(key)));

/** Whether what was put together for a range is as good for another: in one piece, of the tier that is wanted, and not of much more. */
export function holds(pieces: readonly Piece[], tiles: Tiles, range: TimeRange, msPerPx: number): boolean {
  const [piece] = pieces;
  const tier = tierFor(msPerPx);
  if (!piece || pieces.length > 1 || piece.tier !== tier) return false;
  if (piece.range.fromAt > range.fromAt || piece.range.toAt < range.toAt) return false;
  const isMuchMore = piece.tiles.length > tilesOf(tier, range).length + 2;
  return !isMuchMore && piece.tiles.every((tile) => tiles.get(nameOf(tile)) === tile);
}

/** Whether there is something to draw of every part of a range, however coarse. */
export const isCovered = (tiles: Tiles, range: TimeRange, msPerPx: number): boolean =>
  findParts(tiles, range, msPerPx).every(({ found }) => found);

/** A range in parts as long as a tile, each with the best tiles there are for it. */
function findParts(tiles: Tiles, range: TimeRange, msPerPx: number) {
  const wanted = tierFor(msPerPx);
  const tiers = TIERS_BY_WANTED[wanted] ?? [];
  return tilesOf(wanted, range).map((key) => {
    const own = rangeOfTile(key);
    const part = { fromAt: Math.max(own.fromAt, range.fromAt), toAt: Math.min(own.toAt, range.toAt) };
    return { key, part, found: findFirst(tiers, (tier) => findTiles(tiles, tier, part)) };
  });
}

/** Looked for no further than it is found: this is done with every frame of a move. */
function findFirst<T>(tiers: readonly number[], find: (tier: number) => T | null): T | null {
  for (const tier of tiers) {
    const found = find(tier);
    if (found) return found;
  }
  return null;
}

/** All tiers for each that may be wanted, best first: coarser ones come before finer ones, which may be many. */
const TIERS_BY_WANTED = TIER_SPANS_MS.map((_, wanted) => {
  const distance = (tier: number): number => (tier >= wanted ? tier - wanted : (wanted - tier) * TIER_SPANS_MS.length);
  return [...TIER_SPANS_MS.keys()].sort((a, b) => distance(a) - distance(b));
});

/** All tiles of a tier that a range needs, or null where one is missing. */
function findTiles(tiles: Tiles, tier: number, { fromAt, toAt }: TimeRange): readonly Tile[] | null {
  const found: Tile[] = [];
  for (let index = Math.floor(fromAt / tileMs(tier)); index * tileMs(tier) < toAt; index += 1) {
    const tile = tiles.get(nameOf({ tier, index }));
    if (!tile) return null;
    found.push(tile);
  }
  return found.length > 0 ? found : null;
}

function addPiece(pieces: Piece[], tiles: readonly Tile[], range: TimeRange): void {
  const last = pieces.at(-1);
  const tier = tiles[0]?.tier ?? 0;
  if (last?.tier !== tier) {
    pieces.push({ tier, tiles, range });
    return;
  }
  const more = tiles.filter((tile) => !last.tiles.includes(tile));
  pieces[pieces.length - 1] = {
    tier,
    tiles: [...last.tiles, ...more],
    range: { fromAt: last.range.fromAt, toAt: range.toAt },
  };
}

/** The tiles with another; the one that was put in first goes where there are too many. */
export function addTile(tiles: Tiles, tile: Tile): Tiles {
  const next = new Map(tiles);
  next.delete(nameOf(tile));
  next.set(nameOf(tile), tile);
  for (const name of next.keys()) {
    if (next.size <= MOST_TILES) break;
    next.delete(name);
  }
  return next;
}
