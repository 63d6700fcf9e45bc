import type { Alert, Calibration, Egv } from '../person/person';
import { DAY_MS, HOUR_MS } from '../units';
import type { Ids } from './ids';
import { drawOf, hashText, isOneIn } from './odds';
import { realDevice } from './real-devices';
import { realEventBody } from './real-events';
import { realProblem } from './real-problem';
import { realTimes } from './real-times';
import { realWornOf } from './real-worn';
import type { DataRanges, EventNow, RecordRange, Wire, WireObject } from './wire';

/** In range the status is null or absent; "ok" and "unknown" are rare. */
function statusOf(egv: Egv): WireObject {
  if (egv.status !== 'ok') return { status: egv.status };
  const draw = drawOf(egv, 21) % 128;
  if (draw < 12) return {};
  if (draw === 12) return { status: 'ok' };
  return { status: draw === 13 ? 'unknown' : null };
}

function rateOf(egv: Egv): WireObject {
  const draw = drawOf(egv, 22) % 256;
  if (draw === 0) return {};
  if (draw === 1) return { trend: null, trendRate: null };
  if (draw === 2) return { trend: 'none' };
  return { trend: egv.trend, trendRate: egv.rateMgDlPerMinute };
}

/** "G7 occasionally does not have the required units." */
function unitOf(egv: Egv): WireObject {
  if (isOneIn(egv, 23, 500)) return {};
  const unit = isOneIn(egv, 24, 500) ? 'unknown' : 'mg/dL';
  return { unit, rateUnit: 'mg/dL/min' };
}

/** A value that is settled only this long after it arrived; dataRange does not tell. */
const SETTLED_AFTER_MS = 30 * HOUR_MS;

function mgDlAsOf(egv: Egv, now: number): number {
  const isUnsettled = now < egv.arrivedAt + SETTLED_AFTER_MS && egv.status === 'ok' && isOneIn(egv, 29, 700);
  return isUnsettled ? Math.min(400, egv.mgDl + 3) : egv.mgDl;
}

function writeEgv(egv: Egv, ids: Ids, now: number): WireObject {
  const isEmpty = egv.status === 'ok' && isOneIn(egv, 25, 1500);
  return {
    recordId: ids.recordId('egv', egv),
    ...realTimes(egv),
    ...realWornOf(egv),
    transmitterTicks: isOneIn(egv, 26, 1500) ? 0 : egv.ticks,
    value: isEmpty ? null : mgDlAsOf(egv, now),
    ...statusOf(egv),
    ...rateOf(egv),
    ...unitOf(egv),
    displayApp: egv.device.displayApp,
  };
}

function writeEvent(now: EventNow, ids: Ids): WireObject {
  const recordId = ids.recordId('event', now.event);
  return { recordId, ...realTimes(now.event), ...realEventBody(now), ...realWornOf(now.event) };
}

function writeCalibration(calibration: Calibration, ids: Ids): WireObject {
  return {
    recordId: ids.recordId('calibration', calibration),
    ...realTimes(calibration),
    ...realWornOf(calibration),
    transmitterTicks: calibration.ticks,
    value: calibration.mgDl,
    unit: isOneIn(calibration, 27, 12) ? null : 'mg/dL',
  };
}

/** `fixedLow` is the older name of `urgentLow`; G6 data still has it. */
function writeAlert(alert: Alert, ids: Ids): WireObject {
  const isOlder = alert.name === 'urgentLow' && alert.sensor.generation === 'g6' && isOneIn(alert, 28, 6);
  return {
    recordId: ids.recordId('alert', alert),
    ...realTimes(alert),
    alertName: isOlder ? 'fixedLow' : alert.name,
    alertState: alert.state,
    ...realWornOf(alert),
    displayApp: alert.device.displayApp,
  };
}

function windowOf(range: RecordRange | null): WireObject | null {
  return range === null ? null : { start: realTimes(range.first), end: realTimes(range.last) };
}

/** A part without records is null; the events' part is absent instead, because both have been seen. */
function writeRanges({ calibrations, egvs, events }: DataRanges): WireObject {
  const parts = { calibrations: windowOf(calibrations), egvs: windowOf(egvs) };
  return events === null ? parts : { ...parts, events: windowOf(events) };
}

/** Extra fields of the token response in Dexcom's own samples (a Keycloak shape). */
function writeToken(body: WireObject): WireObject {
  const hex = hashText(`session ${String(body.refresh_token)}`);
  const session = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  return { ...body, refresh_expires_in: 0, 'not-before-policy': '1726871301,', session_state: session };
}

/** Answers as the real service has been seen to word them, oddities included. */
export const realWire: Wire = {
  isNewestFirst: true,
  lastSyncReachMs: 100 * DAY_MS,
  recordTypes: { egv: 'egv', event: 'events', calibration: 'calibration', alert: 'alerts', device: 'device' },
  egv: writeEgv,
  event: writeEvent,
  calibration: writeCalibration,
  alert: writeAlert,
  device: realDevice,
  ranges: writeRanges,
  token: writeToken,
  problem: realProblem,
};
