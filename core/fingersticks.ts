import type { LoggedColumns } from './contract';
import type { CalibrationColumns, EventColumns, FingerstickColumns } from './history';
import { toMgDl } from './units';

/** A fingerstick given to the sensor and written down as well, or passed on by phone and receiver. */
const SAME_MS = 60_000;

/** Fingersticks of both kinds, oldest first, in mg/dL. */
export type Fingersticks = Pick<FingerstickColumns, 'at' | 'mgDl' | 'isCalibration'>;

/** Calibrations and the fingersticks among what was entered; one that came twice counts once, as calibration if it is one. */
export function mergeFingersticks(calibration: Given, event: Written): Fingersticks {
  const all = dropCopies(sticksOf(calibration, event));
  return {
    at: Float64Array.from(all, ({ at }) => at),
    mgDl: Float64Array.from(all, ({ mgDl }) => mgDl),
    isCalibration: Uint8Array.from(all, ({ isCalibration }) => isCalibration),
  };
}

/** What was logged, with each fingerstick once; all else stays as it came, also what was entered twice. */
export function withoutStickCopies({ event, calibration, alert }: LoggedColumns): LoggedColumns {
  const sticks = sticksOf(calibration, event);
  const kept = new Set(dropCopies(sticks));
  if (kept.size === sticks.length) return { event, calibration, alert };
  const copies = sticks.filter((stick) => !kept.has(stick));
  const isNoCopyOf = (kind: number): IsKept => {
    const rows = new Set(copies.flatMap(({ isCalibration, row }) => (isCalibration === kind ? [row] : [])));
    return (_, row) => !rows.has(row);
  };
  return { event: filterEvents(event, isNoCopyOf(0)), calibration: filterGiven(calibration, isNoCopyOf(1)), alert };
}

type Given = Pick<CalibrationColumns, 'at' | 'mgDl'>;
type Written = Pick<EventColumns, 'at' | 'type' | 'value' | 'unit'>;
/** `row` is where it lies in its columns. */
type Stick = { readonly at: number; readonly mgDl: number; readonly isCalibration: number; readonly row: number };

/** Oldest first. */
function sticksOf(calibration: Given, event: Written): readonly Stick[] {
  const given = Array.from(calibration.at, (at, row) => {
    return { at, mgDl: Number(calibration.mgDl[row]), isCalibration: 1, row };
  });
  const written = event.type.flatMap((type, row) => {
    const value = Number(event.value[row]);
    const mgDl = event.unit[row] === 'mmol/L' ? toMgDl(value) : value;
    return type === 'bloodGlucose' ? [{ at: Number(event.at[row]), mgDl, isCalibration: 0, row }] : [];
  });
  return [...given, ...written].sort((a, b) => a.at - b.at);
}

/** Of those of one value within a minute, oldest first, the calibration stays, else the first. */
function dropCopies(sticks: readonly Stick[]): readonly Stick[] {
  const kept: Stick[] = [];
  for (const stick of sticks) {
    let place = kept.length - 1;
    while (place >= 0 && stick.at - Number(kept[place]?.at) <= SAME_MS && kept[place]?.mgDl !== stick.mgDl) place -= 1;
    const isCopy = place >= 0 && stick.at - Number(kept[place]?.at) <= SAME_MS;
    if (!isCopy) kept.push(stick);
    else if (stick.isCalibration > Number(kept[place]?.isCalibration)) kept[place] = stick;
  }
  return kept.sort((a, b) => a.at - b.at);
}

type IsKept = (value: unknown, row: number) => boolean;

const filterEvents = (event: EventColumns, isKept: IsKept): EventColumns => ({
  ...filterMoments(event, isKept),
  type: event.type.filter(isKept),
  subType: event.subType.filter(isKept),
  value: event.value.filter(isKept),
  unit: event.unit.filter(isKept),
  text: event.text.filter(isKept),
  status: event.status.filter(isKept),
  recordedAt: event.recordedAt.filter(isKept),
});

const filterGiven = (calibration: CalibrationColumns, isKept: IsKept): CalibrationColumns => ({
  ...filterMoments(calibration, isKept),
  mgDl: calibration.mgDl.filter(isKept),
});

type Moments = Pick<CalibrationColumns, 'recordId' | 'at' | 'offsetMinutes' | 'displayDevice'>;

const filterMoments = ({ recordId, at, offsetMinutes, displayDevice }: Moments, isKept: IsKept): Moments => ({
  recordId: recordId.filter(isKept),
  at: at.filter(isKept),
  offsetMinutes: offsetMinutes.filter(isKept),
  displayDevice: displayDevice.filter(isKept),
});
