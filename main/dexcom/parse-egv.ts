import { glucoseToCode, parseGlucose } from '../../core/glucose';
import { toMgDl } from '../../core/units';
import { deriveOffset, parseRecordTime } from './parse-time';

/**
 * One EGV as kept in the archive. `systemAt` is epoch ms UTC; `code` is mg/dL, 39 for LOW, 401 for HIGH, null for no value;
 * `extra` holds, as JSON, everything the record said that has no column of its own or does not fit it.
 */
export type Egv = {
  readonly recordId: string;
  readonly systemAt: number;
  readonly offsetMinutes: number | null;
  readonly code: number | null;
  readonly status: string | null;
  readonly trend: string | null;
  readonly trendRate: number | null;
  readonly transmitterId: string | null;
  readonly transmitterTicks: number | null;
  readonly displayDevice: string | null;
  readonly extra: string;
};

/** The outcome of reading one record: bad ones are named and left out, never thrown, so that no page is lost. */
export type ParsedEgvs = { readonly egvs: readonly Egv[]; readonly rejected: number };

/** Reads the body of an /egvs answer; null where it is no such answer at all. */
export function parseEgvs(body: unknown): ParsedEgvs | null {
  if (!isObject(body) || !Array.isArray(body.records)) return null;
  const egvs: Egv[] = [];
  for (const record of body.records) {
    const egv = parseEgv(record);
    if (egv) egvs.push(egv);
  }
  return { egvs, rejected: body.records.length - egvs.length };
}

/** Reads one EGV record; null where it has no id or no readable systemTime. */
export function parseEgv(record: unknown): Egv | null {
  if (!isObject(record)) return null;
  const recordId = textOf(record.recordId);
  const system = parseRecordTime(record.systemTime);
  if (recordId === null || system === null) return null;
  const columns = {
    recordId,
    status: textOf(record.status),
    trend: textOf(record.trend),
    trendRate: numberOf(record.trendRate),
    transmitterId: textOf(record.transmitterId),
    transmitterTicks: numberOf(record.transmitterTicks),
    displayDevice: textOf(record.displayDevice),
  };
  return {
    ...columns,
    systemAt: system.at,
    offsetMinutes: deriveOffset(system, parseRecordTime(record.displayTime)),
    code: glucoseToCode(parseGlucose(mgDlOf(record), columns.status)),
    extra: extraOf(record, columns),
  };
}

/** What no column says in the same words: unknown fields, and known ones that came as something else than usual. */
function extraOf({ systemTime: _inItsColumn, ...record }: Record<string, unknown>, columns: object): string {
  const said: Readonly<Record<string, unknown>> = { ...columns };
  const rest = Object.entries(record).filter(([key, value]) => !Object.hasOwn(said, key) || said[key] !== value);
  return JSON.stringify(Object.fromEntries(rest));
}

/** Dexcom reports mg/dL always; a record that says mmol/L is believed all the same. */
function mgDlOf(record: Record<string, unknown>): number | null {
  const value = numberOf(record.value);
  return value !== null && record.unit === 'mmol/L' ? toMgDl(value) : value;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** A finite number, also where it came as text; null otherwise. */
function numberOf(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}
