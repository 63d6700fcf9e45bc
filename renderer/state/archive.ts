import type { Bridge, TimeRange } from '../../core/contract';
import type { DayColumns, PatternColumns } from '../../core/history';
import type { OffsetAt } from '../../core/period';
import type { Clock } from '../../core/statistics/clock';
import type { PresetName } from '../../core/statistics/presets';
import type { LateCode } from './late-code';

/**
 * The history on the clock that the person chose: offsets are of that clock, days are its days. What is about the
 * phone's own clock, such as the hours of its alerts, is asked of the bridge.
 */
export type ShownArchive = Pick<Bridge, 'getReadings' | 'getRecords' | 'getExclusions'> & {
  getDays(range: TimeRange): Promise<DayColumns>;
  getPattern(range: TimeRange, preset: PresetName): Promise<PatternColumns>;
  getOffsetAt(): Promise<OffsetAt>;
  /** What was answered so far is asked for anew. */
  forget(): void;
};

/** The archive, whose code is read when a view first asks: the value and its chart need none of it. */
export function createArchive(bridge: Bridge, clockOf: () => Clock, code: LateCode['archive']): ShownArchive {
  let reading: Promise<ShownArchive> | null = null;
  const read = async (): Promise<ShownArchive> => (await code())(bridge, clockOf);
  const archive = (): Promise<ShownArchive> => {
    reading ??= read();
    return reading;
  };
  return {
    getExclusions: bridge.getExclusions,
    getDays: async (range) => (await archive()).getDays(range),
    getPattern: async (...asked) => (await archive()).getPattern(...asked),
    getReadings: async (range) => (await archive()).getReadings(range),
    getRecords: async (range) => (await archive()).getRecords(range),
    getOffsetAt: async () => (await archive()).getOffsetAt(),
    forget: () => void reading?.then((it) => it.forget()),
  };
}
