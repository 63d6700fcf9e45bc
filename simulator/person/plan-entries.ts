import { type Entry, type PlanContext, toWholeMinute } from './plan-context';

const HEALTH = ['illness', 'stress', 'highSymptoms', 'lowSymptoms', 'cycle', 'alcohol'] as const;
const NOTES = ['Ate out', 'New sensor, left arm', 'Long meeting', 'Slept badly', 'Walked to work', 'Pizza'] as const;

function pick<T>(context: PlanContext, values: readonly [T, ...T[]]): T {
  return values[Math.floor(context.random.next() * values.length)] ?? values[0];
}

/** Health events and notes, now and then. */
export function planEntries(context: PlanContext): readonly Entry[] {
  const { random, profile } = context;
  const entries: Entry[] = [];
  if (random.chance(profile.habits.healthShare)) {
    const at = toWholeMinute(context.atMinute(random.between(540, 1320)));
    entries.push({ at, type: 'health', subType: pick(context, HEALTH), value: null, unit: null, text: null });
  }
  if (random.chance(profile.habits.noteShare)) {
    const at = toWholeMinute(context.atMinute(random.between(540, 1320)));
    entries.push({ at, type: 'notes', subType: null, value: null, unit: null, text: pick(context, NOTES) });
  }
  return entries;
}
