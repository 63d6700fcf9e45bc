import { LATE_AFTER_MS } from '../glance';
import type { LevelRule, Manner, NoticeSettings, RateRule, Rules } from './rules';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

const MANNER: Manner = {
  on: false,
  schedule: 'always',
  repeatMs: null,
  sound: 'sound',
  delivery: 'notification',
  inQuietHours: 'tray',
};

const level = (thresholdMgDl: number, rest: Partial<LevelRule> = {}): LevelRule => ({
  ...MANNER,
  kind: 'level',
  thresholdMgDl,
  sustainedMs: 0,
  rearmMgDl: 5,
  ...rest,
});

const rate = (): RateRule => ({
  ...MANNER,
  kind: 'rate',
  thresholdMgDlPerMinute: 3,
  sustainedMs: 0,
  rearmMgDlPerMinute: 1,
});

/**
 * The rules where nothing is known of the person's own, all off. Levels: Battelino 2019, doi:10.2337/dci19-0028, with
 * the urgent low that Dexcom fixes at 55 mg/dL; rates: two arrows, Dexcom's manual. An urgent low has no margin, so
 * that each fall below it is told, also from a mere low.
 */
export const DEFAULT_RULES: Rules = {
  'urgent-low': level(55, { repeatMs: 30 * MINUTE_MS, rearmMgDl: 0, inQuietHours: 'as-usual' }),
  low: level(70),
  high: level(180, { rearmMgDl: 10 }),
  'urgent-high': level(250, { rearmMgDl: 10 }),
  'fast-fall': rate(),
  'fast-rise': rate(),
  'high-for-long': level(180, { sustainedMs: 3 * HOUR_MS, rearmMgDl: 10 }),
  'no-data': { ...MANNER, kind: 'no-data', afterMs: 2 * LATE_AFTER_MS, sound: 'silent' },
  'phone-alerted': { ...MANNER, kind: 'phone-alerted', alerts: 'all', sound: 'silent' },
};

export const DEFAULT_NOTICE_SETTINGS: NoticeSettings = {
  consentedAt: null,
  quietHours: [],
  showValues: false,
  rules: DEFAULT_RULES,
};
