import * as v from 'valibot';
import type { RecordKind } from '../../core/history';
import type { Interval } from '../../core/intervals';
import { parseJsonText } from '../../core/parse-json';

/** The kinds that /dataRange speaks of. */
export type RangedKind = Exclude<RecordKind, 'alert'>;

/** What the sync knows from one run of the app to the next; kept with the archive. Times are epoch ms. */
export type SyncMemory = {
  /** The server's clock when the last round that was completed began: what came since is news. */
  readonly pulledAt: number | null;
  /** When it was last asked what there is in all. */
  readonly surveyedAt: number | null;
  readonly starts: Readonly<Record<RangedKind, number | null>>;
  /** Older spans in which something came or changed and which were not read since. */
  readonly stale: Readonly<Record<RecordKind, readonly Interval[]>>;
  /** How late the newest readings were when they came (ms), oldest first. */
  readonly delays: readonly number[];
  /** The walk through the history that reads an old window again each day: when it last did, and where it goes on. */
  readonly walkedAt: number | null;
  readonly walkAt: number | null;
  readonly paused: boolean;
};

const time = v.nullable(v.pipe(v.number(), v.finite()));
const spans = v.array(v.strictObject({ fromAt: v.number(), toAt: v.number() }));

const schema = v.object({
  pulledAt: time,
  surveyedAt: time,
  starts: v.object({ egv: time, event: time, calibration: time }),
  stale: v.object({ egv: spans, event: spans, calibration: spans, alert: spans }),
  delays: v.array(v.pipe(v.number(), v.finite())),
  walkedAt: time,
  walkAt: time,
  paused: v.boolean(),
});

/** Of an archive that nothing was asked for yet. */
export const NOTHING_KNOWN: SyncMemory = {
  pulledAt: null,
  surveyedAt: null,
  starts: { egv: null, event: null, calibration: null },
  stale: { egv: [], event: [], calibration: [], alert: [] },
  delays: [],
  walkedAt: null,
  walkAt: null,
  paused: false,
};

/** Reads what was kept; nothing is known where it cannot be read, which costs questions but no data. */
export function parseMemory(text: string | null): SyncMemory {
  const result = v.safeParse(schema, parseJsonText(text));
  return result.success ? result.output : NOTHING_KNOWN;
}
