import { DAY_MS, HOUR_MS } from '../units';
import { rememberDays } from './day-cache';
import type { Effect, Pull } from './effects';
import { planBodyDay } from './plan-body';
import type { Entry, PlanContext } from './plan-context';
import { planEntries } from './plan-entries';
import { type Fingerstick, planFingersticks } from './plan-fingersticks';
import { planLows } from './plan-lows';
import { planMeals } from './plan-meals';
import { type Outage, planOutages } from './plan-outages';
import type { PersonProfile } from './profile';
import { createRandom, hash32 } from './random';
import { localInstant } from './travel';

/** One local calendar day of a person. */
export interface DayPlan {
  readonly day: number;
  readonly effects: readonly Effect[];
  readonly entries: readonly Entry[];
  readonly fingersticks: readonly Fingerstick[];
  readonly lows: readonly Pull[];
  readonly compressions: readonly Pull[];
  readonly outages: readonly Outage[];
}

/** Gives the plans that can reach a span of time. */
export type PlansBetween = (fromAt: number, toAt: number) => readonly DayPlan[];

/** A local day begins at most 14 hours before the UTC day of the same date … */
const REACH_BEFORE_MS = 14 * HOUR_MS;
/** … and its last meal is forgotten 9 hours after its end, 12 hours later still in the west. */
const REACH_AFTER_MS = 46 * HOUR_MS;

/** Plans one local day; every part draws from a stream of its own, so that the days stand alone. */
export function planDay(profile: PersonProfile, day: number): DayPlan {
  const atMinute = (minute: number): number => localInstant(profile, day, minute);
  const part = (purpose: number): PlanContext => ({
    profile,
    day,
    random: createRandom(hash32(profile.seed, day, purpose)),
    atMinute,
  });
  const meals = planMeals(part(1));
  const body = planBodyDay(part(2));
  const lows = planLows(part(3));
  return {
    day,
    effects: [...meals.effects, ...body.effects, ...lows.effects],
    entries: [...meals.entries, ...body.entries, ...lows.entries, ...planEntries(part(4))],
    fingersticks: planFingersticks(part(6)),
    lows: lows.lows,
    compressions: lows.compressions,
    outages: planOutages(part(5)),
  };
}

/** The plans of a person by span, each made once. */
export function createPlans(profile: PersonProfile): PlansBetween {
  const ofDay = rememberDays((day) => planDay(profile, day));
  return (fromAt, toAt) => {
    const plans: DayPlan[] = [];
    const last = Math.floor((toAt + REACH_BEFORE_MS) / DAY_MS);
    for (let day = Math.floor((fromAt - REACH_AFTER_MS) / DAY_MS); day <= last; day += 1) plans.push(ofDay(day));
    return plans;
  };
}
