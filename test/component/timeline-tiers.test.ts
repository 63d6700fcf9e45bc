import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TimeRange } from '../../core/contract';
import { countIn, derivePoints, isAfterGap, nearestPoint } from '../../renderer/timeline/points';
import { clampRange, LEAST_SPAN_MS, panBy, showTime, spanOf, zoomAt } from '../../renderer/timeline/range';
import {
  addTile,
  coverRange,
  hasTiles,
  holds,
  keyOfPlan,
  nameOf,
  planTiles,
  rangeOfTile,
  SPANS_PER_TILE,
  TIER_SPANS_MS,
  type Tile,
  type TileKey,
  type Tiles,
  tierFor,
  tilesOf,
} from '../../renderer/timeline/tiers';
import { FAKE_NOW, fakeReadings, toColumns } from '../support/fake-bridge';
import { toEnvelope } from '../support/fake-records';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WIDTH = 1000;
const READINGS = fakeReadings(40 * 288).filter((_, i) => i % 2000 < 1900);
const COLUMNS = toColumns(READINGS);
const ENDS = { firstAt: COLUMNS.at[0] ?? null, lastAt: COLUMNS.at.at(-1) ?? null };
const BOUNDS = { fromAt: FAKE_NOW - 4000 * DAY, toAt: FAKE_NOW };

const within = ({ fromAt, toAt }: TimeRange) => toColumns(READINGS.filter(({ at }) => at >= fromAt && at < toAt));

function answer(key: TileKey, version = 1): Tile {
  const range = rangeOfTile(key);
  return {
    ...key,
    version,
    data:
      key.tier === 0
        ? { kind: 'readings', columns: within(range) }
        : { kind: 'spans', columns: toEnvelope(within(range), range, SPANS_PER_TILE) },
  };
}
const tilesWith = (...keys: readonly TileKey[]): Tiles =>
  keys.reduce<Tiles>((tiles, key) => addTile(tiles, answer(key)), new Map());
const lastDays = (days: number): TimeRange => ({ fromAt: FAKE_NOW - days * DAY, toAt: FAKE_NOW });
const perPx = (range: TimeRange): number => spanOf(range) / WIDTH;

describe('the tier of a zoom', () => {
  it.each([
    ['five minutes', 5 * MINUTE, 0],
    ['a week', 6.9 * DAY, 0],
    ['two weeks', 14 * DAY, 0.5 * HOUR],
    ['ten years', 3652 * DAY, 128 * HOUR],
    ['a hundred years', 36_525 * DAY, 256 * HOUR],
  ])('of %s', (_, ms, spanMs) => expect(TIER_SPANS_MS[tierFor(ms / WIDTH)]).toBe(spanMs));

  it('never has fewer spans than it needs, nor many more points than pixels', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5 * MINUTE, max: 10_000 * DAY }), (ms) => {
        const spanMs = TIER_SPANS_MS[tierFor(ms / WIDTH)] ?? 0;
        expect(ms / (spanMs || 5 * MINUTE)).toBeLessThanOrEqual(2 * WIDTH + 1);
      }),
    );
  });
});

describe('tiles', () => {
  it('of a range cover it without a hole', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1000, max: 30_000 }),
        fc.integer({ min: 5 * MINUTE, max: 900 * DAY }),
        fc.nat(TIER_SPANS_MS.length - 1),
        (day, ms, tier) => {
          const range = { fromAt: day * DAY, toAt: day * DAY + ms };
          const parts = tilesOf(tier, range).map(rangeOfTile);
          expect(parts[0]?.fromAt).toBeLessThanOrEqual(range.fromAt);
          expect(parts.at(-1)?.toAt).toBeGreaterThanOrEqual(range.toAt);
          expect(parts.slice(1).map(({ fromAt }) => fromAt)).toEqual(parts.slice(0, -1).map(({ toAt }) => toAt));
        },
      ),
    );
  });

  it('are wanted in the order they matter: seen, then outdated, then beside and one zoom away', () => {
    const range = lastDays(14);
    const [first, ...others] = tilesOf(tierFor(perPx(range)), range);
    if (!first) throw new Error('no tiles');
    const plan = planTiles(addTile(new Map(), answer(first, 1)), range, perPx(range), 2, BOUNDS);
    expect(plan.missing).toEqual(others);
    expect(plan.outdated).toEqual([first]);
    expect(plan.ahead.map(({ tier }) => tier)).toContain(first.tier - 1);
    expect(plan.ahead.map(({ tier }) => tier)).toContain(first.tier + 1);
    expect(plan.ahead).toContainEqual({ tier: first.tier, index: first.index - 1 });
  });

  it('are not asked for outside the history', () => {
    const range = lastDays(1);
    const { ahead } = planTiles(new Map(), range, perPx(range), 1, { fromAt: range.fromAt, toAt: range.toAt });
    for (const key of ahead) expect(rangeOfTile(key).fromAt).toBeLessThanOrEqual(range.toAt);
  });

  it('are forgotten, oldest first, before they are too many', () => {
    let tiles: Tiles = new Map();
    for (let index = 0; index < 500; index++) tiles = addTile(tiles, { ...answer({ tier: 11, index: -999 }), index });
    expect(tiles.size).toBeLessThan(200);
    expect(tiles.has(nameOf({ tier: 11, index: 499 }))).toBe(true);
    expect(tiles.has(nameOf({ tier: 11, index: 0 }))).toBe(false);
  });
});

describe('what is drawn of a range', () => {
  it('is its own tier once that is there', () => {
    const range = lastDays(14);
    const keys = tilesOf(tierFor(perPx(range)), range);
    const pieces = coverRange(tilesWith(...keys, ...tilesOf(0, range)), range, perPx(range));
    expect(pieces).toHaveLength(1);
    expect(pieces[0]?.tier).toBe(tierFor(perPx(range)));
  });

  it.each([
    ['coarser, while one zooms in', 3, 90],
    ['finer, while one zooms out', 14, 6],
  ])('is what there is until then: %s', (_, days, drawnDays) => {
    const range = lastDays(days);
    const tier = tierFor(perPx(lastDays(drawnDays)));
    const points = derivePoints(coverRange(tilesWith(...tilesOf(tier, range)), range, perPx(range)));
    expect(countIn(points, range, ENDS)).toBeGreaterThan(0.97 * within(range).at.length);
    expect(countIn(points, range, ENDS)).toBeLessThan(1.03 * within(range).at.length);
  });

  it('is put together anew only where what was put together does not hold it as it is now', () => {
    const wide = lastDays(30);
    const tier = tierFor(perPx(wide));
    const tiles = tilesWith(...tilesOf(tier, wide));
    const pieces = coverRange(tiles, wide, perPx(wide));
    const moved = { fromAt: wide.fromAt + DAY, toAt: wide.toAt - DAY };
    expect(hasTiles(tiles, moved, perPx(wide))).toBe(true);
    expect(holds(pieces, tiles, moved, perPx(wide))).toBe(true);
    expect(holds(pieces, tiles, { ...wide, fromAt: wide.fromAt - 40 * DAY }, perPx(wide)), 'beyond it').toBe(false);
    expect(holds(pieces, tiles, moved, perPx(lastDays(1))), 'finer').toBe(false);
    const [key, ...others] = tilesOf(tier, wide);
    if (!key) throw new Error('no tiles');
    expect(holds(pieces, addTile(tiles, answer(key, 2)), moved, perPx(wide)), 'a newer answer').toBe(false);
    const some = tilesWith(...others);
    expect(hasTiles(some, wide, perPx(wide))).toBe(false);
    expect(holds(pieces, some, wide, perPx(wide)), 'one that went').toBe(false);
  });

  it('is nothing twice where tiers meet', () => {
    const range = lastDays(10);
    const [first, ...others] = tilesOf(tierFor(perPx(range)), range);
    if (!first) throw new Error('no tiles');
    const tiles = tilesWith(first, ...tilesOf(5, range));
    const points = derivePoints(coverRange(tiles, range, perPx(range)));
    for (let i = 1; i < points.fromAt.length; i++)
      expect(Number(points.fromAt[i])).toBeGreaterThan(Number(points.fromAt[i - 1]));
    expect(others.length).toBeGreaterThan(0);
  });

  it('counts every reading once, whatever the tier', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 35 }), fc.nat(8), (days, tier) => {
        const range = lastDays(days);
        const pieces = [{ tier, tiles: tilesOf(tier, range).map((key) => answer(key)), range: widen(range) }];
        const points = derivePoints(pieces);
        const sum = points.count.reduce((all, one) => all + one, 0);
        if (tier === 0) expect(countIn(points, range, ENDS)).toBe(within(range).at.length);
        expect(countIn(points, widen(range), ENDS)).toBe(sum);
      }),
      { numRuns: 30 },
    );
  });

  it('has its gaps as gaps, in every tier', () => {
    const longest = (tier: number): number => {
      const range = lastDays(20);
      const points = derivePoints([{ tier, tiles: tilesOf(tier, range).map((key) => answer(key)), range }]);
      return [...points.fromAt.keys()].filter((i) => i > 0 && isAfterGap(points, i)).length;
    };
    expect(longest(0)).toBe(3);
    for (const tier of [1, 2, 3, 4]) expect(longest(tier), `tier ${tier}`).toBe(3);
  });

  it('is read at a point near enough, and nowhere else', () => {
    const range = lastDays(1);
    const points = derivePoints([{ tier: 0, tiles: tilesOf(0, range).map((key) => answer(key)), range }]);
    const at = Number(COLUMNS.at.at(-1));
    expect(nearestPoint(points, at + MINUTE, 2 * MINUTE)).toBe(points.fromAt.length - 1);
    expect(nearestPoint(points, at + HOUR, 2 * MINUTE)).toBe(null);
    expect(nearestPoint(derivePoints([]), at, DAY)).toBe(null);
  });
});

const widen = ({ fromAt, toAt }: TimeRange): TimeRange => ({ fromAt: fromAt - 9e11, toAt: toAt + 9e11 });

describe('moves', () => {
  const anyRange = fc
    .tuple(fc.integer({ min: -5000, max: 5000 }), fc.integer({ min: 1, max: 9000 * 24 * 60 }))
    .map(([days, minutes]) => ({ fromAt: FAKE_NOW + days * DAY, toAt: FAKE_NOW + days * DAY + minutes * MINUTE }));

  it('never lead to nowhere, nor to no time, nor to more than there is', () => {
    fc.assert(
      fc.property(anyRange, fc.double({ min: 0.001, max: 1000, noNaN: true }), fc.integer(), (range, factor, byMs) => {
        for (const moved of [
          clampRange(range, BOUNDS),
          zoomAt(range, range.fromAt, factor, BOUNDS),
          panBy(range, byMs * 1000, BOUNDS),
        ]) {
          expect(spanOf(moved)).toBeGreaterThanOrEqual(LEAST_SPAN_MS - 1);
          expect(spanOf(moved)).toBeLessThanOrEqual(spanOf(BOUNDS) + 1);
          expect((moved.fromAt + moved.toAt) / 2).toBeGreaterThanOrEqual(BOUNDS.fromAt - 1);
          expect((moved.fromAt + moved.toAt) / 2).toBeLessThanOrEqual(BOUNDS.toAt + 1);
        }
      }),
    );
  });

  it('zoom around the time below the pointer', () => {
    const range = { fromAt: FAKE_NOW - 100 * DAY, toAt: FAKE_NOW - 80 * DAY };
    const at = range.fromAt + 5 * DAY;
    const zoomed = zoomAt(range, at, 0.5, BOUNDS);
    expect((at - zoomed.fromAt) / spanOf(zoomed)).toBeCloseTo(0.25, 9);
    expect(spanOf(zoomed)).toBe(10 * DAY);
  });

  it('to a time that is seen are none', () => {
    const range = lastDays(2);
    expect(showTime(range, FAKE_NOW - DAY, BOUNDS)).toBe(range);
    expect(showTime(range, FAKE_NOW - 9 * DAY, BOUNDS)).toEqual({
      fromAt: FAKE_NOW - 10 * DAY,
      toAt: FAKE_NOW - 8 * DAY,
    });
  });
});

it('plans the same wherever what a plan goes by is the same', () => {
  const moved = fc.record({
    fromAt: fc.integer({ min: FAKE_NOW - 300 * DAY, max: FAKE_NOW }),
    span: fc.integer({ min: LEAST_SPAN_MS, max: 3000 * DAY }),
    by: fc.double({ min: -0.05, max: 0.05, noNaN: true }),
    longer: fc.constantFrom(1, 1.02),
  });
  fc.assert(
    fc.property(moved, ({ fromAt, span, by, longer }) => {
      const ranges = [
        { fromAt, toAt: fromAt + span },
        { fromAt: fromAt + by * span, toAt: fromAt + by * span + span * longer },
      ];
      const keys = ranges.map((range) => keyOfPlan(range, spanOf(range) / WIDTH));
      const plans = ranges.map((range) => planTiles(new Map(), range, spanOf(range) / WIDTH, 1, BOUNDS));
      if (keys[0] === keys[1]) expect(plans[0]).toEqual(plans[1]);
    }),
  );
});
