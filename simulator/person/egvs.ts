import { offsetOfZone } from '../../core/zone';
import { DAY_MS } from '../units';
import { type Arrivals, isReceiverCarried, receiverUploadAt } from './arrival';
import type { Device, Egv, ReadRecords } from './person';
import type { PersonProfile, ReceiverHabit } from './profile';
import type { Reading } from './readings';
import { phoneOffsetMinutesAt } from './travel';

function toEgv(reading: Reading, at: number, offsetMinutes: number, arrivedAt: number, device: Device): Egv {
  return {
    key: reading.at,
    at,
    offsetMinutes,
    arrivedAt,
    device,
    sensor: reading.session.sensor,
    ticks: reading.ticks,
    mgDl: reading.mgDl,
    status: reading.status,
    trend: reading.trend,
    rateMgDlPerMinute: reading.rateMgDlPerMinute,
  };
}

function phoneEgvs(profile: PersonProfile, arrivals: Arrivals, readings: readonly Reading[]): Egv[] {
  const egvs: Egv[] = [];
  for (const reading of readings) {
    const arrivedAt = arrivals.phoneArrivedAt(reading.at);
    if (arrivedAt === Number.POSITIVE_INFINITY) continue;
    const offsetMinutes = phoneOffsetMinutesAt(profile, reading.at);
    egvs.push(toEgv(reading, reading.at, offsetMinutes, arrivedAt, profile.phone));
  }
  return egvs;
}

/** The receiver stays on home time: nobody sets its clock on a trip. */
function receiverEgvs(profile: PersonProfile, receiver: ReceiverHabit, readings: readonly Reading[]): Egv[] {
  return readings
    .filter((reading) => isReceiverCarried(profile, receiver, reading.session.index))
    .map((reading) => {
      const at = reading.at + receiver.driftMs;
      const offsetMinutes = offsetOfZone(profile.homeZone)(at);
      return toEgv(reading, at, offsetMinutes, receiverUploadAt(profile, receiver, at), receiver.device);
    });
}

/** The EGVs of one UTC day on all devices, oldest first; a receiver repeats the phone's under ids of its own. */
export function egvsOfDay(
  profile: PersonProfile,
  arrivals: Arrivals,
  readings: ReadRecords<Reading>,
  day: number,
): readonly Egv[] {
  const fromAt = day * DAY_MS;
  const phone = phoneEgvs(profile, arrivals, readings(fromAt, fromAt + DAY_MS));
  const receiver = profile.receiver;
  if (receiver === null) return phone;
  const shown = readings(fromAt - receiver.driftMs, fromAt + DAY_MS - receiver.driftMs);
  return [...phone, ...receiverEgvs(profile, receiver, shown)].sort((left, right) => left.at - right.at);
}
