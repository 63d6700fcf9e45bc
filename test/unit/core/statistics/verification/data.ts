import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadingColumns } from '../../../../../core/contract';

/** Published results, beside the project; the project carries none of them. */
const FOLDER = join(__dirname, '../../../../../../shared/verification');

/** Whether the published results are there: where not, the tests of them are left out, and say so. */
export const hasData = existsSync(FOLDER);
export const MISSING = 'published results are not beside the project (../shared/verification)';

/** A file of another project, in the shape that the test of it knows. */
export const readJson = <Shape>(name: string): Shape => JSON.parse(readFileSync(join(FOLDER, name), 'utf8'));

/** A trace of `id,time,gl` rows by id; times carry their offset. */
export function readTraces(name: string): ReadonlyMap<string, ReadingColumns> {
  const rows = readFileSync(join(FOLDER, name), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((row) => row.trim().split(','));
  const ids = [...new Set(rows.map(([id = '']) => id))];
  return new Map(ids.map((id) => [id, columnsOf(rows.filter(([of]) => of === id))]));
}

function columnsOf(rows: ReadonlyArray<readonly string[]>): ReadingColumns {
  return {
    at: Float64Array.from(rows, ([, time = '']) => Date.parse(time)),
    mgDl: Int16Array.from(rows, ([, , mgDl]) => Number(mgDl)),
    offsetMinutes: Int16Array.from(rows, ([, time = '']) => offsetOf(time)),
  };
}

function offsetOf(time: string): number {
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(time) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
