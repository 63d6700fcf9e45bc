import type { ReadingColumns } from '../contract';
import { LOW_CODE } from '../glucose';
import { type AlertColumns, NO_OFFSET } from '../history';
import { deriveEpisodes } from '../statistics/consensus-episodes';
import type { Episode } from '../statistics/episodes';
import { NOMINAL_MS } from '../statistics/readings';
import { type Thresholds, zoneOf } from '../zones';
import { DEFAULT_RULES } from './default-rules';
import { replayAlerts } from './replay-rule';

/** A reading on the person's own clock; `offsetMinutes` is null where that is not known. */
export type Seen = { readonly at: number; readonly code: number; readonly offsetMinutes: number | null };

/** An episode while nobody looked; `reached` is its lowest or highest reading. */
export type AwayEpisode = Pick<Episode, 'startAt' | 'endAt' | 'ended' | 'extreme'> & {
  readonly kind: 'low' | 'very-low' | 'high' | 'very-high';
  readonly offsetMinutes: number | null;
};

/** How often the phone or receiver alerted, by the alert's name as the API gives it. */
export type AwayAlert = { readonly name: string; readonly count: number; readonly lastAt: number };

/** What happened since a person last looked. Times are epoch ms. */
export type Away = {
  readonly first: Seen;
  readonly last: Seen;
  readonly lowest: Seen;
  readonly highest: Seen;
  /** What readings stand for, and how much of that was in range. */
  readonly coveredMs: number;
  readonly inRangeMs: number;
  readonly episodes: readonly AwayEpisode[];
  readonly alerts: readonly AwayAlert[];
};

/**
 * What came about since `sinceAt` (epoch ms): of readings after it, oldest first, and of the phone's alerts.
 * @returns null where there was no reading, so that there is nothing to say
 */
export function deriveAway(
  sinceAt: number,
  readings: ReadingColumns,
  alerts: AlertColumns,
  thresholds: Thresholds,
): Away | null {
  const since = readingsSince(readings, sinceAt);
  const seen = Array.from(since.at, (_, i) => seenAt(since, i));
  const [first] = seen;
  if (!first) return null;
  return {
    first,
    last: seen[seen.length - 1] ?? first,
    lowest: seen.reduce((least, one) => (one.code < least.code ? one : least)),
    highest: seen.reduce((most, one) => (one.code > most.code ? one : most)),
    ...deriveTimes(seen, thresholds),
    episodes: deriveAwayEpisodes(since, thresholds),
    alerts: countAlerts(alerts, sinceAt),
  };
}

function readingsSince({ at, mgDl, offsetMinutes }: ReadingColumns, sinceAt: number): ReadingColumns {
  const kept = Array.from(at.keys()).filter((i) => (at[i] ?? 0) > sinceAt && (mgDl[i] ?? 0) >= LOW_CODE);
  return {
    at: Float64Array.from(kept, (i) => at[i] ?? 0),
    mgDl: Int16Array.from(kept, (i) => mgDl[i] ?? 0),
    offsetMinutes: Int16Array.from(kept, (i) => offsetMinutes[i] ?? NO_OFFSET),
  };
}

function seenAt({ at, mgDl, offsetMinutes }: ReadingColumns, i: number): Seen {
  const offset = offsetMinutes[i] ?? NO_OFFSET;
  return { at: at[i] ?? 0, code: mgDl[i] ?? 0, offsetMinutes: offset === NO_OFFSET ? null : offset };
}

/** A reading stands for the five minutes after it, less where another came before. */
function deriveTimes(seen: readonly Seen[], thresholds: Thresholds): Pick<Away, 'coveredMs' | 'inRangeMs'> {
  let coveredMs = 0;
  let inRangeMs = 0;
  for (const [i, { at, code }] of seen.entries()) {
    const ms = Math.min((seen[i + 1]?.at ?? Number.POSITIVE_INFINITY) - at, NOMINAL_MS);
    coveredMs += ms;
    if (zoneOf(code, thresholds) === 'target') inRangeMs += ms;
  }
  return { coveredMs, inRangeMs };
}

/** As the list of episodes has them: very low and very high are those that were so for a quarter of an hour. */
const deriveAwayEpisodes = (readings: ReadingColumns, thresholds: Thresholds): readonly AwayEpisode[] =>
  deriveEpisodes(readings, thresholds).map(({ startAt, endAt, ended, extreme, side, level, index }) => ({
    startAt,
    endAt,
    ended,
    extreme,
    kind: level === 2 ? (`very-${side}` as const) : side,
    offsetMinutes: seenAt(readings, index).offsetMinutes,
  }));

/** Each alert counts once until its end, however often it rang. */
function countAlerts(columns: AlertColumns, sinceAt: number): readonly AwayAlert[] {
  const byName = new Map<string, AwayAlert>();
  for (const { at, name } of replayAlerts(DEFAULT_RULES['phone-alerted'], columns)) {
    if (at <= sinceAt) continue;
    byName.set(name, { name, count: (byName.get(name)?.count ?? 0) + 1, lastAt: at });
  }
  return [...byName.values()];
}
