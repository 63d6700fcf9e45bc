import type { Page } from '@playwright/test';
import { isNever } from '../../main/dexcom/parse-time';
import type { Device, Egv, EventType, LoggedEvent, Person, ReadRecords, Sensor } from '../../simulator/person/person';
import { type Simulator, startSimulator } from '../../simulator/server';
import { createWorld } from '../../simulator/world';
import type { Desk, Launched, LaunchOptions } from './desk';
import { answerLogin, expect, fillSignIn, openedLogin, untilFilled } from './e2e';

const HOUR_MS = 3_600_000;
const PHONE: Device = { key: 'phone', displayDevice: 'iOS', displayApp: 'G7', writesOffset: true };

type Moment = { readonly at: number; readonly offsetMinutes?: number };
export type ToldReading = Moment & { readonly mgDl: number };
export type ToldEvent = Moment &
  Pick<LoggedEvent, 'type'> &
  Partial<Pick<LoggedEvent, 'subType' | 'value' | 'unit' | 'text'>>;

/** All there is of a person, oldest first; mg/dL 39 is LOW, 401 is HIGH. */
export type Told = { readonly readings?: readonly ToldReading[]; readonly events?: readonly ToldEvent[] };

/** Starts a service whose one person is as told, opens the app there and waits until it has all of it. */
export async function openTold(
  desk: Desk,
  told: Told,
  options?: LaunchOptions,
): Promise<Launched & { readonly page: Page; readonly service: Simulator }> {
  const person = toldPerson(told, Date.now());
  const world = createWorld({
    createdAt: Date.now(),
    people: [person],
    profile: 'real',
    tokenSeed: `${Math.random()}`,
  });
  const service = await startSimulator({ world });
  const launched = await desk.launch(options);
  const page = await launched.app.firstWindow();
  await fillSignIn(page, service);
  await desk.openLink(await answerLogin(await openedLogin(desk)));
  await expect(page.getByRole('navigation', { name: 'Views' })).toBeVisible();
  await expect(page.getByText('Connected.')).toBeVisible();
  const beginsAt = Math.min(...timesOf(told).filter((at) => !isNever(at)));
  if (Number.isFinite(beginsAt)) {
    const isThere = () => page.evaluate(async () => (await window.steadyline.getSnapshot()).history.beginsAt);
    await expect.poll(isThere, { timeout: 60_000 }).toBe(beginsAt);
  }
  await untilFilled(page);
  return { ...launched, page, service };
}

const timesOf = ({ readings = [], events = [] }: Told): number[] => [...readings, ...events].map(({ at }) => at);

function toldPerson({ readings = [], events = [] }: Told, now: number): Person {
  const times = timesOf({ readings, events });
  const sensor: Sensor = { transmitterId: 'AB12CD', generation: 'g7', variant: 'g7', activatedAt: now - 96 * HOUR_MS };
  const recorded = ({ at, offsetMinutes = 0 }: Moment, key: number) =>
    ({ key, at, offsetMinutes, arrivedAt: Math.min(at, now), device: PHONE, sensor }) as const;
  return {
    id: 'steady',
    name: 'Told',
    about: 'every record as it is told',
    startAt: Math.min(now, ...times),
    endAt: Math.max(now, ...times) + 1,
    latestArrivalMs: 0,
    aheadMs: Number.POSITIVE_INFINITY,
    egvs: reader(readings.map((one, i): Egv => ({ ...recorded(one, i), ...glucoseOf(one.mgDl), ticks: i }))),
    events: reader(
      events.map(
        (one, i): LoggedEvent => ({
          ...{ subType: null, value: null, unit: null, text: null, change: null, recordedAt: one.at },
          ...one,
          ...recorded(one, i),
        }),
      ),
    ),
    calibrations: () => [],
    alerts: () => [],
    devices: () => [{ device: PHONE, sensor, lastUploadAt: now - HOUR_MS, schedules: [] }],
  };
}

function glucoseOf(mgDl: number) {
  const status = mgDl < 40 ? 'low' : mgDl > 400 ? 'high' : 'ok';
  return { mgDl, status, trend: 'flat', rateMgDlPerMinute: 0 } as const;
}

const reader =
  <T extends { readonly at: number }>(records: readonly T[]): ReadRecords<T> =>
  (fromAt, toAt) =>
    records.filter(({ at }) => at >= fromAt && at < toAt);

/** A type of event that no version of the app knows yet. */
export const unknownType = (name: string): EventType => name as EventType;
