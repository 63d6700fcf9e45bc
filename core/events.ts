import { formatGlucoseNumber, type GlucoseUnit, MG_DL_PER_MMOL_L, toMgDl } from './units';

/**
 * The names Dexcom uses for what the window shows, by field as the API calls it, and each in words: parts of a list
 * line, so lower case where they follow another word. Every name here counts as known, any other is passed through.
 * Source: Dexcom swagger v3, its older pages, and names met in production.
 */
const WORDS = {
  eventType: {
    carbs: 'Carbs',
    insulin: 'Insulin',
    exercise: 'Exercise',
    health: 'Health',
    bloodGlucose: 'Fingerstick',
    notes: 'Note',
    unknown: 'Event',
  },
  eventSubType: {
    fastActing: 'fast-acting',
    longActing: 'long-acting',
    light: 'light',
    medium: 'medium',
    heavy: 'heavy',
    illness: 'illness',
    stress: 'stress',
    highSymptoms: 'symptoms of a high',
    lowSymptoms: 'symptoms of a low',
    cycle: 'cycle',
    alcohol: 'alcohol',
    unknown: 'kind not said',
  },
  eventStatus: { created: 'entered', updated: 'edited', deleted: 'deleted' },
  alertName: {
    high: 'High',
    low: 'Low',
    rise: 'Rising fast',
    fall: 'Falling fast',
    outOfRange: 'Signal loss',
    noReadings: 'No readings',
    urgentLow: 'Urgent low',
    urgentLowSoon: 'Urgent low soon',
    fixedLow: 'Urgent low',
    unknown: 'Alert',
  },
  // In the past tense: these are steps of an alert of another device, hours old, never a live one.
  alertState: { activeAlarming: 'alerted', activeSnoozed: 'snoozed', inactive: 'ended', unknown: 'state not said' },
  displayDevice: {
    iOS: 'iPhone',
    android: 'Android phone',
    receiver: 'Receiver',
    shareReceiver: 'Receiver (Share)',
    touchscreenReceiver: 'Receiver (touchscreen)',
    unknown: 'Unknown device',
  },
  displayApp: {
    G5: 'Dexcom G5',
    G6: 'Dexcom G6',
    G7: 'Dexcom G7',
    'Dexcom G5': 'Dexcom G5',
    'Dexcom G6': 'Dexcom G6',
    'Dexcom G7': 'Dexcom G7',
    DexcomOne: 'Dexcom ONE',
    D1G7: 'Dexcom ONE+',
    receiver: 'Receiver',
    Watch: 'Watch',
    unknown: 'Unknown app',
  },
  transmitterGeneration: {
    g4: 'G4',
    g5: 'G5',
    g6: 'G6',
    'g6+': 'G6+',
    g6Pro: 'G6 Pro',
    'g6 pro': 'G6 Pro',
    dexcomPro: 'Dexcom Pro',
    g7: 'G7',
    g715day: 'G7 15 Day',
    unknown: 'Unknown sensor',
  },
  transmitterGenerationVariant: { 'd1+': 'ONE+', g6: 'G6', g7: 'G7', g715day: 'G7 15 Day', unknown: 'Unknown sensor' },
  daysOfWeek: {
    sunday: 'Sunday',
    monday: 'Monday',
    tuesday: 'Tuesday',
    wednesday: 'Wednesday',
    thursday: 'Thursday',
    friday: 'Friday',
    saturday: 'Saturday',
  },
} as const satisfies Record<string, Readonly<Record<string, string>>>;

/** A field of the API whose names have words here. */
export type WordedField = keyof typeof WORDS;

/** Whether this version knows a name; one it does not know is kept and shown all the same. */
export const isKnownName = (field: WordedField, name: string): boolean => Object.hasOwn(WORDS[field], name);

/** A name of the API in words, or the name itself where it is of later days. */
export function describeName(field: WordedField, name: string): string {
  const words: Readonly<Record<string, string>> = WORDS[field];
  return (Object.hasOwn(words, name) ? words[name] : undefined) ?? name;
}

/** The days of the week as the API names them, Sunday first. */
export const DAY_NAMES: readonly string[] = Object.keys(WORDS.daysOfWeek);

/** The days of a schedule in words: "every day", or their names, Sunday first. */
export function describeDays(days: readonly string[]): string {
  if (DAY_NAMES.every((day) => days.includes(day))) return 'every day';
  return days.map((day) => describeName('daysOfWeek', day)).join(', ');
}

/** A number with its unit, both as the API reports them; none is null or NaN. */
export type Measured = { readonly value: number | null; readonly unit: string | null };

/** What each type is measured in where a record does not say. Source: Dexcom swagger v3, EventRecord.unit. */
const UNIT_OF_TYPE: Readonly<Record<string, string>> = {
  carbs: 'grams',
  insulin: 'units',
  exercise: 'minutes',
  bloodGlucose: 'mg/dL',
};

/** What each alert's threshold is measured in where a setting does not say. Source: Dexcom swagger v3, AlertSetting. */
const UNIT_OF_ALERT: Readonly<Record<string, string>> = {
  high: 'mg/dL',
  low: 'mg/dL',
  urgentLow: 'mg/dL',
  urgentLowSoon: 'mg/dL',
  fixedLow: 'mg/dL',
  rise: 'mg/dL/min',
  fall: 'mg/dL/min',
  outOfRange: 'minutes',
  noReadings: 'minutes',
};

/** How much of something was entered ("45 g", "2.5 units", "6.4 mmol/L"), or a note's words; empty where nothing is said. */
export function formatEventValue(
  event: Measured & { readonly type: string; readonly text: string | null },
  glucoseUnit: GlucoseUnit,
  locale: string,
): string {
  return event.text ?? formatMeasured(withUnit(event, UNIT_OF_TYPE, event.type), glucoseUnit, locale);
}

/** The threshold of an alert ("240 mg/dL", "3 mg/dL per min", "30 min"); empty where there is none. */
export function formatThreshold(
  rule: Measured & { readonly name: string },
  glucoseUnit: GlucoseUnit,
  locale: string,
): string {
  return formatMeasured(withUnit(rule, UNIT_OF_ALERT, rule.name), glucoseUnit, locale);
}

function withUnit({ value, unit }: Measured, units: Readonly<Record<string, string>>, name: string): Measured {
  if (unit !== null && unit !== 'unknown') return { value, unit };
  return { value, unit: (Object.hasOwn(units, name) ? units[name] : undefined) ?? null };
}

function formatMeasured({ value, unit }: Measured, glucoseUnit: GlucoseUnit, locale: string): string {
  if (value === null || !Number.isFinite(value)) return '';
  if (unit === 'mg/dL') return `${formatGlucoseNumber(value, glucoseUnit, locale)} ${glucoseUnit}`;
  if (unit === 'mmol/L') return `${formatGlucoseNumber(toMgDl(value), glucoseUnit, locale)} ${glucoseUnit}`;
  if (unit === 'mg/dL/min') return formatRate(value, glucoseUnit, locale);
  if (unit === 'mmol/L/min') return formatRate(value * MG_DL_PER_MMOL_L, glucoseUnit, locale);
  const number = formatNumber(value, 2, locale);
  return unit === null ? number : `${number} ${shortUnit(unit, value)}`;
}

/** A unit as a list writes it; one of later days as it came. */
function shortUnit(unit: string, value: number): string {
  if (unit === 'grams') return 'g';
  if (unit === 'minutes') return 'min';
  return unit === 'units' && value === 1 ? 'unit' : unit;
}

/** A rate keeps its decimals: 3 mg/dL per minute is 0.17 mmol/L per minute. */
function formatRate(mgDlPerMinute: number, glucoseUnit: GlucoseUnit, locale: string): string {
  const isMgDl = glucoseUnit === 'mg/dL';
  const rate = isMgDl ? mgDlPerMinute : mgDlPerMinute / MG_DL_PER_MMOL_L;
  return `${formatNumber(rate, isMgDl ? 1 : 2, locale)} ${glucoseUnit} per min`;
}

const formatNumber = (value: number, maximumFractionDigits: number, locale: string): string =>
  new Intl.NumberFormat(locale, { numberingSystem: 'latn', maximumFractionDigits }).format(value);
