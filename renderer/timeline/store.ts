import { batch, computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { TimeRange } from '../../core/contract';
import type { ClockColumns, DeviceHistory, EnvelopeColumns } from '../../core/history';
import { createOffsetAt, type OffsetAt, type Period, rangeOfPeriod } from '../../core/period';
import type { GlucoseUnit } from '../../core/units';
import { offsetOfZone } from '../../core/zone';
import { computerOffset } from '../chart/offset';
import type { App } from '../state/app';
import { deriveClockMarks } from './clock-marks';
import { deriveEntryMarks } from './entry-marks';
import type { Mark } from './marks';
import { derivePoints, type Points } from './points';
import { clampRange, spanOf } from './range';
import { deriveSensorMarks } from './sensor-marks';
import {
  addTile,
  coverRange,
  isCovered,
  nameOf,
  type Piece,
  planTiles,
  rangeOfTile,
  SPANS_PER_TILE,
  type Tile,
  type TileKey,
  type Tiles,
} from './tiers';

const DAY_MS = 24 * 3_600_000;
/** Entries of a longer time would be too many to tell apart. */
export const MARKS_WITHIN_MS = 100 * DAY_MS;
const MARKS_TILE_MS = 32 * DAY_MS;
const MOST_ASKED = 2;
/** While months of history come in, what is shown is asked for anew no more often than this. */
const REST_MS = 1000;
const STRIP_SPANS = 400;
const NO_CLOCKS: ClockColumns = { at: new Float64Array(0), offsetMinutes: new Int16Array(0) };

/** What the Timeline knows and shows; it lasts while the window does, so that a person finds it as they left it. */
export type Timeline = {
  readonly range: ReadonlySignal<TimeRange>;
  readonly bounds: ReadonlySignal<TimeRange>;
  /** Null once the person moved. */
  readonly period: ReadonlySignal<Period | null>;
  readonly widthPx: Signal<number>;
  readonly points: ReadonlySignal<Points>;
  readonly marks: ReadonlySignal<readonly Mark[]>;
  readonly strip: ReadonlySignal<EnvelopeColumns | null>;
  readonly devices: ReadonlySignal<readonly DeviceHistory[]>;
  /** The person's own clock, which journeys and their phone's alerts went by. */
  readonly clocks: ReadonlySignal<ClockColumns>;
  readonly livedOffsetAt: ReadonlySignal<OffsetAt>;
  /** The clock that is shown. */
  readonly offsetAt: ReadonlySignal<OffsetAt>;
  readonly state: ReadonlySignal<'loading' | 'ready' | 'failed'>;
  /** The time that is read, by pointer or by keys. */
  readonly selectedAt: Signal<number | null>;
  readonly asTable: Signal<boolean>;
  move(range: TimeRange): void;
  choose(period: Period): void;
  retry(): void;
};

const timelines = new WeakMap<App, Timeline>();

/** The timeline of a window. */
export function timelineOf(app: App): Timeline {
  const known = timelines.get(app);
  if (known) return known;
  const made = createTimeline(app);
  timelines.set(app, made);
  return made;
}

function createTimeline({ bridge, archive, snapshot, view: { timeline: shown } }: App): Timeline {
  const period = computed(() => (shown.value.kind === 'times' ? null : shown.value));
  const widthPx = signal(0);
  const tiles = signal<Tiles>(new Map());
  const markTiles = signal<ReadonlyMap<number, MarkTile>>(new Map());
  const strip = signal<EnvelopeColumns | null>(null);
  const devices = signal<readonly DeviceHistory[]>([]);
  const clocks = signal(NO_CLOCKS);
  const failed = signal(false);
  const selectedAt = signal<number | null>(null);
  const version = signal(0);

  const livedOffsetAt = computed(() => createOffsetAt(clocks.value, computerOffset));
  const zone = computed(() => {
    const { clock } = snapshot.value.settings;
    return clock.kind === 'home' ? clock.zone : null;
  });
  const offsetAt = computed(() => (zone.value === null ? livedOffsetAt.value : offsetOfZone(zone.value)));
  const bounds = same(() => {
    const { history, now } = snapshot.value;
    const newestAt = Math.max(now, history.lastAt ?? now);
    return { fromAt: Math.min(history.beginsAt ?? now, history.firstAt ?? now, newestAt - DAY_MS), toAt: newestAt + 1 };
  });
  const ends = same(() => ({ fromAt: snapshot.value.history.firstAt ?? 0, toAt: snapshot.value.history.lastAt ?? 0 }));
  const range = same(() => {
    if (shown.value.kind === 'times') return clampRange(shown.value, bounds.value);
    const { history } = snapshot.peek();
    void ends.value; // a period that ends with the newest reading goes on with it
    return rangeOfPeriod(shown.value, history, snapshot.peek().now, offsetAt.value);
  });
  const msPerPx = computed(() => spanOf(range.value) / Math.max(160, widthPx.value));

  let known: { readonly key: string; readonly points: Points } | null = null;
  const points = computed(() => {
    const pieces = coverRange(tiles.value, range.value, msPerPx.value);
    const key = keyOf(pieces);
    if (known?.key !== key) known = { key, points: derivePoints(pieces) };
    return known.points;
  });
  const marksSeen = computed(() => marksTilesOf(range.value).join(' ')); // the same while a move stays within them
  const marks = computed(() => {
    const { unit } = snapshot.value.settings;
    const { locale } = snapshot.value;
    if (marksSeen.value === '') return [];
    const seen = marksSeen.value.split(' ').map(Number);
    const tiled = seen.flatMap((index) => markTiles.value.get(index)?.marksIn(unit, locale) ?? []);
    return [...tiled, ...deriveClockMarks(clocks.value)].sort((a, b) => a.at - b.at);
  });
  const state = computed(() => {
    if (failed.value) return 'failed';
    return isCovered(tiles.value, range.value, msPerPx.value) ? 'ready' : 'loading';
  });

  let asking = 0;
  let epoch = 0; // answers of an earlier account, or from before values were hidden, are dropped
  const underWay = new Set<string>();
  const ask = async <T>(name: string, question: () => Promise<T>, take: (answer: T) => void): Promise<void> => {
    const mine = epoch;
    asking++;
    underWay.add(name);
    try {
      const answer = await question();
      if (mine === epoch) batch(() => take(answer));
    } catch {
      if (mine === epoch) failed.value = true;
    }
    if (mine !== epoch) return;
    asking--;
    underWay.delete(name);
    next();
  };

  /** Asks what is most wanted now; what was wanted before a move and is not under way is never asked. */
  const next = (): void => {
    if (failed.peek() || widthPx.peek() === 0 || snapshot.peek().privacy.kind !== 'shown') return;
    const now = version.peek();
    const plan = planTiles(tiles.peek(), range.peek(), msPerPx.peek(), now, bounds.peek());
    const wanted = [
      ...plan.missing.map((key) => tileQuestion(key, now)),
      ...asideQuestions(now),
      ...marksTilesOf(range.peek())
        .filter((index) => markTiles.peek().get(index)?.version !== now)
        .map((index) => marksQuestion(index, now)),
      ...plan.outdated.map((key) => tileQuestion(key, now)),
      ...plan.ahead.map((key) => tileQuestion(key, now)),
    ];
    for (const question of wanted) {
      if (asking >= MOST_ASKED) return;
      if (!underWay.has(question.name)) question.ask();
    }
  };

  let asideVersion = -1;
  const asideQuestions = (now: number): Question[] => {
    if (asideVersion === now) return [];
    const whole = bounds.peek();
    return [
      {
        name: 'aside',
        ask: () => {
          asideVersion = now;
          const all = () =>
            Promise.all([bridge.getClocks(), bridge.getDevices(), bridge.getEnvelope(whole, STRIP_SPANS)]);
          void ask('aside', all, ([newClocks, newDevices, newStrip]) => {
            clocks.value = newClocks;
            devices.value = newDevices;
            strip.value = newStrip;
          });
        },
      },
    ];
  };
  const tileQuestion = (key: TileKey, now: number): Question => ({
    name: nameOf(key),
    ask: () => {
      const tileRange = rangeOfTile(key);
      const question = async (): Promise<Tile> => ({
        ...key,
        version: now,
        data:
          key.tier === 0
            ? { kind: 'readings', columns: await archive.getReadings(tileRange) }
            : { kind: 'spans', columns: await bridge.getEnvelope(tileRange, SPANS_PER_TILE) },
      });
      void ask(nameOf(key), question, (tile) => {
        tiles.value = addTile(tiles.peek(), tile);
      });
    },
  });
  const marksQuestion = (index: number, now: number): Question => ({
    name: `marks ${index}`,
    ask: () => {
      const part = { fromAt: index * MARKS_TILE_MS, toAt: (index + 1) * MARKS_TILE_MS };
      void ask(
        `marks ${index}`,
        () => Promise.all([archive.getRecords(part), bridge.getSensors(part)]),
        ([columns, sensors]) => {
          const began = sensors.filter(({ firstAt }) => firstAt >= part.fromAt);
          const marksIn = remember((unit: GlucoseUnit, locale: string) => [
            ...deriveEntryMarks(columns, unit, locale),
            ...deriveSensorMarks(began),
          ]);
          markTiles.value = new Map([...markTiles.peek(), [index, { version: now, marksIn }]]);
        },
      );
    },
  });

  const forget = (): void => {
    epoch++;
    asking = 0;
    asideVersion = -1;
    underWay.clear();
    batch(() => {
      tiles.value = new Map();
      markTiles.value = new Map();
      strip.value = null;
      devices.value = [];
      clocks.value = NO_CLOCKS;
      failed.value = false;
      selectedAt.value = null;
    });
  };
  const whose = computed(() => {
    const { account, privacy } = snapshot.value;
    return privacy.kind === 'shown' && account.kind !== 'none' ? account.id : null;
  });
  effect(() => {
    void [whose.value, zone.value];
    forget();
  });
  let rest: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    const newest = snapshot.value.history.version;
    if (newest === version.peek() || rest !== undefined) return;
    version.value = newest;
    rest = setTimeout(() => {
      rest = undefined;
      version.value = snapshot.peek().history.version;
    }, REST_MS);
  });
  effect(() => {
    void [range.value, widthPx.value, version.value, whose.value, zone.value, failed.value];
    next();
  });

  return {
    range,
    bounds,
    period,
    widthPx,
    points,
    marks,
    strip,
    devices,
    clocks,
    livedOffsetAt,
    offsetAt,
    state,
    selectedAt,
    asTable: signal(false),
    move: (wanted) => {
      shown.value = { kind: 'times', ...clampRange(wanted, bounds.peek()) };
    },
    choose: (chosen) => {
      shown.value = chosen;
    },
    retry: () => {
      forget();
      next();
    },
  };
}

type Question = { readonly name: string; readonly ask: () => void };
type MarkTile = {
  readonly version: number;
  readonly marksIn: (unit: GlucoseUnit, locale: string) => readonly Mark[];
};

/** A range that stays the same object while it is the same times. */
function same(derive: () => TimeRange): ReadonlySignal<TimeRange> {
  let last: TimeRange | null = null;
  return computed(() => {
    const found = derive();
    if (last?.fromAt !== found.fromAt || last.toAt !== found.toAt) last = found;
    return last;
  });
}

/** The last answer of a function, as long as it is asked the same. */
function remember<Args extends readonly string[], T>(derive: (...args: Args) => T): (...args: Args) => T {
  let last: { readonly key: string; readonly value: T } | null = null;
  return (...args) => {
    const key = args.join(' ');
    if (last?.key !== key) last = { key, value: derive(...args) };
    return last.value;
  };
}

const keyOf = (pieces: readonly Piece[]): string =>
  pieces
    .map(({ tiles, range }) => [range.fromAt, range.toAt, ...tiles.map((tile) => `${nameOf(tile)}@${tile.version}`)])
    .join('|');

/** The tiles of entries that a range needs; none where it is too long for them. */
function marksTilesOf({ fromAt, toAt }: TimeRange): readonly number[] {
  if (toAt - fromAt > MARKS_WITHIN_MS) return [];
  const first = Math.floor((fromAt - DAY_MS) / MARKS_TILE_MS); // what began the day before may last
  const last = Math.floor((toAt - 1) / MARKS_TILE_MS);
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}
