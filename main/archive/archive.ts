import type { ReadingColumns, TimeRange } from '../../core/contract';
import type { Newest } from '../../core/glance';
import type { Interval } from '../../core/intervals';
import type { Egv } from '../dexcom/parse-egv';
import type { ArchiveSummary, Archive as History } from './contract';

export type { ArchiveSummary } from './contract';
export { AHEAD_MS } from './marks';

/** The archive as the sync that knows only EGVs uses it; what is kept is the same. */
export type Archive = {
  putWindow(window: Interval, egvs: readonly Egv[]): Promise<boolean>;
  newest(atMost: number): Promise<Newest>;
  readings(range: TimeRange): Promise<ReadingColumns>;
  summary(): Promise<ArchiveSummary>;
  covered(): Promise<Interval[]>;
  userId(): Promise<string | null>;
  setUserId(userId: string): Promise<void>;
  close(): Promise<void>;
};

/** The archive of EGVs over the whole one; the bodies given to it are already parsed. */
export function createArchive(history: History): Archive {
  return {
    putWindow: async (window, egvs) => {
      const body = JSON.stringify({ records: egvs.map(withSource), rejected: [], unknown: [] });
      const kept = await history.keep({ kind: 'egv', window, body, fetchedAt: Number.MAX_SAFE_INTEGER });
      return kept.ok && kept.value.changed;
    },
    newest: history.newest,
    readings: (range) => history.records('egv', range),
    summary: history.summary,
    covered: () => history.covered('egv'),
    userId: async () => (await history.userIds()).at(-1) ?? null,
    setUserId: history.addUserId,
    close: history.close,
  };
}

const withSource = ({ transmitterId, transmitterTicks, displayDevice, ...egv }: Egv) => ({
  ...egv,
  ticks: transmitterTicks,
  source: { transmitterId, transmitterGeneration: null, transmitterVariant: null, displayDevice, displayApp: null },
});
