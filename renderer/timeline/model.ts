import type { TimeRange } from '../../core/contract';
import type { OffsetAt } from '../../core/period';
import type { GlucoseUnit } from '../../core/units';
import type { Thresholds } from '../../core/zones';
import type { ChartTheme } from '../chart/theme';
import type { AlertLevel } from './alert-levels';
import type { Mark } from './marks';
import type { Points } from './points';

/** Everything that is drawn. */
export type TimelineModel = {
  readonly range: TimeRange;
  readonly points: Points;
  readonly marks: readonly Mark[];
  /** Whether the range is short enough for entries. */
  readonly hasMarks: boolean;
  /** What the sensor measures, in mg/dL, with its ends: always all of it, so that heights compare wherever a person looks. */
  readonly yMin: number;
  readonly yMax: number;
  readonly levels: readonly AlertLevel[];
  readonly offsetAt: OffsetAt;
  readonly reportedToAt: number | null;
  readonly tail: string;
  readonly thresholds: Thresholds;
  readonly unit: GlucoseUnit;
  readonly locale: string;
  readonly theme: ChartTheme;
};

/** Room of a lane, and above and below the glucose for LOW and HIGH, in px at the usual text size. */
export const LANE_PX = 20;
export const WORD_PX = 22;
export const LANE_WORDS_GAP_PX = 8;
/** The thresholds of alerts are drawn for so long at most: in longer times their steps could not be told apart. */
export const LEVELS_UP_TO_MS = 15 * 24 * 3_600_000;
