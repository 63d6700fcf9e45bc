import type { RecordKind } from '../../core/history';
import { type Interval, mergeIntervals } from '../../core/intervals';
import { fail, ok, type Result } from '../../core/result';
import type { AnsweredRange } from '../dexcom/client';
import type { DataRange, Span } from '../dexcom/parse-data-range';
import type { SyncFailure } from './failure';
import type { RangedKind } from './memory';
import { AHEAD_MS, earliest, OVERLAP_MS, planAhead, RECORD_KINDS, type Spans, type Task, without } from './plan';
import type { SyncParts } from './read-page';

/** What the server says there is. Times are epoch ms by its clock. */
export type Survey = {
  /** When it said so. */
  readonly at: number;
  /** When it was asked, at the latest; null where the answer carried no date. */
  readonly askedAt: number | null;
  /** What came since the last round; null where that could not be asked. */
  readonly news: DataRange | null;
  /** What there is in all; null where that was not asked this time. */
  readonly whole: DataRange | null;
};

/** The server answers wrongly when asked for what came since longer ago. Source: reality.md 2.4, a client in production. */
const LONGEST_SINCE_MS = 30 * 86_400_000;
/** A last round later than now is one of a wrong clock. */
const LEAST_SINCE_MS = -60_000;
/** Once a day it is asked what there is in all. */
const SURVEY_EVERY_MS = 86_400_000;

/** Where it cannot be asked what came since the last round, so much before that is read again: receivers are weeks late. */
const LATE_MS = 90 * 86_400_000;

/** Dates of the records that /dataRange ends with are the records' own; a window's end is exclusive. */
const PAST_LAST_MS = 1000;

const RANGED: Readonly<Record<RangedKind, keyof Omit<DataRange, 'userId'>>> = {
  egv: 'egvs',
  event: 'events',
  calibration: 'calibrations',
};
const RANGED_KINDS = Object.keys(RANGED) as RangedKind[];

/** Dates are of the second that had begun, and so may the time be that an answer took. */
const DATE_STEP_MS = 1000;

/** Asks what is new, or what there is; where the person is not the archive's, nothing more. */
export async function askSurvey(parts: SyncParts, signal: AbortSignal): Promise<Result<Survey, SyncFailure>> {
  const { pulledAt } = parts.ledger.memory();
  const since = usable(pulledAt, parts.clock.now());
  const first = await askRange(parts, since, signal);
  if (!first.ok) return first;
  const owner = await checkOwner(parts, first.value.range.userId);
  if (!owner.ok) return owner;
  const { serverAt, tookMs, range } = first.value;
  const askedAt = serverAt === null ? null : serverAt - tookMs - DATE_STEP_MS;
  const at = Math.floor((serverAt ?? parts.clock.now()) / 1000) * 1000;
  const asked = usable(pulledAt, at); // the server's clock knows better whether that was too long ago
  if (since === null && asked === null) return ok({ at, askedAt, news: null, whole: range });
  const news = since === null || asked === null ? null : range;
  if (news && !isSurveyDue(parts, at)) return ok({ at, askedAt, news, whole: null });
  const second = await askRange(parts, since === null ? asked : null, signal);
  if (!second.ok) return second;
  const other = second.value.range;
  return ok(since === null ? { at, askedAt, news: other, whole: range } : { at, askedAt, news, whole: other });
}

const usable = (pulledAt: number | null, now: number): number | null =>
  pulledAt !== null && now - pulledAt < LONGEST_SINCE_MS && now - pulledAt >= LEAST_SINCE_MS ? pulledAt : null;

function isSurveyDue({ ledger }: SyncParts, at: number): boolean {
  const { surveyedAt } = ledger.memory();
  return surveyedAt === null || Math.abs(at - surveyedAt) >= SURVEY_EVERY_MS;
}

async function askRange(
  { client, clock }: SyncParts,
  since: number | null,
  signal: AbortSignal,
): Promise<Result<AnsweredRange, SyncFailure>> {
  const answer = await client.dataRange(since, signal);
  if (signal.aborted) return fail({ kind: 'stopped' });
  if (answer.ok) clock.heard(answer.value);
  return answer;
}

async function checkOwner({ archive }: SyncParts, userId: string | null): Promise<Result<null, SyncFailure>> {
  if (userId === null) return ok(null);
  const known = await archive.userIds();
  if (known.length > 0 && !known.includes(userId)) return fail({ kind: 'another-person', userId });
  if (known.at(-1) !== userId) await archive.addUserId(userId); // the first one, or an earlier one come back to
  return ok(null);
}

/** Remembers where each history begins and which older spans are to be read again. */
export async function rememberSurvey({ ledger }: SyncParts, { at, askedAt, news, whole }: Survey): Promise<void> {
  const memory = ledger.memory();
  const [starts, stale] = [{ ...memory.starts }, { ...memory.stale }];
  for (const kind of RANGED_KINDS) {
    const known = (whole && spanOf(whole, kind)?.startAt) ?? memory.starts[kind];
    starts[kind] = earliest([known, (news && spanOf(news, kind)?.startAt) ?? null]);
  }
  const unasked = news || askedAt === null || memory.pulledAt === null ? null : lateBefore(memory.pulledAt);
  for (const kind of RECORD_KINDS) {
    const old = news ? olderThan(windowOf(spanOf(news, kind)), at - OVERLAP_MS) : unasked;
    if (old) stale[kind] = mergeIntervals([...stale[kind], old]);
  }
  await ledger.remember({ starts, stale });
}

/** The span of a kind; nothing is said of alerts, which come with the readings. */
const spanOf = (range: DataRange, kind: RecordKind): Span | null => range[RANGED[kind === 'alert' ? 'egv' : kind]];

const windowOf = (span: Span | null): Interval | null =>
  span && { fromAt: span.startAt, toAt: span.endAt + PAST_LAST_MS };

function olderThan(span: Interval | null, at: number): Interval | null {
  return span && span.fromAt < at ? { fromAt: span.fromAt, toAt: Math.min(span.toAt, at) } : null;
}

const lateBefore = (at: number): Interval => ({ fromAt: at - LATE_MS, toAt: at });

/** Whether a kind has news, as far as that is known. */
export const isNewsIn =
  ({ news }: Survey) =>
  (kind: RecordKind): boolean =>
    kind === 'alert' || news === null || spanOf(news, kind) !== null;

/** The questions for what devices with a clock far ahead have sent; one that both answers lead to is asked once. */
export function planAheadOf({ at, news, whole }: Survey, held: Spans): Task[] {
  const tasks = [news, whole].flatMap((range) =>
    RECORD_KINDS.flatMap((kind) => {
      const window = range && windowOf(spanOf(range, kind));
      return window && window.toAt > at + AHEAD_MS ? planAhead(kind, at, window) : [];
    }),
  );
  const once = [...new Map(tasks.map((task) => [JSON.stringify(task), task])).values()];
  return once.flatMap(({ kind, window }) => without([window], held[kind]).map((left) => ({ kind, window: left })));
}
