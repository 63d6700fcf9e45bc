import { MINUTE_MS } from '../units';
import { type Effect, FADE_MS, type Pull, SUGAR_SCALE_MS } from './effects';
import { type Entry, type PlanContext, toWholeMinute } from './plan-context';

/** The lows of a day: true ones, answered with sugar, and ones that only the pressed sensor sees. */
export interface PlannedLows {
  readonly lows: readonly Pull[];
  readonly compressions: readonly Pull[];
  readonly effects: readonly Effect[];
  readonly entries: readonly Entry[];
}

function planLow(context: PlanContext, minute: number): Pull {
  const { random, profile } = context;
  const isDeep = random.chance(profile.habits.deepLowShare);
  return {
    startAt: context.atMinute(minute),
    fallMs: random.between(45, 85) * MINUTE_MS,
    holdMs: random.between(5, 22) * MINUTE_MS,
    riseMs: random.between(25, 45) * MINUTE_MS,
    toMgDl: isDeep ? random.between(34, 54) : random.between(56, 67),
  };
}

function treat(context: PlanContext, low: Pull): { effect: Effect; entry: Entry } {
  const grams = Math.round(context.random.between(10, 20));
  const at = low.startAt + low.fallMs + low.holdMs / 2;
  return {
    effect: { at, mgDl: grams * 1.6, scaleMs: SUGAR_SCALE_MS, fadeAt: at + FADE_MS / 3 },
    entry: { at: toWholeMinute(at), type: 'carbs', subType: null, value: grams, unit: 'grams', text: null },
  };
}

/** Fast down, fast up, in a quiet night, with no carbs: how pressure on a sensor looks. */
function planCompression(context: PlanContext): Pull {
  const { random } = context;
  return {
    startAt: context.atMinute(random.between(150, 290)),
    fallMs: random.between(9, 13) * MINUTE_MS,
    holdMs: random.between(15, 55) * MINUTE_MS,
    riseMs: random.between(9, 13) * MINUTE_MS,
    toMgDl: random.between(46, 62),
  };
}

/** Plans lows by day and night; a night has a true low or a compression low, never both. */
export function planLows(context: PlanContext): PlannedLows {
  const { random, profile } = context;
  const { nightLowShare, dayLowShare, compressionShare, loggingShare } = profile.habits;
  const lows: Pull[] = [];
  const isNightLow = random.chance(nightLowShare);
  if (isNightLow) lows.push(planLow(context, random.between(60, 240)));
  if (random.chance(dayLowShare)) lows.push(planLow(context, random.between(640, 690)));
  if (random.chance(dayLowShare)) lows.push(planLow(context, random.between(980, 1060)));
  const treatments = lows.map((low) => treat(context, low));
  return {
    lows,
    compressions: !isNightLow && random.chance(compressionShare) ? [planCompression(context)] : [],
    effects: treatments.map((treatment) => treatment.effect),
    entries: treatments.filter(() => random.chance(loggingShare)).map((treatment) => treatment.entry),
  };
}
