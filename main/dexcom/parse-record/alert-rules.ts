import type { AlertRule } from '../../../core/history';
import { readInstant, saidOfDisplay } from './clocks';
import { extraOf } from './extra';
import { booleanOf, type Fields, isFields, numberOf, textOf } from './fields';
import type { Names } from './names';

/** Sets a part of a device aside that is no such part. */
export type Reject = (reason: 'not-an-object' | 'no-name', value: unknown) => void;

/** The rules in force, and the settings they replaced as they came. */
export type AlertRules = { readonly rules: readonly AlertRule[]; readonly replaced: readonly Fields[] };

/** Reads the alerts of a schedule: of several settings of an alert the newest is in force, of equally old ones the last. */
export function parseAlertRules(settings: readonly unknown[], names: Names, reject: Reject): AlertRules {
  const inForce = new Map<string, { readonly rule: AlertRule; readonly setting: Fields }>();
  const replaced: Fields[] = [];
  for (const setting of settings) {
    const rule = parseRule(setting, names, reject);
    if (rule === null || !isFields(setting)) continue;
    const other = inForce.get(rule.name);
    const isNewer = other === undefined || (rule.setAt ?? 0) >= (other.rule.setAt ?? 0);
    if (other) replaced.push(isNewer ? other.setting : setting);
    if (isNewer) inForce.set(rule.name, { rule, setting });
  }
  return { rules: Array.from(inForce.values(), ({ rule }) => rule), replaced };
}

function parseRule(setting: unknown, names: Names, reject: Reject): AlertRule | null {
  const name = isFields(setting) ? names.read('alertName', setting.alertName) : null;
  if (isFields(setting) && name !== null) return ruleOf(name, setting, names);
  reject(isFields(setting) ? 'no-name' : 'not-an-object', setting);
  return null;
}

function ruleOf(name: string, setting: Fields, names: Names): AlertRule {
  const set = readInstant(setting.systemTime);
  const same = {
    value: thresholdOf(name, setting),
    unit: names.read('unit', setting.unit),
    enabled: booleanOf(setting.enabled),
    soundTheme: names.read('soundTheme', setting.soundTheme),
    soundOutputMode: names.read('soundOutputMode', setting.soundOutputMode),
    secondaryTriggerCondition: textOf(setting.secondaryTriggerCondition),
  };
  const snoozeMinutes = snoozeOf(name, setting);
  const delayMinutes = numberOf(setting.delay);
  const said = {
    ...same,
    alertName: name,
    snooze: snoozeMinutes,
    delay: delayMinutes,
    systemTime: set.said,
    displayTime: saidOfShown(setting.displayTime, set.at),
  };
  return { ...same, name, snoozeMinutes, delayMinutes, setAt: set.at, extra: extraOf(names, setting, said) };
}

/** A setting has no offset of its own: only a time that equals the other, or "never", is said by that. */
function saidOfShown(text: unknown, setAt: number | null): unknown {
  if (setAt !== null) return saidOfDisplay(text, setAt, 0);
  const shown = readInstant(text);
  return shown.at === null ? shown.said : undefined;
}

/** A fall of 3 a minute is written -3 by some apps. */
function thresholdOf(name: string, setting: Fields): number | null {
  const value = numberOf(setting.value);
  return value !== null && name === 'fall' ? Math.abs(value) : value;
}

/** Some apps write the 30 minutes of an urgent low as 28. */
function snoozeOf(name: string, setting: Fields): number | null {
  const snooze = numberOf(setting.snooze);
  return name === 'urgentLow' && snooze === 28 ? 30 : snooze;
}
