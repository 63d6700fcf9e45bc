import fc from 'fast-check';
import type {
  Alert,
  AlertSchedule,
  Calibration,
  Device,
  DeviceState,
  Egv,
  Recorded,
  Sensor,
} from '../../../simulator/person/person';
import type { Content, EventContent, History, Script, Version } from '../../../simulator/person/scripted-person';
import { DAY, HOUR, MINUTE } from '../main/simulated';

/** The last instant at which anything happens to a scripted record. */
export const LIFE_ENDS_AT = Date.UTC(2026, 4, 20, 12, 3);
/** The longest history of a script, time of wrong clocks aside. */
const LONGEST_DAYS = 130;

const PHONE: Device = { key: 'phone', displayDevice: 'iOS', displayApp: 'G7', writesOffset: true };
const WATCH: Device = { key: 'phone', displayDevice: 'iOS', displayApp: 'Watch', writesOffset: true };
const RECEIVER: Device = { key: 'receiver', displayDevice: 'receiver', displayApp: 'receiver', writesOffset: false };

const minutes = (least: number, most: number) => fc.integer({ min: least, max: most }).map((count) => count * MINUTE);

/** When a record was made, counted back from the end of the script, and how long it took to arrive. */
const made = fc.record({
  agoMs: minutes(0, LONGEST_DAYS * 24 * 60),
  delayMs: fc.oneof(
    { weight: 6, arbitrary: minutes(60, 65) },
    { weight: 2, arbitrary: minutes(60, 10 * 60) },
    { weight: 1, arbitrary: minutes(60, 30 * 24 * 60) },
  ),
});

/** What the service does with a record after it arrived. */
type Fate = { readonly kind: 'stays' | 'edited' | 'edited-in-silence' | 'moved' | 'gone'; readonly afterMs: number };

const fate: fc.Arbitrary<Fate> = fc.record({
  kind: fc.oneof(
    { weight: 12, arbitrary: fc.constant('stays' as const) },
    { weight: 5, arbitrary: fc.constantFrom('edited' as const, 'edited-in-silence', 'moved', 'gone') },
  ),
  afterMs: fc.oneof(minutes(1, 48 * 60), minutes(1, 60 * 24 * 60)),
});

/** What is wrong with the clock of the device that made a record. */
type Clock = { readonly aheadMs: number; readonly offsetMinutes: number };

const clock: fc.Arbitrary<Clock> = fc.record({
  aheadMs: fc.oneof(
    { weight: 30, arbitrary: fc.constant(0) },
    { weight: 2, arbitrary: minutes(10, 30 * 60) },
    { weight: 1, arbitrary: fc.constantFrom(4 * DAY, 40 * DAY, 300 * DAY, -400 * DAY) },
  ),
  // The last is no offset: a receiver whose date is days off.
  offsetMinutes: fc.constantFrom(60, 60, 60, 120, -300, 345, 765, 0, 3 * 24 * 60),
});

/** A record that is moved is so by minutes to hours, to either side. */
function movedBy({ kind, afterMs }: Fate): number {
  if (kind !== 'moved') return 0;
  return (afterMs % (2 * MINUTE) === 0 ? 1 : -1) * (afterMs % (9 * HOUR));
}

const arrivalOf = (at: number, delayMs: number): number => Math.min(at + delayMs, LIFE_ENDS_AT);

function versionsOf<T>(fromAt: number, first: T, { kind, afterMs }: Fate, changed: T): History<T> {
  const later = Math.min(fromAt + afterMs, LIFE_ENDS_AT);
  const then = (isNews: boolean, content: T | 'gone'): Version<T> => ({ fromAt: later, isNews, content });
  const start: Version<T> = { fromAt, isNews: true, content: first };
  if (kind === 'stays') return [start];
  if (kind === 'gone') return [start, then(false, 'gone')];
  return [start, then(kind === 'edited', changed)];
}

/** Sensors of ten days; the twelfth part of them have no id in the real profile. */
function sensorAt(at: number): Sensor {
  const session = Math.floor(at / (10 * DAY));
  return {
    transmitterId: `8LAW${session % 97}`,
    generation: 'g7',
    variant: 'g7',
    activatedAt: session * 10 * DAY - HOUR,
  };
}

function recordedOf(key: number, madeAt: number, { aheadMs, offsetMinutes }: Clock, device: Device) {
  const isPossible = Math.abs(offsetMinutes) <= 14 * 60;
  const offset = isPossible || !device.writesOffset ? offsetMinutes : 60;
  return {
    key,
    at: madeAt + aheadMs,
    offsetMinutes: offset,
    device,
    sensor: sensorAt(madeAt),
  } satisfies Content<Recorded>;
}

/** A run of readings, five minutes apart, on the phone and perhaps on other devices that repeat them. */
const run = fc.record({
  made,
  count: fc.integer({ min: 1, max: 8 }),
  mgDl: fc.integer({ min: 39, max: 390 }),
  onPhone: fc.oneof({ weight: 9, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  onWatch: fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  receiver: fc.option(
    fc.record({ driftSeconds: fc.integer({ min: -100, max: 100 }), delayMs: minutes(60, 30 * 24 * 60) }),
  ),
  clock,
  fates: fc.array(fate, { minLength: 24, maxLength: 24 }),
});
type Run = typeof run extends fc.Arbitrary<infer T> ? T : never;

/** Readings are five minutes apart on a grid, so that two runs may hold the same one only under the same number. */
const STEP = 5 * MINUTE;

function egvOf(key: number, madeAt: number, mgDl: number, when: Clock, device: Device): Content<Egv> {
  const recorded = recordedOf(key, madeAt, when, device);
  const status = mgDl < 40 ? 'low' : 'ok';
  const ticks = (Math.floor(madeAt / STEP) * STEP - recorded.sensor.activatedAt) / 1000;
  return { ...recorded, ticks, mgDl, status, trend: 'flat', rateMgDlPerMinute: 0.5 };
}

function copiesOf(next: () => number, one: Run, step: number, fates: readonly Fate[]): History<Content<Egv>>[] {
  const madeAt = Math.floor((LIFE_ENDS_AT - one.made.agoMs - 2 * HOUR) / STEP) * STEP + step * STEP;
  const shows = (device: Device, at: number, delayMs: number, when: Clock, itsFate: Fate | undefined) => {
    const key = next();
    const before = egvOf(key, at, one.mgDl + step, when, device);
    const after = { ...egvOf(key, at, one.mgDl + step + 2, when, device), at: before.at };
    const moved = { ...after, at: before.at + (itsFate === undefined ? 0 : movedBy(itsFate)) };
    return versionsOf(arrivalOf(madeAt, delayMs), before, itsFate ?? { kind: 'stays', afterMs: 0 }, moved);
  };
  const right = { ...one.clock, aheadMs: 0 };
  const histories: History<Content<Egv>>[] = [];
  if (one.onPhone) histories.push(shows(PHONE, madeAt, one.made.delayMs, one.clock, fates[0]));
  if (one.onWatch) histories.push(shows(WATCH, madeAt, one.made.delayMs + MINUTE, right, fates[1]));
  if (one.receiver !== null) {
    const { driftSeconds, delayMs } = one.receiver;
    histories.push(shows(RECEIVER, madeAt, delayMs, { ...right, aheadMs: driftSeconds * 1000 }, fates[2]));
  }
  return histories;
}

const entry = fc.record({
  made,
  type: fc.constantFrom('carbs' as const, 'insulin', 'exercise', 'health', 'bloodGlucose', 'notes'),
  value: fc.integer({ min: 1, max: 90 }),
  status: fc.constantFrom('created' as const, 'updated', 'deleted'),
  clock,
  fate,
});
type Entry = typeof entry extends fc.Arbitrary<infer T> ? T : never;

const SAID = {
  carbs: { subType: null, unit: 'grams', hasValue: true, text: null },
  insulin: { subType: 'fastActing', unit: 'units', hasValue: true, text: null },
  exercise: { subType: 'light', unit: 'minutes', hasValue: true, text: null },
  health: { subType: 'stress', unit: null, hasValue: false, text: null },
  bloodGlucose: { subType: null, unit: 'mg/dL', hasValue: true, text: null },
  notes: { subType: null, unit: null, hasValue: false, text: 'Ate out' },
} as const;

function eventOf(key: number, one: Entry): History<EventContent> {
  const madeAt = LIFE_ENDS_AT - one.made.agoMs - HOUR;
  const { subType, unit, hasValue, text } = SAID[one.type];
  const content = (value: number, status: EventContent['status'], movedMs: number): EventContent => {
    const recorded = recordedOf(key, madeAt + movedMs, one.clock, PHONE);
    return {
      ...recorded,
      type: one.type,
      subType,
      unit,
      text,
      value: hasValue ? value : null,
      recordedAt: madeAt,
      status,
    };
  };
  const status = one.fate.kind === 'edited' ? one.status : 'created';
  const first = content(one.value, 'created', 0);
  return versionsOf(
    arrivalOf(madeAt, one.made.delayMs),
    first,
    one.fate,
    content(one.value + 3, status, movedBy(one.fate)),
  );
}

/** Nothing announces alerts, so that those far from now are found only where readings are. */
const nearClock = clock.map((one) => ({ ...one, aheadMs: one.aheadMs % DAY }));

const single = fc.record({ made, mgDl: fc.integer({ min: 40, max: 390 }), clock: nearClock, fate });
type Single = typeof single extends fc.Arbitrary<infer T> ? T : never;

function calibrationOf(key: number, one: Single): History<Content<Calibration>> {
  const madeAt = LIFE_ENDS_AT - one.made.agoMs - HOUR;
  const content = (mgDl: number) => ({ ...recordedOf(key, madeAt, one.clock, PHONE), ticks: 4000 + key, mgDl });
  return versionsOf(arrivalOf(madeAt, one.made.delayMs), content(one.mgDl), one.fate, content(one.mgDl + 4));
}

/** Alerts have no dataRange: what arrives later than a day is found by the walk round the old windows. */
function alertOf(key: number, one: Single): History<Content<Alert>> {
  const madeAt = LIFE_ENDS_AT - one.made.agoMs - HOUR;
  const content = (state: Alert['state']) => ({
    ...recordedOf(key, madeAt, one.clock, PHONE),
    name: 'high' as const,
    state,
  });
  return versionsOf(arrivalOf(madeAt, one.made.delayMs), content('activeAlarming'), one.fate, content('inactive'));
}

const devicesChange = fc.record({
  agoMs: minutes(0, LONGEST_DAYS * 24 * 60),
  highMgDl: fc.constantFrom(180, 200, 240),
  listed: fc.subarray([PHONE, RECEIVER]),
});
type DevicesChange = typeof devicesChange extends fc.Arbitrary<infer T> ? T : never;

function devicesOf(changes: readonly DevicesChange[]): History<readonly DeviceState[]> {
  return [...changes]
    .sort((one, other) => other.agoMs - one.agoMs)
    .map(({ agoMs, highMgDl, listed }) => {
      const setAt = LIFE_ENDS_AT - agoMs;
      const setting = { name: 'high', value: highMgDl, unit: 'mg/dL', snoozeMinutes: 120, isEnabled: true } as const;
      const schedule: AlertSchedule = {
        name: 'Default',
        isDefault: true,
        startMinutes: 0,
        endMinutes: 0,
        setAt,
        settings: [setting],
      };
      const state = (device: Device): DeviceState => {
        const schedules = device.key === 'phone' ? [schedule] : [];
        return { device, sensor: sensorAt(LIFE_ENDS_AT), lastUploadAt: setAt, schedules };
      };
      return { fromAt: setAt, isNews: true, content: listed.map(state) };
    });
}

/** A person of dozens to a few hundred records of every kind over months. */
export const scriptedLife: fc.Arbitrary<Script> = fc
  .record({
    runs: fc.array(run, { maxLength: 14, size: 'max' }),
    entries: fc.array(entry, { maxLength: 20, size: 'max' }),
    calibrations: fc.array(single, { maxLength: 6 }),
    alerts: fc.array(single, { maxLength: 15 }),
    devices: fc.array(devicesChange, { maxLength: 4 }),
  })
  .map((life) => {
    let key = 0;
    const next = () => {
      key += 1;
      return key;
    };
    const first = egvOf(0, LIFE_ENDS_AT - (LONGEST_DAYS + 2) * DAY, 120, { aheadMs: 0, offsetMinutes: 60 }, PHONE);
    return {
      id: 'scripted',
      egvs: [
        [{ fromAt: first.at + HOUR, isNews: true, content: first }],
        ...life.runs.flatMap((one) =>
          Array.from({ length: one.count }, (_, step) => copiesOf(next, one, step, one.fates.slice(step * 3))).flat(),
        ),
      ],
      events: life.entries.map((one) => eventOf(next(), one)),
      calibrations: life.calibrations.map((one) => calibrationOf(next(), one)),
      alerts: life.alerts.map((one) => alertOf(next(), one)),
      devices: devicesOf(life.devices),
    };
  });
