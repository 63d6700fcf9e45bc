import { glucoseToCode, parseGlucose } from '../../../core/glucose';
import { ok } from '../../../core/result';
import { MG_DL_PER_MMOL_L, toMgDl } from '../../../core/units';
import type { Egv } from '../records';
import { extraOf } from './extra';
import { type Fields, integerOf, numberOf } from './fields';
import { type ParseRecord, parseRecorded } from './recorded';

/** Fields of older versions of the API that have no column. */
const OLDER = { realtimeValue: undefined, smoothedValue: undefined };

/** Reads one EGV; a value of 0, none, or of a sensor state is no value. */
export const parseEgv: ParseRecord<Egv> = (record, names) => {
  const common = parseRecorded(record, names);
  if (!common.ok) return common;
  const status = names.read('status', record.status);
  const trend = names.read('trend', record.trend);
  const unit = names.read('unit', record.unit);
  const rateUnit = names.read('rateUnit', record.rateUnit);
  const code = glucoseToCode(parseGlucose(mgDlOf(record.value, unit), status));
  const trendRate = rateOf(record, rateUnit);
  const ticks = integerOf(record.transmitterTicks);
  const { columns, said } = common.value;
  const own = {
    status,
    trend,
    trendRate,
    value: code,
    transmitterTicks: ticks,
    unit: 'mg/dL',
    rateUnit: 'mg/dL/min',
    ...OLDER,
  };
  return ok({ code, status, trend, trendRate, ticks, extra: extraOf(names, record, said, own), ...columns });
};

/** Dexcom reports mg/dL always; a record that says mmol/L is believed all the same. */
export function mgDlOf(value: unknown, unit: string | null): number | null {
  const number = numberOf(value);
  return number !== null && unit === 'mmol/L' ? toMgDl(number) : number;
}

function rateOf({ trendRate }: Fields, rateUnit: string | null): number | null {
  const rate = numberOf(trendRate);
  return rate !== null && rateUnit === 'mmol/L/min' ? numberOf(rate * MG_DL_PER_MMOL_L) : rate;
}
