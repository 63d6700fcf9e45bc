import type { Failure } from '../../core/failures';
import type { RecordKind } from '../../core/history';
import { cutNewestFirst, type Interval, subtractIntervals } from '../../core/intervals';
import { DAY_MS, HOUR_MS, inKinds, type Spans, type Task } from './plan';
import { createWindowSize } from './window-size';

/** A window that failed, or a part of one that did: `tries` is how often in a row it failed by itself, and could not be parted. */
export type Suspect = Task & { readonly failure: Failure; readonly tries: number; readonly whole: Interval };

/**
 * The windows that fail while the service answers other questions. Such a window is asked for in halves, down to a day,
 * so that one bad record costs its day and no more; what is left stays a known hole, asked for again later.
 */
export type Suspects = {
  all(): readonly Suspect[];
  spans(): Spans;
  /** Whether a kind brought nothing but failures lately: what it is asked comes after everything else. */
  isFruitless(kind: RecordKind): boolean;
  /** A task in windows no longer than its kind can answer. */
  fit(task: Task): Task[];
  /** A window failed in a way of its own; `at` is epoch ms by the server's clock. Without `mayPart` it stays whole. */
  failed(task: Task, failure: Failure, at: number, mayPart: boolean): void;
  /** A part of a window that failed is left for later. */
  leave(task: Task, failure: Failure): void;
  worked(task: Task): void;
};

/** Failures that may be those of a single record, or of too many. */
const OF_ITS_CONTENT: ReadonlySet<Failure> = new Set([
  'timeout',
  'cut-off',
  'bad-answer',
  'empty-answer',
  'too-large',
  'server-timeout',
  'server-error',
]);

/** Whether a smaller window may be answered where this was the answer. */
export const isOfItsContent = (failure: Failure): boolean => OF_ITS_CONTENT.has(failure);

/** Of the newest days a hole would be seen: there it is narrowed down to this. */
const RECENT_MS = 2 * DAY_MS;
/** Each parting costs a question, and a round to see whether the service still answers: so many are some dozens an hour. */
const MOST_PARTINGS_AN_HOUR = 12;
/** From a month down to a day: where all of that failed it is not the window. */
const FRUITLESS_AFTER = 6;

/** Nothing is suspected at first; it is not kept from one run of the app to the next. */
export function createSuspects(): Suspects {
  let suspects: readonly Suspect[] = [];
  let partedAt: readonly number[] = [];
  const fruitless = inKinds(() => 0);
  const sizes = inKinds(createWindowSize);

  const mayPartAt = (at: number): boolean => {
    partedAt = partedAt.filter((parted) => Math.abs(at - parted) < HOUR_MS);
    return partedAt.length < MOST_PARTINGS_AN_HOUR;
  };
  /** What is suspected without this window. */
  const without = ({ kind, window }: Task): Suspect[] =>
    suspects.flatMap((one) =>
      one.kind === kind ? subtractIntervals(one.window, [window]).map((left) => ({ ...one, window: left })) : [one],
    );
  const find = (task: Task): Suspect | undefined =>
    suspects.find(({ kind, window }) => kind === task.kind && isEqual(window, task.window));

  /** Whether the window that a part is of could be had in parts, each at the first try: then it was its length. */
  const isLastPart = ({ kind, window, whole, tries }: Suspect): boolean =>
    tries === 0 && !isEqual(whole, window) && !suspects.some((one) => one.kind === kind && touches(one, whole));

  return {
    all: () => suspects,
    spans: () => inKinds((kind) => suspects.filter((one) => one.kind === kind).map(({ window }) => window)),
    isFruitless: (kind) => fruitless[kind] >= FRUITLESS_AFTER,
    fit: ({ kind, window }) => cutNewestFirst(window, sizes[kind].longestMs()).map((part) => ({ kind, window: part })),
    failed: (task, failure, at, mayPart) => {
      const { kind, window } = task;
      const isParted =
        mayPart && isOfItsContent(failure) && fruitless[kind] < FRUITLESS_AFTER && isLong(window, at) && mayPartAt(at);
      const before = find(task);
      const others = without(task);
      fruitless[kind] += 1;
      if (isParted) partedAt = [...partedAt, at];
      const tries = isParted ? 0 : (before?.tries ?? 0) + 1;
      const whole = isParted ? window : (before?.whole ?? window);
      const parts = isParted ? partsOf(window, sizes[kind].longestMs()) : [window];
      suspects = [...others, ...parts.map((part) => ({ kind, window: part, failure, tries, whole }))];
    },
    leave: (task, failure) => {
      suspects = [...without(task), { ...task, failure, tries: 0, whole: task.window }];
    },
    worked: (task) => {
      const { kind, window } = task;
      const part = find(task);
      suspects = without(task);
      fruitless[kind] = 0;
      sizes[kind].worked(window.toAt - window.fromAt);
      if (part && isLastPart(part)) sizes[kind].tooLong(part.whole.toAt - part.whole.fromAt);
    },
  };
}

const isEqual = (one: Interval, other: Interval): boolean => one.fromAt === other.fromAt && one.toAt === other.toAt;

const touches = ({ window }: Suspect, { fromAt, toAt }: Interval): boolean =>
  window.fromAt < toAt && window.toAt > fromAt;

function isLong({ fromAt, toAt }: Interval, at: number): boolean {
  const isRecent = toAt > at - RECENT_MS && fromAt < at;
  return toAt - fromAt > (isRecent ? HOUR_MS : DAY_MS);
}

/** Halves, or less where so much would be too long; newest first, in whole seconds. */
function partsOf(window: Interval, longestMs: number): Interval[] {
  const halfMs = Math.ceil((window.toAt - window.fromAt) / 2000) * 1000;
  return cutNewestFirst(window, Math.min(halfMs, longestMs));
}
