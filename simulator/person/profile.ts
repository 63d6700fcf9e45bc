import type { AlertSchedule, Device } from './person';

/** A receiver carried beside the phone; it uploads only when someone plugs it in. */
export interface ReceiverHabit {
  readonly device: Device;
  /** Its clock runs ahead of the phone's by this much. */
  readonly driftMs: number;
  readonly uploadEveryDays: number;
  /** Share of the sensor sessions in which it is carried. */
  readonly sessionShare: number;
}

/** How a person's glucose answers; all values mg/dL unless named otherwise. */
export interface Body {
  readonly baseMgDl: number;
  /** Standard deviation of slow swings that have no visible cause. */
  readonly wanderMgDl: number;
  readonly dawnMgDl: number;
  readonly eveningMgDl: number;
  readonly carbsPerUnit: number;
  readonly mgDlPerUnit: number;
}

/** What a person does in a day. */
export interface Habits {
  readonly mealGrams: readonly [breakfast: number, lunch: number, dinner: number];
  readonly snackShare: number;
  /** Log-normal spread of carb counting. */
  readonly countingError: number;
  /** The bolus comes this many minutes after the meal begins, at most. */
  readonly lateBolusMinutes: number;
  readonly missedBolusShare: number;
  readonly longActingUnits: number;
  readonly exerciseShare: number;
  readonly dayLowShare: number;
  readonly nightLowShare: number;
  /** Share of lows that fall below 54 mg/dL. */
  readonly deepLowShare: number;
  readonly compressionShare: number;
  readonly loggingShare: number;
  readonly calibrationShare: number;
  readonly fingersticksPerDay: number;
  readonly healthShare: number;
  readonly noteShare: number;
}

/** Everything that makes one generated person; a value, so that the same profile always lives the same life. */
export interface PersonProfile {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  readonly seed: number;
  /** IANA zone of the person's home. */
  readonly homeZone: string;
  readonly tripsPerYear: 0 | 1 | 2;
  readonly startAt: number;
  /** Where the grid of sensor sessions begins, epoch ms. */
  readonly sessionsFromAt: number;
  /** Between a reading and the API having it: 1 h in the US, 3 h elsewhere. */
  readonly arrivalDelayMs: number;
  readonly phone: Device;
  readonly receiver: ReceiverHabit | null;
  readonly generation: 'g6' | 'g7';
  readonly variant: string;
  readonly sensorNoiseMgDl: number;
  readonly body: Body;
  readonly habits: Habits;
  /** Dexcom ONE gives no events and no calibrations. */
  readonly isReadingsOnly: boolean;
  readonly schedules: readonly AlertSchedule[];
}
