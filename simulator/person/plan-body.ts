import { HOUR_MS } from '../units';
import { EXERCISE_SCALE_MS } from './effects';
import { type PlanContext, type PlanPart, toWholeMinute } from './plan-context';

const INTENSITIES = [
  { subType: 'light', mgDlPerMinute: 0.5 },
  { subType: 'medium', mgDlPerMinute: 0.85 },
  { subType: 'heavy', mgDlPerMinute: 1.05 },
] as const;

/** Exercise on some days: glucose falls while it lasts and comes back over the hours after. */
export function planBodyDay(context: PlanContext): PlanPart {
  const { random, profile } = context;
  if (!random.chance(profile.habits.exerciseShare)) return { effects: [], entries: [] };
  const minute = random.chance(0.4) ? random.between(390, 430) : random.between(1010, 1080);
  const minutes = Math.round(random.between(4, 13)) * 5;
  const intensity = INTENSITIES[Math.floor(random.next() * INTENSITIES.length)] ?? INTENSITIES[0];
  const at = context.atMinute(minute);
  const strength = (profile.body.baseMgDl / 140) * random.between(0.7, 1.2);
  return {
    effects: [
      { at, mgDl: -minutes * intensity.mgDlPerMinute * strength, scaleMs: EXERCISE_SCALE_MS, fadeAt: at + 2 * HOUR_MS },
    ],
    entries: [
      {
        at: toWholeMinute(at),
        type: 'exercise',
        subType: intensity.subType,
        value: minutes,
        unit: 'minutes',
        text: null,
      },
    ],
  };
}
