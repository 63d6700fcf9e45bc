import type { AlertRule, AlertSchedule, DeviceHistory } from '../history';
import { MG_DL_PER_MMOL_L, toMgDl } from '../units';
import { DEFAULT_RULES } from './default-rules';
import { RULE_LIMITS, type RuleName, type Rules } from './rules';

const MINUTE_MS = 60_000;

/** Where a default comes from: the usual one, also moved above the person's own high, or their own setting on a device. */
export type Origin =
  | { readonly kind: 'usual' }
  | { readonly kind: 'above-high' }
  | {
      readonly kind: 'device';
      /** As the API names it. */
      readonly alert: string;
      readonly displayDevice: string | null;
      readonly schedule: AlertSchedule;
      /** When this version of the schedule was first seen, epoch ms. */
      readonly seenAt: number;
      /** How many other schedules in use have this alert with another threshold: one rule has one. */
      readonly others: number;
    };

/** The rules to begin with, all off, and where each comes from. */
export type Defaults = { readonly rules: Rules; readonly origins: Readonly<Record<RuleName, Origin>> };

type Found = { readonly rule: AlertRule; readonly origin: Extract<Origin, { kind: 'device' }> };
type Take = (found: Found) => Partial<Rules>;

/** Which alerts of a device say something about a rule, the first that is there, and what is taken from it. */
const OWN: Partial<Record<RuleName, { readonly alerts: readonly string[]; readonly take: Take }>> = {
  'urgent-low': { alerts: ['urgentLow', 'fixedLow'], take: takeLevel('urgent-low') },
  low: { alerts: ['low'], take: takeLevel('low') },
  high: { alerts: ['high'], take: takeLevel('high') },
  'fast-fall': { alerts: ['fall'], take: takeRate('fast-fall') },
  'fast-rise': { alerts: ['rise'], take: takeRate('fast-rise') },
  'no-data': { alerts: ['outOfRange', 'noReadings'], take: takeNoData },
};

/** Rules as the person has them on the device that uploaded last, where the API gives them; a value out of bounds is not taken. */
export function deriveDefaults(devices: readonly DeviceHistory[]): Defaults {
  let rules: Rules = DEFAULT_RULES;
  const origins: Record<RuleName, Origin> = { ...USUAL };
  for (const name of Object.keys(OWN).filter(isOwnName)) {
    for (const found of findAlerts(devices, OWN[name]?.alerts ?? [])) {
      const taken = OWN[name]?.take(found) ?? {};
      if (Object.keys(taken).length === 0) continue;
      rules = { ...rules, ...taken };
      origins[name] = found.origin;
      break;
    }
  }
  const apart = keepApart(rules);
  return { rules: apart, origins: apart === rules ? origins : { ...origins, 'urgent-high': { kind: 'above-high' } } };
}

const USUAL: Readonly<Record<RuleName, Origin>> = {
  'urgent-low': { kind: 'usual' },
  low: { kind: 'usual' },
  high: { kind: 'usual' },
  'urgent-high': { kind: 'usual' },
  'fast-fall': { kind: 'usual' },
  'fast-rise': { kind: 'usual' },
  'high-for-long': { kind: 'usual' },
  'no-data': { kind: 'usual' },
  'phone-alerted': { kind: 'usual' },
};

const isOwnName = (name: string): name is RuleName => Object.hasOwn(OWN, name);

/** The usual urgent high must not come before the person's own high. */
function keepApart(rules: Rules): Rules {
  const { high, 'urgent-high': urgent } = rules;
  if (urgent.thresholdMgDl > high.thresholdMgDl) return rules;
  const thresholdMgDl = Math.min(high.thresholdMgDl + 50, RULE_LIMITS.levelMgDl.max);
  return { ...rules, 'urgent-high': { ...urgent, thresholdMgDl } };
}

/** Such alerts of the newest schedules, those of the device that uploaded last first, and the default schedule's before others. */
function findAlerts(devices: readonly DeviceHistory[], alerts: readonly string[]): readonly Found[] {
  const newestFirst = [...devices].sort((a, b) => uploadedAt(b) - uploadedAt(a));
  return alerts.flatMap((alert) => newestFirst.flatMap((device) => findInDevice(device, alert)));
}

const uploadedAt = ({ lastUploadAt, lastSeenAt }: DeviceHistory): number => lastUploadAt ?? lastSeenAt;

function findInDevice({ versions, displayDevice }: DeviceHistory, alert: string): readonly Found[] {
  const [newest] = versions;
  if (!newest) return [];
  const inUse = newest.schedules.filter(({ enabled, isDefault }) => enabled !== false || isDefault === true);
  const defaultFirst = [...inUse].sort((a, b) => Number(b.isDefault === true) - Number(a.isDefault === true));
  const having = defaultFirst.flatMap((schedule) => {
    const rule = schedule.rules.find(({ name }) => name === alert);
    return rule ? [{ schedule, rule }] : [];
  });
  return having.map(({ schedule, rule }) => {
    const others = having.filter(({ rule: other }) => other.value !== rule.value).length;
    return { rule, origin: { kind: 'device', alert, displayDevice, schedule, seenAt: newest.seenAt, others } };
  });
}

function takeLevel(name: 'urgent-low' | 'low' | 'high'): Take {
  return ({ rule }) => {
    const thresholdMgDl = readLevel(rule);
    if (thresholdMgDl === null) return {};
    const sustainedMs = readMinutes(rule.delayMinutes, RULE_LIMITS.sustainedMs) ?? DEFAULT_RULES[name].sustainedMs;
    return { [name]: { ...DEFAULT_RULES[name], thresholdMgDl, sustainedMs, repeatMs: readRepeat(rule) } };
  };
}

function takeRate(name: 'fast-fall' | 'fast-rise'): Take {
  return ({ rule }) => {
    const thresholdMgDlPerMinute = readRate(rule);
    return thresholdMgDlPerMinute === null ? {} : { [name]: { ...DEFAULT_RULES[name], thresholdMgDlPerMinute } };
  };
}

function takeNoData({ rule }: Found): Partial<Rules> {
  const afterMs = readMinutes(rule.value, RULE_LIMITS.afterMs);
  return afterMs === null ? {} : { 'no-data': { ...DEFAULT_RULES['no-data'], afterMs } };
}

type Limits = { readonly min: number; readonly max: number };

const inside = (value: number, { min, max }: Limits): number | null => (value >= min && value <= max ? value : null);

/** A unit that is not said is mg/dL, as Dexcom reports all glucose. */
function readLevel({ value, unit }: AlertRule): number | null {
  if (value === null || unit === 'minutes') return null;
  return inside(unit === 'mmol/L' ? toMgDl(value) : Math.round(value), RULE_LIMITS.levelMgDl);
}

function readRate({ value, unit }: AlertRule): number | null {
  if (value === null || unit === 'minutes') return null;
  const rate = Math.abs(unit === 'mmol/L/min' || unit === 'mmol/L' ? value * MG_DL_PER_MMOL_L : value);
  return inside(Math.round(rate * 10) / 10, RULE_LIMITS.rateMgDlPerMinute);
}

const readMinutes = (minutes: number | null, limits: Limits): number | null =>
  minutes === null ? null : inside(minutes * MINUTE_MS, limits);

/** What a phone calls a snooze is when it alerts again. */
const readRepeat = ({ snoozeMinutes }: AlertRule): number | null => readMinutes(snoozeMinutes, RULE_LIMITS.repeatMs);
