import type { AlertColumns, CalibrationColumns, EnvelopeColumns, EventColumns } from '../../core/history';
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
};
const NOTHING_ODD = { rejected: [], unknown: [], copies: 0, withoutOffset: 0, ahead: 0 };

/** The questions that the archive of the open account answers; where none is open, there is nothing to show. */
export function createHistoryAnswers(
  archiveOf: () => Archive | null,
): Pick<Handlers, 'getReadings' | 'getRecords' | 'getEnvelope' | 'getDevices' | 'getDataNotes'> {
  return {
    getReadings: async (range) => (await archiveOf()?.records('egv', range)) ?? NO_READINGS,
    getRecords: async (range) => {
      const archive = archiveOf();
      if (!archive) return { event: NO_EVENTS, calibration: NO_CALIBRATIONS, alert: NO_ALERTS };
      const [event, calibration, alert] = await Promise.all([
        archive.records('event', range),
        archive.records('calibration', range),
        archive.records('alert', range),
      ]);
      return { event, calibration, alert };
    },
    getEnvelope: async (range, spans) => (await archiveOf()?.envelope(range, spans)) ?? NO_ENVELOPE,
    getDevices: async () => (await archiveOf()?.devices()) ?? [],
    getDataNotes: async () => (await archiveOf()?.dataNotes()) ?? NOTHING_ODD,
  };
}
