import { expect, it } from 'vitest';
import { tie } from '../../../../renderer/parts/tie';

it.each([
  ['99 % of readings', '99_% of readings'],
  [
    'Carbs 45 g, 07:30 PM; Insulin fast-acting 5.5 units, 19:32',
    'Carbs 45_g, 07:30_PM; Insulin fast-acting 5.5_units, 19:32',
  ],
  ['at least 1 h 35 min', 'at least 1_h_35_min'],
  ['2 h 5 min of 24 h', '2_h_5_min of 24_h'],
  ['12 min ago', '12_min ago'],
  ['70 to 180 mg/dL', '70 to 180_mg/dL'],
  ['3.9 to 10,0 mmol/L', '3.9 to 10,0_mmol/L'],
  ['6.1 % (44 mmol/mol)', '6.1_% (44_mmol/mol)'],
  ['within 5 minutes, for 1 hour of 14 days', 'within 5_minutes, for 1_hour of 14_days'],
  ['3 d, 1 unit', '3_d, 1_unit'],
  ['5 glasses, 3 doses, 2 hundred', '5 glasses, 3 doses, 2 hundred'],
  ['AM 5 and PM', 'AM 5 and PM'],
  ['', ''],
])('%s', (text, tied) => {
  expect(tie(text).replaceAll('\u00a0', '_')).toBe(tied);
});
