import type { Alert, Calibration, DeviceState, Egv, EventChange, LoggedEvent, Person, Recorded } from './person';

/** What the service has of a record, or of the list of devices, from an instant on. */
export interface Version<T> {
  /** Epoch ms by the server's clock. */
  readonly fromAt: number;
  /** Whether dataRange tells of it; a silent edit is found only by reading again. */
  readonly isNews: boolean;
  /** `gone` where the service stops returning the record. */
  readonly content: T | 'gone';
}

/** The versions of one record, oldest first; all of them have the same key and device. */
export type History<T> = readonly Version<T>[];

/** A record as a script has it: when it arrived is said by its versions. */
export type Content<T extends Recorded> = Omit<T, 'arrivedAt'>;

export type EventContent = Omit<LoggedEvent, 'arrivedAt' | 'change'> & {
  readonly status: 'created' | EventChange['status'];
};

/** Everything that ever happens to the records of a person. */
export interface Script {
  readonly id: string;
  readonly egvs: readonly History<Content<Egv>>[];
  readonly events: readonly History<EventContent>[];
  readonly calibrations: readonly History<Content<Calibration>>[];
  readonly alerts: readonly History<Content<Alert>>[];
  readonly devices: History<readonly DeviceState[]>;
}

/** The versions the service has had by an instant; without any, or when the last is `gone`, the record is not there. */
function asOf<T>(history: History<T>, now: number): { readonly content: T; readonly newsAt: number } | null {
  const known = history.filter((version) => version.fromAt <= now);
  const content = known.at(-1)?.content ?? 'gone';
  const newsAt = known.filter((version) => version.isNews).at(-1)?.fromAt ?? Number.NEGATIVE_INFINITY;
  return content === 'gone' ? null : { content, newsAt };
}

function toRecord<T extends Recorded>(content: Content<T>, arrivedAt: number): Content<T> & Recorded {
  return { ...content, arrivedAt };
}

function toEvent({ status, ...content }: EventContent, arrivedAt: number): LoggedEvent {
  const change = status === 'created' ? null : { status, value: content.value, arrivedAt };
  return { ...content, arrivedAt, change };
}

function recordsAsOf<C, T extends Recorded>(
  histories: readonly History<C>[],
  now: number,
  make: (content: C, arrivedAt: number) => T,
): readonly T[] {
  return histories
    .flatMap((history) => {
      const found = asOf(history, now);
      return found === null ? [] : [make(found.content, found.newsAt)];
    })
    .sort((left, right) => left.at - right.at);
}

function reader<T extends Recorded>(records: readonly T[]) {
  return (fromAt: number, toAt: number) => records.filter((record) => record.at >= fromAt && record.at < toAt);
}

function personAsOf(script: Script, now: number): Person {
  const egvs = recordsAsOf(script.egvs, now, toRecord<Egv>);
  const events = recordsAsOf(script.events, now, toEvent);
  const calibrations = recordsAsOf(script.calibrations, now, toRecord<Calibration>);
  const alerts = recordsAsOf(script.alerts, now, toRecord<Alert>);
  const times = [...egvs, ...events, ...calibrations, ...alerts].map((record) => record.at);
  return {
    id: script.id,
    name: 'Scripted',
    about: 'every record as a script has it',
    startAt: Math.min(...times),
    endAt: Math.max(...times) + 1,
    latestArrivalMs: Number.POSITIVE_INFINITY,
    aheadMs: Number.POSITIVE_INFINITY,
    egvs: reader(egvs),
    events: reader(events),
    calibrations: reader(calibrations),
    alerts: reader(alerts),
    devices: (at) => asOf(script.devices, at)?.content ?? [],
  };
}

/** A person whose records are given one by one, with what later becomes of each: edited, deleted, moved, withdrawn. */
export function createScriptedPerson(script: Script): Person {
  let last: { readonly now: number; readonly person: Person } | undefined;
  const at = (now: number): Person => {
    if (last?.now !== now) last = { now, person: personAsOf(script, now) };
    return last.person;
  };
  return { ...personAsOf(script, Number.POSITIVE_INFINITY), asOf: at };
}
