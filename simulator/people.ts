import { createGeneratedPerson } from './person/generated-person';
import type { Device, Person } from './person/person';
import type { Body, Habits, PersonProfile } from './person/profile';
import { seedOf } from './person/random';
import { asOnOne, dayAndNight } from './person/schedules';
import { DAY_MS, HOUR_MS, SECOND_MS } from './units';

/** Where the sensor sessions of a long life are counted from: before the longest history (2010-01-01). */
const FIRST_SESSION_AT = Date.UTC(2010, 0, 1, 15);
/** The newly started person has this much data. */
const NEW_HISTORY_MS = 2 * DAY_MS;

/** What the lives are cut from; see `createWorld`. */
export interface PeopleOptions {
  /** Start of the long histories, epoch ms. */
  readonly startAt: number;
  /** The instant the world was made, epoch ms; the newly started person began two days before. */
  readonly createdAt: number;
  /** Overrides of the delay between reading and arrival, by person id, ms. */
  readonly arrivalDelayMs: Readonly<Record<string, number>>;
}

const IPHONE: Device = { key: 'phone', displayDevice: 'iOS', displayApp: 'G7', writesOffset: true };
const ANDROID: Device = { key: 'phone', displayDevice: 'android', displayApp: 'G6', writesOffset: true };
const RECEIVER: Device = { key: 'receiver', displayDevice: 'receiver', displayApp: 'receiver', writesOffset: false };
const ONE_PHONE: Device = { key: 'phone', displayDevice: 'android', displayApp: 'D1G7', writesOffset: true };

const STEADY_BODY: Body = {
  baseMgDl: 128,
  wanderMgDl: 20,
  dawnMgDl: 18,
  eveningMgDl: 6,
  carbsPerUnit: 10,
  mgDlPerUnit: 40,
};

const STEADY_HABITS: Habits = {
  mealGrams: [45, 60, 68],
  snackShare: 0.5,
  countingError: 0.18,
  lateBolusMinutes: 10,
  missedBolusShare: 0.025,
  longActingUnits: 18,
  exerciseShare: 0.4,
  dayLowShare: 0.16,
  nightLowShare: 0.09,
  deepLowShare: 0.25,
  compressionShare: 0.09,
  loggingShare: 0.9,
  calibrationShare: 0.2,
  fingersticksPerDay: 0.3,
  healthShare: 0.07,
  noteShare: 0.1,
};

type Story = Omit<PersonProfile, 'startAt' | 'arrivalDelayMs' | 'seed' | 'sessionsFromAt'>;

const STEADY: Story = {
  id: 'steady',
  name: 'Steady adult',
  about: 'G7 on an iPhone in New York, a receiver now and then, 1 hour late',
  homeZone: 'America/New_York',
  tripsPerYear: 2,
  phone: IPHONE,
  receiver: { device: RECEIVER, driftMs: 37 * SECOND_MS, uploadEveryDays: 28, sessionShare: 0.3 },
  generation: 'g7',
  variant: 'g7',
  sensorNoiseMgDl: 3,
  body: STEADY_BODY,
  habits: STEADY_HABITS,
  isReadingsOnly: false,
  schedules: dayAndNight({ highMgDl: 240, lowMgDl: 70 }, { highMgDl: 260, lowMgDl: 75 }),
};

const VARIABLE: Story = {
  id: 'variable',
  name: 'Very variable',
  about: 'G6 on Android in Berlin, a receiver often, many highs and lows, 3 hours late',
  homeZone: 'Europe/Berlin',
  tripsPerYear: 1,
  phone: ANDROID,
  receiver: { device: RECEIVER, driftMs: 52 * SECOND_MS, uploadEveryDays: 21, sessionShare: 0.5 },
  generation: 'g6',
  variant: 'g6',
  sensorNoiseMgDl: 4,
  body: { ...STEADY_BODY, baseMgDl: 146, wanderMgDl: 36, dawnMgDl: 26, eveningMgDl: 10, mgDlPerUnit: 40 },
  habits: {
    ...STEADY_HABITS,
    mealGrams: [50, 70, 78],
    countingError: 0.34,
    lateBolusMinutes: 40,
    missedBolusShare: 0.07,
    longActingUnits: 24,
    dayLowShare: 0.26,
    nightLowShare: 0.22,
    deepLowShare: 0.45,
    compressionShare: 0.06,
    loggingShare: 0.7,
    calibrationShare: 0.6,
    fingersticksPerDay: 1.2,
    healthShare: 0.15,
  },
  isReadingsOnly: false,
  schedules: dayAndNight({ highMgDl: 270, lowMgDl: 70 }, { highMgDl: 300, lowMgDl: 80 }),
};

const PREGNANCY: Story = {
  id: 'pregnancy',
  name: 'Pregnancy',
  about: 'G7 on an iPhone in London, tight control, many fingersticks, 3 hours late',
  homeZone: 'Europe/London',
  tripsPerYear: 1,
  phone: IPHONE,
  receiver: null,
  generation: 'g7',
  variant: 'g7',
  sensorNoiseMgDl: 2.5,
  body: { ...STEADY_BODY, baseMgDl: 103, wanderMgDl: 13, dawnMgDl: 9, eveningMgDl: 3, mgDlPerUnit: 28 },
  habits: {
    ...STEADY_HABITS,
    mealGrams: [30, 45, 50],
    snackShare: 0.8,
    countingError: 0.13,
    lateBolusMinutes: 0,
    missedBolusShare: 0.004,
    exerciseShare: 0.3,
    dayLowShare: 0.12,
    nightLowShare: 0.08,
    deepLowShare: 0.1,
    loggingShare: 0.97,
    calibrationShare: 0.1,
    fingersticksPerDay: 4,
  },
  isReadingsOnly: false,
  schedules: dayAndNight({ highMgDl: 140, lowMgDl: 63 }, { highMgDl: 140, lowMgDl: 65 }),
};

const NEW: Story = {
  ...STEADY,
  id: 'new',
  name: 'Newly started',
  about: 'G7 15 Day on an iPhone in Los Angeles, two days of data, 1 hour late',
  homeZone: 'America/Los_Angeles',
  tripsPerYear: 0,
  receiver: null,
  variant: 'g715day',
  body: { ...STEADY_BODY, baseMgDl: 128, wanderMgDl: 22 },
  habits: { ...STEADY_HABITS, calibrationShare: 0, loggingShare: 0.6 },
};

const ONE: Story = {
  ...STEADY,
  id: 'one',
  name: 'Dexcom ONE',
  about: 'Dexcom ONE+ on Android in Vienna: readings and few alerts, no events, 3 hours late',
  homeZone: 'Europe/Vienna',
  phone: ONE_PHONE,
  receiver: null,
  variant: 'd1+',
  body: { ...STEADY_BODY, baseMgDl: 138, wanderMgDl: 26 },
  isReadingsOnly: true,
  schedules: asOnOne(STEADY.schedules),
};

/** By design of the service: 1 h in the US, 3 h elsewhere. */
function usualDelayMs(story: Story): number {
  return story.homeZone.startsWith('America/') ? HOUR_MS : 3 * HOUR_MS;
}

function toPerson(story: Story, options: PeopleOptions): Person {
  const isNew = story.id === NEW.id;
  const startAt = isNew ? Math.floor(options.createdAt / HOUR_MS) * HOUR_MS - NEW_HISTORY_MS : options.startAt;
  return createGeneratedPerson({
    ...story,
    seed: seedOf(`steadyline-simulator/${story.id}`),
    startAt,
    sessionsFromAt: isNew ? startAt : FIRST_SESSION_AT,
    arrivalDelayMs: options.arrivalDelayMs[story.id] ?? usualDelayMs(story),
  });
}

/** The generated people; nothing of their lives is made before it is read. */
export function createPeople(options: PeopleOptions): readonly Person[] {
  return [STEADY, VARIABLE, PREGNANCY, NEW, ONE].map((story) => toPerson(story, options));
}
