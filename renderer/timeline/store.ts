import { batch, computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { TimeRange } from '../../core/contract';
import type { ClockColumns, DeviceHistory, EnvelopeColumns } from '../../core/history';
import { createOffsetAt, type OffsetAt, type Period, rangeOfPeriod } from '../../core/period';
import { offsetOfZone } from '../../core/zone';
import { computerOffset } from '../chart/offset';
import type { App } from '../state/app';
import { createAnswers } from './answers';
import { deriveClockMarks } from './clock-marks';
import { markTilesOf } from './mark-tiles';
import type { Mark } from './marks';
import { derivePoints, type Points } from './points';
import { createQueue, type Question } from './queue';
import { clampRange, spanOf } from './range';
import {
  coverRange,
  hasTiles,
  holds,
  isCovered,
  keyOfPlan,
  nameOf,
  type Piece,
  planTiles,
  type TileKey,
} from './tiers';

const DAY_MS = 24 * 3_600_000;
/** While months of history come in, what is shown is asked for anew no more often than this. */
const REST_MS = 1000;

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

function createTimeline(app: App): Timeline {
  const { snapshot, view } = app;
  const shown = view.timeline;
  const answers = createAnswers(app);
  const { tiles, markTiles, clocks } = answers;
  const period = computed(() => (shown.value.kind === 'times' ? null : shown.value));
  const widthPx = signal(0);
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

  const planSeen = computed(() => keyOfPlan(range.value, msPerPx.value)); // the same in most frames of a move
  const isWhole = computed(() => {
    void planSeen.value;
    return hasTiles(tiles.value, range.peek(), msPerPx.peek());
  });
  let known: { readonly pieces: readonly Piece[]; readonly points: Points } | null = null;
  const points = computed(() => {
    void planSeen.value;
    // Where all tiles are there, how a range lies in them changes nothing, nor that some more of them were put together.
    if (isWhole.value && known && holds(known.pieces, tiles.value, range.peek(), msPerPx.peek())) return known.points;
    const [seen, perPx] = isWhole.value ? [range.peek(), msPerPx.peek()] : [range.value, msPerPx.value];
    const pieces = coverRange(tiles.value, seen, perPx);
    if (!known || keyOf(known.pieces) !== keyOf(pieces)) known = { pieces, points: derivePoints(pieces) };
    return known.points;
  });
  const marksSeen = computed(() => markTilesOf(range.value).join(' ')); // the same while a move stays within them
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
    return isWhole.value || isCovered(tiles.value, range.value, msPerPx.value) ? 'ready' : 'loading';
  });

  const wanted = (): readonly Question[] => {
    if (failed.peek() || widthPx.peek() === 0 || snapshot.peek().privacy.kind !== 'shown') return [];
    const now = version.peek();
    const plan = planTiles(tiles.peek(), range.peek(), msPerPx.peek(), now, bounds.peek());
    const askTile = (key: TileKey): Question => answers.askTile(key, now);
    return [
      ...plan.missing.map(askTile),
      ...answers.askAside(bounds.peek(), now),
      ...markTilesOf(range.peek())
        .filter((index) => markTiles.peek().get(index)?.version !== now)
        .map((index) => answers.askMarks(index, now)),
      ...plan.outdated.map(askTile),
      ...plan.ahead.map(askTile),
    ];
  };
  const queue = createQueue(wanted, () => {
    failed.value = true;
  });
  const forget = (): void => {
    queue.forget();
    batch(() => {
      answers.forget();
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
    void [planSeen.value, marksSeen.value, widthPx.value, version.value, whose.value, zone.value, failed.value];
    queue.next();
  });

  return {
    range,
    bounds,
    period,
    widthPx,
    points,
    marks,
    strip: answers.strip,
    devices: answers.devices,
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
      queue.next();
    },
  };
}

/** A range that stays the same object while it is the same times. */
function same(derive: () => TimeRange): ReadonlySignal<TimeRange> {
  let last: TimeRange | null = null;
  return computed(() => {
    const found = derive();
    if (last?.fromAt !== found.fromAt || last.toAt !== found.toAt) last = found;
    return last;
  });
}

const keyOf = (pieces: readonly Piece[]): string =>
  pieces
    .map(({ tiles, range }) => [range.fromAt, range.toAt, ...tiles.map((tile) => `${nameOf(tile)}@${tile.version}`)])
    .join('|');
