import { glucoseToCode, parseGlucose } from '../../../core/glucose';
import { ok } from '../../../core/result';
import { MG_DL_PER_MMOL_L, toMgDl } from '../../../core/units';
import type { Egv } from '../records';
import { extraOf } from './extra';
import { type Fields, integerOf, numberOf } from './fields';
import { type ParseRecord, parseRecorded } from './recorded';

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
  const own = { status, trend, trendRate };
  const said = { ...common.value.said, ...own, ...USUAL_UNITS, value: code, transmitterTicks: ticks };
  return ok({ ...common.value.columns, ...own, code, ticks, extra: extraOf(record, said) });
};

/** What the columns are in. Source: Dexcom swagger v3: "all glucose values are reported in units of mg/dL". */
const USUAL_UNITS = { unit: 'mg/dL', rateUnit: 'mg/dL/min' };

/** Dexcom reports mg/dL always; a record that says mmol/L is believed all the same. */
export function mgDlOf(value: unknown, unit: string | null): number | null {
  const number = numberOf(value);
  return number !== null && unit === 'mmol/L' ? toMgDl(number) : number;
}

function rateOf({ trendRate }: Fields, rateUnit: string | null): number | null {
  const rate = numberOf(trendRate);
  return rate !== null && rateUnit === 'mmol/L/min' ? numberOf(rate * MG_DL_PER_MMOL_L) : rate;
}
