import { withoutStickCopies } from '../../core/fingersticks';
import type { AlertColumns, CalibrationColumns, DayColumns, EnvelopeColumns, EventColumns } from '../../core/history';
import { mergePatterns } from '../../core/statistics/pattern';
import { PRESETS } from '../../core/statistics/presets';
import { createExclusions } from '../account/exclusions';
import type { Archive } from '../archive/contract';
import type { Handlers } from './serve';

const NO_READINGS = { at: new Float64Array(0), mgDl: new Int16Array(0), offsetMinutes: new Int16Array(0) };
const NO_MOMENTS = { recordId: [], at: new Float64Array(0), offsetMinutes: new Int16Array(0), displayDevice: [] };
const NO_EVENTS: EventColumns = {
  ...NO_MOMENTS,
  type: [],
  subType: [],
  value: new Float64Array(0),
  unit: [],
  text: [],
  status: [],
  recordedAt: new Float64Array(0),
};
const NO_CALIBRATIONS: CalibrationColumns = { ...NO_MOMENTS, mgDl: new Float64Array(0) };
const NO_ALERTS: AlertColumns = { ...NO_MOMENTS, name: [], state: [] };
const NO_ENVELOPE: EnvelopeColumns = {
  spanMs: 0,
  fromAt: new Float64Array(0),
  least: new Int16Array(0),
  greatest: new Int16Array(0),
  count: new Int32Array(0),
  sum: new Float64Array(0),
};
const NO_DAYS: DayColumns = {
  localAt: new Float64Array(0),
  at: new Float64Array(0),
  offsetMinutes: new Int16Array(0),
  count: new Int32Array(0),
  sum: new Float64Array(0),
  sumOfSquares: new Float64Array(0),
  least: new Int16Array(0),
  greatest: new Int16Array(0),
  histogram: new Uint16Array(0),
};
const NO_FINGERSTICKS = {
  at: new Float64Array(0),
  mgDl: new Float64Array(0),
  sensorMgDl: new Int16Array(0),
  isCalibration: new Uint8Array(0),
};
const NO_PATTERN = mergePatterns([]);
const NO_CLOCKS = { at: new Float64Array(0), offsetMinutes: new Int16Array(0) };
const NOTHING_ODD = { rejected: [], unknown: [], copies: 0, withoutOffset: 0, ahead: 0 };

type HistoryAnswers = Pick<
  Handlers,
  | 'getReadings'
  | 'getRecords'
  | 'getEnvelope'
  | 'getDays'
  | 'getPattern'
  | 'getClocks'
  | 'getExclusions'
  | 'setExcluded'
  | 'getDevices'
  | 'getSensors'
  | 'getFingersticks'
  | 'getDataNotes'
>;

/**
 * The questions that the archive of the open account answers; where none is open, there is nothing to show. While
 * values are hidden they are refused, also those asked just before: a page cannot show what it does not have.
 * `onExcluded` is told when statistics may differ.
 */
export function createHistoryAnswers(
  archiveOf: () => Archive | null,
  mayShow: () => boolean,
  onExcluded: () => void,
): HistoryAnswers {
  const exclusions = createExclusions();
  const ifShown = async <T>(asked: Promise<T> | undefined, otherwise: T): Promise<T> => {
    const answer = (await asked) ?? otherwise;
    if (!mayShow()) throw new Error('Values are hidden.');
    return answer;
  };
  return {
    getReadings: (range) => ifShown(archiveOf()?.records('egv', range), NO_READINGS),
    getRecords: async (range) => {
      const archive = archiveOf();
      const [event, calibration, alert] = await Promise.all([
        ifShown(archive?.records('event', range), NO_EVENTS),
        ifShown(archive?.records('calibration', range), NO_CALIBRATIONS),
        ifShown(archive?.records('alert', range), NO_ALERTS),
      ]);
      return withoutStickCopies({ event, calibration, alert });
    },
    getEnvelope: (range, spans) => ifShown(archiveOf()?.envelope(range, spans), NO_ENVELOPE),
    getDays: (range, clock) => ifShown(archiveOf()?.days(range, clock), NO_DAYS),
    getPattern: async (range, preset, clock) => {
      const archive = archiveOf();
      if (!archive) return ifShown(undefined, NO_PATTERN);
      const policy = { bounds: PRESETS[preset].thresholds, clock, without: await exclusions.read(archive) };
      return ifShown(archive.pattern(range, policy), NO_PATTERN);
    },
    getClocks: () => ifShown(archiveOf()?.clocks(), NO_CLOCKS),
    getExclusions: async () => {
      const archive = archiveOf();
      return ifShown(archive ? exclusions.read(archive) : undefined, []);
    },
    setExcluded: async (span, excluded) => {
      const archive = archiveOf();
      if (!archive || !mayShow()) return ifShown(undefined, []);
      const spans = await ifShown(exclusions.set(archive, span, excluded), []);
      onExcluded();
      return spans;
    },
    getSensors: (range) => ifShown(archiveOf()?.sensors(range), []),
    getFingersticks: (range) => ifShown(archiveOf()?.fingersticks(range), NO_FINGERSTICKS),
    getDevices: () => ifShown(archiveOf()?.devices(), []),
    getDataNotes: () => ifShown(archiveOf()?.dataNotes(), NOTHING_ODD),
  };
}
