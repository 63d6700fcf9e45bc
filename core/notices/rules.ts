import type { Schedule } from './week';

/** The rules decided by readings alone, in the order of the settings. */
export const READING_RULES = [
  'urgent-low',
  'low',
  'high',
  'urgent-high',
  'fast-fall',
  'fast-rise',
  'high-for-long',
] as const satisfies readonly ReadingRuleName[];

/** Every kind of notice, each at most once; the order is that of the settings. */
export const RULE_NAMES = [...READING_RULES, 'no-data', 'phone-alerted'] as const;
export type RuleName = (typeof RULE_NAMES)[number];

/** Rules that look at a reading's value. */
export type LevelName = 'urgent-low' | 'low' | 'high' | 'urgent-high' | 'high-for-long';
/** Rules that look at how fast readings change. */
export type RateName = 'fast-fall' | 'fast-rise';
/** Rules that are decided by readings alone. */
export type ReadingRuleName = LevelName | RateName;

export type Sound = 'sound' | 'silent';
/** Where a notice is shown: as a notification of the system, or only in the tray. */
export type Delivery = 'notification' | 'tray';
/** What the quiet hours make of a notice. */
export type InQuietHours = 'as-usual' | 'silent' | 'tray';

/** What every rule has, whatever it looks at. */
export type Manner = {
  readonly on: boolean;
  /** On the person's own clock at the time that the notice is about. */
  readonly schedule: Schedule;
  /** How long after a notice it is given again while its cause lasts; null never. */
  readonly repeatMs: number | null;
  readonly sound: Sound;
  readonly delivery: Delivery;
  readonly inQuietHours: InQuietHours;
};

/** Below or above a level for so long; over once the level is passed back by the margin. */
export type LevelRule = Manner & {
  readonly kind: 'level';
  readonly thresholdMgDl: number;
  readonly sustainedMs: number;
  readonly rearmMgDl: number;
};

/** Falling or rising at this rate or faster, over a quarter of an hour; over once slower by the margin. */
export type RateRule = Manner & {
  readonly kind: 'rate';
  readonly thresholdMgDlPerMinute: number;
  readonly sustainedMs: number;
  readonly rearmMgDlPerMinute: number;
};

/** The newest reading is older than this account's usual delay by so much. */
export type NoDataRule = Manner & { readonly kind: 'no-data'; readonly afterMs: number };

/** The person's phone or receiver alerted; of these names as the API gives them, or of any. */
export type PhoneRule = Manner & { readonly kind: 'phone-alerted'; readonly alerts: 'all' | readonly string[] };

export type ReadingRule = LevelRule | RateRule;
export type Rule = ReadingRule | NoDataRule | PhoneRule;

/** Every rule, on or off. */
export type Rules = { readonly [Name in LevelName]: LevelRule } & { readonly [Name in RateName]: RateRule } & {
  readonly 'no-data': NoDataRule;
  readonly 'phone-alerted': PhoneRule;
};

/** A rule with its name. */
export type NamedRule = { readonly [Name in RuleName]: { readonly name: Name; readonly rule: Rules[Name] } }[RuleName];

/** What the person chose of notices. Nothing is given before they agreed that the phone or receiver stays the alarm. */
export type NoticeSettings = {
  /** Epoch ms; null is not yet. */
  readonly consentedAt: number | null;
  /** On the clock of this computer. */
  readonly quietHours: Schedule;
  /** Whether notices show glucose values. */
  readonly showValues: boolean;
  readonly rules: Rules;
};

/** On which side of its threshold a rule's cause lies. */
export const SIDE: Record<ReadingRuleName, 'below' | 'above'> = {
  'urgent-low': 'below',
  low: 'below',
  high: 'above',
  'urgent-high': 'above',
  'high-for-long': 'above',
  'fast-fall': 'below',
  'fast-rise': 'above',
};

/** What a rule may be set to. Rates are those Dexcom's arrows tell apart (3 and over is two arrows) with some room. */
export const RULE_LIMITS = {
  levelMgDl: { min: 40, max: 400 },
  rearmMgDl: { min: 0, max: 100 },
  rateMgDlPerMinute: { min: 1, max: 8 },
  rearmMgDlPerMinute: { min: 0, max: 4 },
  sustainedMs: { min: 0, max: 12 * 3_600_000 },
  repeatMs: { min: 5 * 60_000, max: 24 * 3_600_000 },
  /** No less than what makes a reading late. */
  afterMs: { min: 15 * 60_000, max: 24 * 3_600_000 },
} as const;

/** Whether a rule may give notices at all. */
export const isOn = (settings: NoticeSettings, name: RuleName): boolean =>
  settings.consentedAt !== null && settings.rules[name].on;

/** A rule with its name. */
export function nameRule(rules: Rules, name: RuleName): NamedRule {
  switch (name) {
    case 'no-data':
      return { name, rule: rules[name] };
    case 'phone-alerted':
      return { name, rule: rules[name] };
    case 'fast-fall':
    case 'fast-rise':
      return { name, rule: rules[name] };
    default:
      return { name, rule: rules[name] };
  }
}
