/** The direction Dexcom reports; what it does not report is never derived. Source: Dexcom swagger v3, EGVRecord.trend. */
export type Trend =
  | 'doubleUp'
  | 'singleUp'
  | 'fortyFiveUp'
  | 'flat'
  | 'fortyFiveDown'
  | 'singleDown'
  | 'doubleDown'
  | 'none';

const TREND_TEXT: Record<Trend, { arrow: string; words: string }> = {
  doubleUp: { arrow: '⇈', words: 'rising quickly' },
  singleUp: { arrow: '↑', words: 'rising' },
  fortyFiveUp: { arrow: '↗', words: 'rising slowly' },
  flat: { arrow: '→', words: 'steady' },
  fortyFiveDown: { arrow: '↘', words: 'falling slowly' },
  singleDown: { arrow: '↓', words: 'falling' },
  doubleDown: { arrow: '⇊', words: 'falling quickly' },
  none: { arrow: '', words: 'no trend' },
};

/** Reads a trend name; anything that shows no direction (notComputable, rateOutOfRange, new names) is `none`. */
export function parseTrend(name: string | null): Trend {
  return name !== null && Object.hasOwn(TREND_TEXT, name) ? (name as Trend) : 'none';
}

/** The arrow as one character, empty where there is no trend. */
export const trendArrow = (trend: Trend): string => TREND_TEXT[trend].arrow;

/** The trend in words, for tooltips, menus and screen readers. */
export const trendWords = (trend: Trend): string => TREND_TEXT[trend].words;
