import type { LoggedColumns, ReadingColumns, TimeRange } from '../../core/contract';
import { type ClockColumns, type EnvelopeColumns, NO_OFFSET } from '../../core/history';

type Moment = { readonly at: number; readonly offsetMinutes?: number; readonly displayDevice?: string | null };

/** One entry of the person; what is left out is not said. */
export type FakeEvent = Moment & {
  readonly type: string;
  readonly subType?: string;
  readonly value?: number;
  readonly unit?: string;
  readonly text?: string;
  readonly status?: string;
  readonly recordedAt?: number;
};

/** A made-up log, oldest first. */
export type FakeLogged = {
  readonly events?: readonly FakeEvent[];
  readonly calibrations?: ReadonlyArray<Moment & { readonly mgDl?: number }>;
  readonly alerts?: ReadonlyArray<Moment & { readonly name: string; readonly state?: string }>;
};

/** The readings of a range in at most so many spans, as the archive reduces them. */
export function toEnvelope({ at, mgDl }: ReadingColumns, { fromAt, toAt }: TimeRange, spans: number): EnvelopeColumns {
  const spanMs = Math.max(1, Math.ceil((toAt - fromAt) / spans));
  const codes = new Map<number, number[]>();
  at.forEach((time, i) => {
    const span = Math.floor((time - fromAt) / spanMs);
    codes.set(span, [...(codes.get(span) ?? []), mgDl[i] ?? 0]);
  });
  const groups = [...codes.values()];
  return {
    spanMs,
    fromAt: Float64Array.from(codes.keys(), (span) => fromAt + span * spanMs),
    least: Int16Array.from(groups, (group) => Math.min(...group)),
    greatest: Int16Array.from(groups, (group) => Math.max(...group)),
    count: Int32Array.from(groups, (group) => group.length),
    sum: Float64Array.from(groups, (group) => group.reduce((sum, code) => sum + code, 0)),
  };
}

/** How the offsets of readings change. */
export function toClocks({ at, offsetMinutes }: ReadingColumns): ClockColumns {
  const changes = [...offsetMinutes.keys()].filter((i) => i === 0 || offsetMinutes[i] !== offsetMinutes[i - 1]);
  return {
    at: Float64Array.from(changes, (i) => at[i] ?? 0),
    offsetMinutes: Int16Array.from(changes, (i) => offsetMinutes[i] ?? 0),
  };
}

/** The log as the contract carries it. */
export function toLoggedColumns(logged: FakeLogged, { fromAt, toAt }: TimeRange): LoggedColumns {
  const within = <T extends Moment>(all: readonly T[] = []): readonly T[] =>
    all.filter(({ at }) => at >= fromAt && at < toAt);
  const events = within(logged.events);
  const calibrations = within(logged.calibrations);
  const alerts = within(logged.alerts);
  return {
    event: {
      ...moments('event', events),
      type: events.map(({ type }) => type),
      subType: events.map(({ subType }) => subType ?? null),
      value: Float64Array.from(events, ({ value }) => value ?? Number.NaN),
      unit: events.map(({ unit }) => unit ?? null),
      text: events.map(({ text }) => text ?? null),
      status: events.map(({ status }) => status ?? 'created'),
      recordedAt: Float64Array.from(events, ({ recordedAt }) => recordedAt ?? Number.NaN),
    },
    calibration: {
      ...moments('calibration', calibrations),
      mgDl: Float64Array.from(calibrations, ({ mgDl }) => mgDl ?? Number.NaN),
    },
    alert: {
      ...moments('alert', alerts),
      name: alerts.map(({ name }) => name),
      state: alerts.map(({ state }) => state ?? null),
    },
  };
}

const moments = (kind: string, all: readonly Moment[]) => ({
  recordId: all.map((_, i) => `${kind}-${i}`),
  at: Float64Array.from(all, ({ at }) => at),
  offsetMinutes: Int16Array.from(all, ({ offsetMinutes }) => offsetMinutes ?? NO_OFFSET),
  displayDevice: all.map(({ displayDevice }) => displayDevice ?? null),
});
