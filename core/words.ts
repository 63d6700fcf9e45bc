import { type Glance, pastDueMs } from './glance';
import type { ShownGlucose } from './glucose';
import { formatGlucoseNumber, type GlucoseUnit, toMmolL } from './units';

const MINUTE_MS = 60_000;

/** An age in few characters: "now", "12 min", "1 h 5 min", "3 d". Whole minutes, rounded down. */
export function formatAge(ageMs: number): string {
  const minutes = Math.floor(ageMs / MINUTE_MS);
  if (minutes < 1) return 'now';
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours >= 48) return `${Math.floor(hours / 24)} d`;
  const rest = minutes % 60;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

/** An age as a phrase: "just now" or "12 min ago". */
export const formatAgo = (ageMs: number): string => (ageMs < MINUTE_MS ? 'just now' : `${formatAge(ageMs)} ago`);

/** A glucose as the person reads it, without its unit: LOW and HIGH as words. */
export function formatGlucose(glucose: ShownGlucose, unit: GlucoseUnit, locale: string): string {
  switch (glucose.kind) {
    case 'low':
      return 'LOW';
    case 'high':
      return 'HIGH';
    case 'value':
      return formatGlucoseNumber(glucose.mgDl, unit, locale);
  }
}

/** A change with its sign ("+4", "−0.3", "±0"), empty where there is none to say. */
export function formatChange(changeMgDl: number | null, unit: GlucoseUnit, locale: string): string {
  if (changeMgDl === null) return '';
  const shown = formatGlucoseNumber(Math.abs(changeMgDl), unit, locale);
  const isZero = unit === 'mg/dL' ? changeMgDl === 0 : Math.round(Math.abs(toMmolL(changeMgDl)) * 10) === 0;
  if (isZero) return `±${shown}`;
  return `${changeMgDl > 0 ? '+' : '−'}${shown}`;
}

/** A clock time such as 09:05 in the locale's writing, in the zone of this computer or at a given UTC offset. */
export function formatClock(at: number, locale: string, offsetMinutes?: number | null): string {
  return writeClock(at + (offsetMinutes ?? offsetHere(at)) * MINUTE_MS, locale);
}

/** The UTC offset of this computer, asked anew each time: its zone may change while the app runs. */
const offsetHere = (at: number): number => -new Date(at).getTimezoneOffset();

/** Making a format takes longer than all else that a tick does, so each is made once; without a zone of its own. */
function createWriter(parts: Intl.DateTimeFormatOptions): (at: number, locale: string) => string {
  const formats = new Map<string, Intl.DateTimeFormat>();
  return (at, locale) => {
    const format = formats.get(locale) ?? new Intl.DateTimeFormat(locale, { ...parts, timeZone: 'UTC' });
    formats.set(locale, format);
    return format.format(at);
  };
}

const CLOCK = { hour: '2-digit', minute: '2-digit' } as const;
const writeClock = createWriter(CLOCK);
/** The last reading may be from another year. */
const writeDay = createWriter({ day: 'numeric', month: 'short', year: 'numeric', ...CLOCK });
const writeMonth = createWriter({ month: 'long', year: 'numeric' });

/** When the newest value is from and how that compares with what this source can give. */
export function describeFreshness(glance: Glance, locale: string): string {
  if (glance.kind === 'none') {
    return glance.lastAt === null
      ? 'There are no readings yet.'
      : `No reading in the last 24 hours. The last one was on ${formatDay(glance.lastAt, locale)}.`;
  }
  const { freshness, spared } = glance;
  if (freshness.kind === 'as-expected') return `${AS_EXPECTED}${spared ? ` ${SPARING}` : ''}`;
  const sinceWhen = formatClock(glance.at, locale, glance.offsetMinutes);
  const overdue = `${formatAge(pastDueMs(freshness.overdueMs))} past due`;
  return `No new data since ${sinceWhen} (${overdue}). ${spared ? SPARING : 'The phone may be off or offline.'}`;
}

const AS_EXPECTED = 'As expected: Dexcom passes readings on with a delay.';
const SPARING = 'Steadyline asks less often on battery or a metered network.';

/** A day and time such as "14 Nov 2024, 09:05" in the locale's writing. */
export const formatDay = (at: number, locale: string): string => writeDay(at + offsetHere(at) * MINUTE_MS, locale);

/** A month such as "March 2024" in the locale's writing, in the zone of this computer. */
export const formatMonth = (at: number, locale: string): string => writeMonth(at + offsetHere(at) * MINUTE_MS, locale);
