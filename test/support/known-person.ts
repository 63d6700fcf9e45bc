import type { Page } from '@playwright/test';
import type { Device, Sensor } from '../../simulator/person/person';
import { dayAndNight } from '../../simulator/person/schedules';
import { createScriptedPerson, type History } from '../../simulator/person/scripted-person';
import { type Simulator, startSimulator } from '../../simulator/server';
import { createWorld } from '../../simulator/world';
import type { Desk, Launched, LaunchOptions } from './desk';
import { answerLogin, test as base, expect, fillSignIn, hero, openedLogin } from './e2e';
import type { TrayItem } from './tray-watcher';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Twelve hours of readings every five minutes, the newest of them 62 minutes old. */
const READINGS = 144;
const NEWEST_AGO_MS = 62 * MINUTE_MS;
const PHONE: Device = { key: 'phone', displayDevice: 'iOS', displayApp: 'G7', writesOffset: true };

/** What there is of a person, each number found nowhere else. */
export const KNOWN = { mgDl: 137, carbs: 117, insulin: 23.5, fingerstick: 149, alertAbove: 211 } as const;
/** What comes after that, as the service's clock moves on. */
export const COMES_MG_DL = 58;

/** Tests with a service whose one person is known. */
export const test = base.extend<{ service: KnownService }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
  service: async ({}, use) => {
    const service = await startKnownService();
    await use(service);
    await service.stop();
  },
});

/** Starts the app and signs that person in. */
export async function openSignedIn(
  desk: Desk,
  service: KnownService,
  options?: LaunchOptions,
): Promise<Launched & { readonly page: Page; readonly item: TrayItem }> {
  const launched = await desk.launch(options);
  const page = await launched.app.firstWindow();
  await fillSignIn(page, service);
  await desk.openLink(await answerLogin(await openedLogin(desk)));
  await expect(hero(page)).toContainText(String(KNOWN.mgDl));
  const item = await desk.tray?.item();
  if (!item) throw new Error('this desk has no tray');
  return { ...launched, page, item };
}

export type KnownService = Simulator & { later(ms: number): void };

/** A service with one person, whose every value is known; its clock can be moved on, so that more readings come. */
async function startKnownService(): Promise<KnownService> {
  let aheadMs = 0;
  const person = knownPerson(Date.now());
  const world = createWorld({ createdAt: Date.now(), people: [person], tokenSeed: `${Math.random()}` });
  const simulator = await startSimulator({ world, now: () => Date.now() + aheadMs });
  const later = (ms: number): void => {
    aheadMs += ms;
  };
  return Object.assign(simulator, { later });
}

function knownPerson(now: number) {
  const sensor: Sensor = { transmitterId: 'AB12CD', generation: 'g7', variant: 'g7', activatedAt: now - 96 * HOUR_MS };
  const recorded = (key: number, at: number) => ({ key, at, offsetMinutes: 0, device: PHONE, sensor });
  const newestAt = now - NEWEST_AGO_MS;
  const egv = (i: number) => {
    const [key, at] = [READINGS + i, newestAt + i * 5 * MINUTE_MS];
    const mgDl = i > 0 ? COMES_MG_DL : KNOWN.mgDl;
    const value = { mgDl, status: 'ok', trend: 'flat', rateMgDlPerMinute: 0, ticks: key } as const;
    return arrived({ ...recorded(key, at), ...value });
  };
  const entry = (key: number, type: 'carbs' | 'insulin', value: number) => {
    const at = newestAt - key * 30 * MINUTE_MS;
    const kind = { type, subType: type === 'insulin' ? 'fastActing' : null, unit: UNIT[type], text: null };
    return arrived({ ...recorded(key, at), ...kind, recordedAt: at, value, status: 'created' as const });
  };
  const fingerstick = { ...recorded(1, newestAt - HOUR_MS), mgDl: KNOWN.fingerstick, ticks: 1 };
  const limits = { highMgDl: KNOWN.alertAbove, lowMgDl: 70 };
  const device = { device: PHONE, sensor, lastUploadAt: newestAt, schedules: dayAndNight(limits, limits) };
  return createScriptedPerson({
    id: 'steady',
    egvs: Array.from({ length: READINGS + 12 }, (_, i) => egv(i + 1 - READINGS)),
    events: [entry(1, 'carbs', KNOWN.carbs), entry(2, 'insulin', KNOWN.insulin)],
    calibrations: [arrived(fingerstick)],
    alerts: [],
    devices: [{ fromAt: 0, isNews: true, content: [device] }],
  });
}

const UNIT = { carbs: 'grams', insulin: 'units' } as const;

/** Something that reaches the service an hour after it was recorded. */
const arrived = <T extends { readonly at: number }>(content: T): History<T> => [
  { fromAt: content.at + HOUR_MS, isNews: true, content },
];
