import { parseGlucose } from './glucose-cell';
import { parseMoment } from './moments';
import type { ReadingOptions, RecordedReading, Recording } from './recording';

type Rows = readonly (readonly string[])[];

/** Whether a header is that of a research file: a subject, a time and a value in mg/dL. */
export function isIdTimeGl(header: readonly string[]): boolean {
  return header.map((cell) => cell.trim().toLowerCase()).join(',') === 'id,time,gl';
}

/** Reads rows of `id,time,gl` for one subject; a sentence instead says what is wrong. */
export function parseIdTimeGl(rows: Rows, options: ReadingOptions): Recording | string {
  const subject = options.subject ?? rows[0]?.[0];
  const own = rows.filter((row) => row[0] === subject);
  if (subject === undefined) return 'The file has no rows.';
  if (own.length === 0) return `The file has no subject "${subject}".`;
  const readings: RecordedReading[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const [_id, time = '', gl = ''] of own) {
    const moment = parseMoment(time, options.zone ?? 'UTC', last);
    const mgDl = parseGlucose(gl, false);
    if (moment === undefined) return `"${time}" is not a date and time.`;
    if (mgDl === undefined) continue;
    last = moment.at;
    readings.push({ ...moment, mgDl });
  }
  return { readings, events: [], calibrations: [], alerts: [], settings: [] };
}
