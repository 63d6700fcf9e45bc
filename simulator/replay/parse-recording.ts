import { isZone } from '../../core/zone';
import { isClarity, parseClarity } from './clarity';
import { parseCsv } from './csv';
import { isIdTimeGl, parseIdTimeGl } from './id-time-gl';
import type { ReadingOptions, Recording } from './recording';

function sorted<T extends { readonly at: number }>(records: readonly T[]): readonly T[] {
  return [...records].sort((left, right) => left.at - right.at);
}

function parseAny(text: string, options: ReadingOptions): Recording | string {
  const [header, ...rows] = parseCsv(text);
  if (header === undefined) return 'The file is empty.';
  if (isIdTimeGl(header)) return parseIdTimeGl(rows, options);
  if (isClarity(header)) return parseClarity(header, rows, options);
  return 'The file is neither a Clarity export nor has it the columns id,time,gl.';
}

/** Reads someone's recorded CGM data from text; a sentence instead says why it cannot be used. */
export function parseRecording(text: string, options: ReadingOptions = {}): Recording | string {
  if (options.zone !== undefined && !isZone(options.zone)) return `"${options.zone}" is not a time zone.`;
  const parsed = parseAny(text, options);
  if (typeof parsed === 'string') return parsed;
  if (parsed.readings.length === 0) return 'The file holds no glucose readings.';
  return {
    ...parsed,
    readings: sorted(parsed.readings),
    events: sorted(parsed.events),
    calibrations: sorted(parsed.calibrations),
    alerts: sorted(parsed.alerts),
  };
}
