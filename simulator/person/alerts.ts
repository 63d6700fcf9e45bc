import { DAY_MS, HOUR_MS, MINUTE_MS } from '../units';
import type { Arrivals } from './arrival';
import { rememberDays } from './day-cache';
import type { Alert, AlertName, AlertSchedule, AlertSetting, Egv, ReadRecords } from './person';
import type { PersonProfile } from './profile';
import { hash32, share } from './random';
import { schedulesOfWeek, scheduleWeekAt, settingsAt } from './schedules';
import { sessionIndexAt, sessionOf } from './sensor';
import { phoneOffsetMinutesAt } from './travel';

const ALERTS = 0xa1e;
/** How far back a day's alerts look for an alert that is still going on. */
const LOOK_BACK_MS = DAY_MS;
/** The order gives each alert a number in record keys. */
const NAMES: readonly AlertName[] = [
  'urgentLow',
  'urgentLowSoon',
  'low',
  'high',
  'rise',
  'fall',
  'outOfRange',
  'noReadings',
  'fixedLow',
];

interface Step {
  readonly at: number;
  readonly name: AlertName;
  readonly state: Alert['state'];
}

interface Ongoing {
  readonly state: Alert['state'];
  readonly since: number;
}

function isBeyond(setting: AlertSetting, egv: Egv): boolean {
  const limit = setting.value;
  if (!setting.isEnabled || limit === null) return false;
  const rate = egv.rateMgDlPerMinute ?? 0;
  if (setting.name === 'high') return egv.mgDl > limit;
  if (setting.name === 'low') return egv.mgDl < limit;
  if (setting.name === 'urgentLow') return egv.mgDl < limit;
  if (setting.name === 'urgentLowSoon') return egv.mgDl >= limit && egv.mgDl < 100 && egv.mgDl + 20 * rate < limit;
  if (setting.name === 'rise') return rate >= limit;
  return setting.name === 'fall' && rate <= -limit;
}

/** Rings, is acknowledged within minutes, rings again when the snooze is over, and ends with its cause. */
function nextState(seed: number, setting: AlertSetting, egv: Egv, before: Ongoing): Alert['state'] {
  if (!isBeyond(setting, egv)) return 'inactive';
  const waitedMs = egv.at - before.since;
  if (before.state === 'inactive') return 'activeAlarming';
  if (before.state === 'activeAlarming') {
    const isSeen = share(seed, ALERTS, Math.floor(egv.at / 1000)) < 0.55;
    return isSeen ? 'activeSnoozed' : 'activeAlarming';
  }
  const snoozeMs = (setting.snoozeMinutes ?? 24 * 60) * MINUTE_MS;
  return waitedMs >= snoozeMs ? 'activeAlarming' : 'activeSnoozed';
}

/** Walks over readings and lists each change of each alert; readings are one phone's, oldest first. */
export function walkAlerts(
  seed: number,
  schedules: readonly AlertSchedule[],
  readings: readonly Egv[],
): readonly Step[] {
  const inForce = rememberDays((week) => schedulesOfWeek(schedules, week));
  const ongoing = new Map<AlertName, Ongoing>();
  const steps: Step[] = [];
  for (const egv of readings) {
    const localMinute = Math.floor((egv.at / MINUTE_MS + egv.offsetMinutes) % (24 * 60));
    for (const setting of settingsAt(inForce(scheduleWeekAt(egv.at)), localMinute)) {
      const before = ongoing.get(setting.name) ?? { state: 'inactive', since: 0 };
      const state = nextState(seed, setting, egv, before);
      if (state === before.state) continue;
      ongoing.set(setting.name, { state, since: egv.at });
      steps.push({ at: egv.at, name: setting.name, state });
    }
  }
  return steps;
}

/** "Out of range" while the phone hears nothing, from 20 minutes on. */
function lossSteps(arrivals: Arrivals, fromAt: number, toAt: number): readonly Step[] {
  return arrivals
    .outagesBetween(fromAt, toAt)
    .filter((outage) => outage.kind === 'lost' && outage.endAt - outage.startAt > 20 * MINUTE_MS)
    .flatMap((outage): Step[] => [
      { at: outage.startAt + 20 * MINUTE_MS, name: 'outOfRange', state: 'activeAlarming' },
      { at: outage.endAt, name: 'outOfRange', state: 'inactive' },
    ]);
}

/** "No readings" when a sensor gives up before its time. */
function failureSteps(profile: PersonProfile, fromAt: number): readonly Step[] {
  const session = sessionOf(profile, sessionIndexAt(profile, fromAt + DAY_MS));
  const before = sessionOf(profile, session.index - 1);
  return [before, session]
    .filter((each) => each.failedEarly)
    .flatMap((each): Step[] => [
      { at: each.endAt + 20 * MINUTE_MS, name: 'noReadings', state: 'activeAlarming' },
      { at: each.endAt + 3 * HOUR_MS, name: 'noReadings', state: 'inactive' },
    ]);
}

function toAlert(profile: PersonProfile, arrivals: Arrivals, step: Step): Alert {
  const at = step.at + (hash32(profile.seed, ALERTS + 1, Math.floor(step.at / 1000)) % 1000);
  const sentAt = arrivals.phoneArrivedAt(at);
  return {
    key: Math.floor(step.at / 1000) * 16 + NAMES.indexOf(step.name),
    at,
    offsetMinutes: phoneOffsetMinutesAt(profile, at),
    arrivedAt: Number.isFinite(sentAt) ? sentAt : at + 6 * HOUR_MS + profile.arrivalDelayMs,
    device: profile.phone,
    sensor: sessionOf(profile, sessionIndexAt(profile, at)).sensor,
    name: step.name,
    state: step.state,
  };
}

/** The phone's alerts of one UTC day, oldest first, as its schedules and the curve make them. */
export function alertsOfDay(
  profile: PersonProfile,
  arrivals: Arrivals,
  egvs: ReadRecords<Egv>,
  day: number,
): readonly Alert[] {
  const fromAt = day * DAY_MS;
  const toAt = fromAt + DAY_MS;
  const readings = egvs(fromAt - LOOK_BACK_MS, toAt).filter((egv) => egv.device.key === 'phone');
  const steps = [
    ...walkAlerts(profile.seed, profile.schedules, readings),
    ...lossSteps(arrivals, fromAt, toAt),
    ...failureSteps(profile, fromAt),
  ];
  return steps
    .map((step) => toAlert(profile, arrivals, step))
    .filter((alert) => alert.at >= fromAt && alert.at < toAt)
    .sort((left, right) => left.at - right.at);
}
