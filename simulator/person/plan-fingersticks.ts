import { type PlanContext, toWholeMinute } from './plan-context';

/** A drop of blood on a strip: what the meter says is the true glucose times `factor`. */
export interface Fingerstick {
  readonly at: number;
  /** Given to the sensor, or only written down. */
  readonly isCalibration: boolean;
  readonly factor: number;
}

/** Meters may be 15 % off 95 times in 100 (ISO 15197); most are within 6 %. */
const METER_SPREAD = 0.055;

/** Fingersticks of a day: calibrations in the morning, checks spread over it. */
export function planFingersticks(context: PlanContext): readonly Fingerstick[] {
  const { random, profile } = context;
  const stick = (minute: number, isCalibration: boolean): Fingerstick => ({
    at: toWholeMinute(context.atMinute(minute)),
    isCalibration,
    factor: 1 + METER_SPREAD * random.gauss(),
  });
  const sticks: Fingerstick[] = [];
  if (random.chance(profile.habits.calibrationShare)) sticks.push(stick(random.between(420, 560), true));
  const checks = Math.floor(profile.habits.fingersticksPerDay + random.next());
  for (let index = 0; index < checks; index += 1) sticks.push(stick(random.between(400, 1340), false));
  return sticks;
}
