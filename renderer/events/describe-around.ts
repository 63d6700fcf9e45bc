import { glucoseFromCode, HIGH_CODE, LOW_CODE } from '../../core/glucose';
import { cutCurves, START_STEP, STEPS } from '../../core/statistics/event-curves';
import { formatChange, formatGlucose } from '../../core/words';
import { ZONE_WORDS } from '../../core/zones';
import { formatDayAt } from '../chart/format-span';
import { computerOffset } from '../chart/offset';
import { type AroundModel, gapsOf } from './around-model';
import type { LogEntry } from './derive-log';
import { formatFromZero } from './from-zero';

/** When an entry was, on the clock it was made on. */
export const formatWhen = ({ at, offsetMinutes }: LogEntry, locale: string): string =>
  formatDayAt(at, locale, offsetMinutes ?? computerOffset(at), 'with-year');

/** A code with its unit, or its word. */
export function formatCode(code: number, { unit, locale }: Pick<AroundModel, 'unit' | 'locale'>): string {
  const glucose = glucoseFromCode(code);
  if (glucose.kind === 'none') return '';
  return `${formatGlucose(glucose, unit, locale)}${glucose.kind === 'value' ? ` ${unit}` : ''}`;
}

/** A reading as a sentence: value, zone, how far from the entry. */
export function describeReadingAround(model: AroundModel, i: number): string {
  const { columns, zones, zeroAt } = model;
  const zone = zones[i];
  const from = formatFromZero(Number(columns.at[i]) - zeroAt);
  return [formatCode(columns.mgDl[i] ?? 0, model), zone && ZONE_WORDS[zone], from].filter(Boolean).join(', ');
}

/** What glucose did around an entry, in sentences: at it, the lowest and highest around it, at the end, and the gaps. */
export function describeAround(model: AroundModel): string {
  const { columns, zeroAt } = model;
  const curve = cutCurves(columns, [zeroAt]);
  const [start, end] = [curve[START_STEP] ?? 0, curve[STEPS - 1] ?? 0];
  const extreme = (isNearer: (a: number, b: number) => boolean): string => {
    const i = columns.mgDl.reduce((best, code, k) => (isNearer(code, columns.mgDl[best] ?? 0) ? k : best), 0);
    const code = columns.mgDl[i] ?? 0;
    const change = describeChange(code, start, model);
    return `${formatCode(code, model)} ${formatFromZero(Number(columns.at[i]) - zeroAt)}${change && ` (${change})`}`;
  };
  return [
    start > 0 ? `${formatCode(start, model)} at the time.` : 'No reading at the time.',
    `Lowest ${extreme((a, b) => a < b)}; highest ${extreme((a, b) => a > b)}.`,
    end > 0 ? `${formatCode(end, model)} 4 h after.` : '',
    ...gapsOf(model).map(
      ({ fromMs, toMs }) => `No readings from ${formatFromZero(fromMs)} to ${formatFromZero(toMs)}.`,
    ),
  ]
    .filter(Boolean)
    .join(' ');
}

/** How far a value is from that at the entry; LOW and HIGH are no values. */
function describeChange(code: number, start: number, { unit, locale }: AroundModel): string {
  const isMeasured = (one: number): boolean => one > LOW_CODE && one < HIGH_CODE;
  return isMeasured(code) && isMeasured(start) ? formatChange(code - start, unit, locale) : '';
}
