import { MINUTE_MS } from '../units';
import { CARBS_SCALE_MS, type Effect, FADE_MS, INSULIN_SCALE_MS } from './effects';
import { type Entry, type PlanContext, type PlanPart, toWholeMinute, wakeMinute } from './plan-context';

interface Meal {
  readonly minute: number;
  readonly grams: number;
}

function mealsOf(context: PlanContext): readonly Meal[] {
  const { random, profile } = context;
  const [breakfast, lunch, dinner] = profile.habits.mealGrams;
  const wake = wakeMinute(context);
  const grams = (usual: number): number => Math.max(8, Math.round(usual * Math.exp(random.gauss() * 0.25)));
  const meals = [
    { minute: wake + random.between(20, 60), grams: grams(breakfast) },
    { minute: 750 + random.gauss() * 25, grams: grams(lunch) },
    { minute: 1125 + random.gauss() * 35, grams: grams(dinner) },
  ];
  if (random.chance(profile.habits.snackShare)) meals.push({ minute: random.between(930, 1010), grams: grams(20) });
  if (random.chance(profile.habits.snackShare / 2))
    meals.push({ minute: random.between(1270, 1330), grams: grams(18) });
  return meals;
}

function carbsEntry(at: number, grams: number): Entry {
  return { at: toWholeMinute(at), type: 'carbs', subType: null, value: grams, unit: 'grams', text: null };
}

function insulinEntry(at: number, units: number, subType: 'fastActing' | 'longActing'): Entry {
  return { at: toWholeMinute(at), type: 'insulin', subType, value: units, unit: 'units', text: null };
}

function planBolus(context: PlanContext, mealAt: number, grams: number): { units: number; at: number } {
  const { random, profile } = context;
  const counted = grams * Math.exp(random.gauss() * profile.habits.countingError);
  const units = Math.max(0.5, Math.round((counted / profile.body.carbsPerUnit) * 2) / 2);
  const at = mealAt + random.between(-12, profile.habits.lateBolusMinutes) * MINUTE_MS;
  return random.chance(profile.habits.missedBolusShare) ? { units: 0, at } : { units, at };
}

function insulinEffect(context: PlanContext, at: number, units: number, fadeAt: number): Effect {
  return { at, mgDl: -units * context.profile.body.mgDlPerUnit, scaleMs: INSULIN_SCALE_MS, fadeAt };
}

function planMeal(context: PlanContext, meal: Meal): PlanPart {
  const { random, profile } = context;
  const { body, habits } = profile;
  const at = context.atMinute(meal.minute);
  const fadeAt = at + FADE_MS;
  const rise = (meal.grams * body.mgDlPerUnit) / body.carbsPerUnit;
  const scaleMs = CARBS_SCALE_MS * random.between(0.8, 1.45);
  const bolus = planBolus(context, at, meal.grams);
  const effects: Effect[] = [{ at, mgDl: rise, scaleMs, fadeAt }];
  const entries: Entry[] = random.chance(habits.loggingShare) ? [carbsEntry(at, meal.grams)] : [];
  const left = rise - bolus.units * body.mgDlPerUnit;
  const doses = [bolus];
  if (left > 60 && random.chance(0.6)) {
    const units = Math.max(0.5, Math.round(((left * 0.8) / body.mgDlPerUnit) * 2) / 2);
    doses.push({ units, at: at + random.between(120, 190) * MINUTE_MS });
  }
  for (const dose of doses) {
    if (dose.units === 0) continue;
    effects.push(insulinEffect(context, dose.at, dose.units, fadeAt));
    if (random.chance(habits.loggingShare)) entries.push(insulinEntry(dose.at, dose.units, 'fastActing'));
  }
  return { effects, entries };
}

/** Meals with their boluses and corrections, and the day's long-acting insulin. */
export function planMeals(context: PlanContext): PlanPart {
  const parts = mealsOf(context).map((meal) => planMeal(context, meal));
  const longActing = insulinEntry(
    context.atMinute(1300 + context.random.gauss() * 12),
    context.profile.habits.longActingUnits,
    'longActing',
  );
  const isLogged = context.random.chance(context.profile.habits.loggingShare);
  return {
    effects: parts.flatMap((part) => part.effects),
    entries: [...parts.flatMap((part) => part.entries), ...(isLogged ? [longActing] : [])],
  };
}
